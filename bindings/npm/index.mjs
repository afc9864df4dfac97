// A package index on loopback that has the tarballs of a folder, for one program:
//
//   node bindings/npm/index.mjs FOLDER npm install rebuttal
//
// So packages are installed as they will be from the public one: npm reads the list of optional dependencies, and takes
// the package of the platform. Packages that it does not have are answered 404; nothing is passed on.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';

import { packed } from './tarball.mjs';

const [folder, program, ...args] = process.argv.slice(2);
if (program === undefined) throw new Error('say what to run: node index.mjs FOLDER PROGRAM [ARGUMENTS]');

const packages = packed(folder).map(({ file, manifest }) => ({
  manifest,
  name: basename(file),
  bytes: readFileSync(file),
}));
if (packages.length === 0) throw new Error(`${folder} has no tarballs; \`node bindings/npm/pack.mjs\` makes them`);

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, url).pathname).slice(1);
  const tarball = packages.find(({ name }) => path === `-/${name}`);
  const versions = packages.filter(({ manifest }) => manifest.name === path);
  if (tarball !== undefined) response.end(tarball.bytes);
  else if (versions.length > 0) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(document(path, versions)));
  } else {
    response.statusCode = 404;
    response.end('{"error":"not found"}');
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}/`;

function document(name, versions) {
  const described = versions.map(({ manifest, name: file, bytes }) => {
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    return [manifest.version, { ...manifest, dist: { tarball: `${url}-/${file}`, integrity } }];
  });
  const latest = versions.at(-1).manifest.version;
  return { name, 'dist-tags': { latest }, versions: Object.fromEntries(described) };
}

const windows = process.platform === 'win32';
const env = { ...process.env, npm_config_registry: url, npm_config_noproxy: '127.0.0.1' };
const child = spawn(program, args, { stdio: 'inherit', env, shell: windows });
const [status, signal] = await once(child, 'exit');
server.close();
server.closeAllConnections();
if (status !== 0) console.error(`${[program, ...args].join(' ')} ended with ${status ?? signal}`);
process.exitCode = status ?? 1;
