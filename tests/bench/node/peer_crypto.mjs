// What a person writes by hand for Alipay's signatures with Node's own cryptography, the keys parsed once.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

import { TOLD, check, repeat } from './driving.mjs';

const { alipay: keys } = TOLD;
const { path, time, body, signature } = keys.notification;
const der = (text) => Buffer.from(text, 'base64');
const content = () => Buffer.from(`POST ${path}\n${keys.client_id}.${time}.${body}`);

export const works = {
  sign() {
    const key = createPrivateKey({ key: der(keys.merchant_private_key), format: 'der', type: 'pkcs8' });
    const header = () => encodeURIComponent(sign('sha256', content(), key).toString('base64'));
    return repeat(() => `algorithm=RSA256,keyVersion=1,signature=${header()}`);
  },

  verify() {
    const key = createPublicKey({ key: der(keys.alipay_public_key), format: 'der', type: 'spki' });
    const given = () => der(decodeURIComponent(signature.split('signature=')[1]));
    return repeat(() => check(verify('sha256', content(), key, given()), true));
  },
};
