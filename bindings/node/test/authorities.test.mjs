// Private certificate authorities: which are trusted, and that no others are.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { authority } from './support/certificates.mjs';
import { rebuttal, require } from './support/package.mjs';
import { Project } from './support/project.mjs';
import { dispute } from './support/wire.mjs';

const { AlipayClient, ConfigError, StripeClient, TransportError } = rebuttal;
const { PrivateKey, generatePrivateKey } = require('rebuttal/alipay');
const privateAuthority = authority();
let folder;
let file;
let server;
let options;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rebuttal-authorities-'));
  file = join(folder, 'company.pem');
  writeFileSync(file, privateAuthority.pem);
  server = await serving(privateAuthority.issue('127.0.0.1'));
  options = optionsFor(server);
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function serving(certificate) {
  const made = createServer(certificate, (_, response) => response.end(JSON.stringify(dispute())));
  await new Promise((resolve) => made.listen(0, '127.0.0.1', resolve));
  return made;
}

function optionsFor(made) {
  const url = `https://127.0.0.1:${made.address().port}`;
  return { apiKey: 'sk_test_1', apiBase: url, filesBase: url, maxAttempts: 1 };
}

async function works(more) {
  const client = new StripeClient({ ...options, ...more });
  const { id } = await client.retrieveDispute('du_1');
  client.close();
  return id === 'du_1';
}

test('an authority that is passed is trusted', async () => {
  await assert.rejects(works({}), { name: 'TransportError', outcome: 'not_done' });
  assert.ok(await works({ caFile: file }));
  assert.ok(await works({ caPem: privateAuthority.pem }));
  assert.ok(await works({ caPem: authority('Another').pem + privateAuthority.pem }));
});

test('a certificate is checked with any authority', async () => {
  for (const certificate of [authority('Another').issue('127.0.0.1'), privateAuthority.issue('127.0.0.2')]) {
    const other = await serving(certificate);
    const client = new StripeClient({ ...optionsFor(other), caFile: file });
    await assert.rejects(client.closeDispute('du_1'), (error) => {
      assert.equal(error.constructor, TransportError);
      return error.outcome === 'not_done';
    });
    client.close();
    other.close();
  }
});

test('a file or text without a certificate is refused and named', () => {
  const empty = join(folder, 'empty.pem');
  writeFileSync(empty, 'no certificate in here');
  for (const path of [empty, join(folder, 'absent.pem'), folder]) {
    assert.throws(
      () => new StripeClient({ ...options, caFile: path }),
      (error) => {
        assert.equal(error.constructor, ConfigError);
        return error.field === 'caFile' && error.message.includes(path) && error.message.includes('`caFile`');
      },
    );
  }
  assert.throws(() => new StripeClient({ ...options, caPem: 'company.pem' }), { name: 'ConfigError', field: 'caPem' });
  const privateKey = generatePrivateKey();
  const alipayPublicKey = new PrivateKey({ key: generatePrivateKey() }).publicKey();
  const caFile = join(folder, 'absent.pem');
  assert.throws(() => new AlipayClient({ clientId: 'c', privateKey, alipayPublicKey, caFile }), /absent\.pem/);
});

const CALL = `
  import { StripeClient } from 'rebuttal';
  try {
    const client = new StripeClient(JSON.parse(process.argv[2]));
    console.log((await client.retrieveDispute('du_1')).id);
  } catch (error) { console.log(error.name, error.message); }
`;

test('environment variables name authorities', async () => {
  const project = new Project('authorities', { 'call.mjs': CALL }, { modules: [] });
  const run = async (env) => (await project.node('call.mjs', JSON.stringify(options), { env })).stdout.trim();
  assert.match(await run({}), /^TransportError/);
  assert.equal(await run({ NODE_EXTRA_CA_CERTS: file }), 'du_1');
  assert.equal(await run({ SSL_CERT_FILE: file }), 'du_1');
  for (const variable of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    const printed = await run({ [variable]: join(folder, 'absent.pem') });
    assert.ok(
      printed.startsWith('ConfigError') && printed.includes(variable) && printed.includes('absent.pem'),
      printed,
    );
  }
  project.remove();
});
