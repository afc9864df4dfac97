// Certificate authorities for tests, made at run time, with only the parts of X.509 that a TLS server needs.

import { generateKeyPairSync, sign } from 'node:crypto';

function der(tag, ...contents) {
  const content = Buffer.concat(contents);
  const { length } = content;
  const long = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...long]), content]);
}

const sequence = (...contents) => der(0x30, ...contents);
const oid = (...bytes) => der(0x06, Buffer.from(bytes));
const octets = (...contents) => der(0x04, ...contents);
const bits = (...contents) => der(0x03, Buffer.from([0]), ...contents);
const time = (moment) => der(0x17, Buffer.from(moment.toISOString().replace(/^..|[-:T]|\.\d+/g, '')));
const yes = der(0x01, Buffer.from([0xff]));
const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const named = (name) => sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));

let serial = 1;

function certificate(subject, publicKey, issuer, issuersKey, extensions) {
  const day = 24 * 3600 * 1000;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([serial++])),
    ECDSA_SHA256,
    named(issuer),
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + day))),
    named(subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(...extensions)),
  );
  const whole = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, issuersKey)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** An authority: its certificate, and servers' keys and certificates for an IPv4 address. */
export function authority(name = 'Company Root') {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const isAuthority = sequence(oid(0x55, 0x1d, 0x13), yes, octets(sequence(yes)));
  return {
    pem: certificate(name, keys.publicKey, name, keys.privateKey, [isAuthority]),
    issue(address) {
      const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const ip = der(0x87, Buffer.from(address.split('.').map(Number)));
      const alternative = sequence(oid(0x55, 0x1d, 0x11), octets(sequence(ip)));
      return {
        cert: certificate('server', server.publicKey, name, keys.privateKey, [alternative]),
        key: server.privateKey.export({ format: 'pem', type: 'pkcs8' }),
      };
    },
  };
}
