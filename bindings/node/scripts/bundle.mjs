// Bundles all compiled modules into one file, so that a program reads one file in place of fifty when it starts. The
// entries re-export it. Nothing is renamed or minified, so that stacks stay readable.

import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const { name, version } = json(join(root, 'package.json'));
const platforms = Object.keys(json(join(root, '..', 'npm', 'platforms.json')));
// The build of the native half reads it too.
const apart = ['platform.js'];
const files = readdirSync(dist, { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js') && !apart.includes(file));

// Every module by its file. Getters, so that none runs before somebody uses it.
const getters = files.map((file) => `  get '${file}'() { return require('./${file}'); },\n`);
await build({
  stdin: { contents: `module.exports = {\n${getters.join('')}};\n`, resolveDir: dist, sourcefile: 'modules.js' },
  outfile: join(dist, 'all.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  // What the loader's messages name.
  define: { PACKAGE: JSON.stringify({ name, version, platforms }) },
  external: apart.map((file) => `./${file}`),
  logLevel: 'warning',
});

const isEntry = (file) => ['index.js', 'provider.js'].includes(file) || /^generated\/[^/]+\/index\.js$/.test(file);
for (const file of files) {
  const up =
    file
      .split('/')
      .slice(1)
      .map(() => '../')
      .join('') || './';
  if (isEntry(file)) writeFileSync(join(dist, file), `module.exports = require('${up}all.js')['${file}'];\n`);
  else rmSync(join(dist, file));
}
