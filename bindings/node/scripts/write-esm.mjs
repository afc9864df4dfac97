// Writes the ESM entries beside the compiled CommonJS. They re-export it, so that a program which imports the package in
// both ways has one copy of each class, and `instanceof` holds. All names are listed, so that bundlers need not guess them.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const generated = join(dist, 'generated');
const providers = readdirSync(generated, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const entries = ['index', 'provider', ...providers.map(({ name }) => join('generated', name, 'index'))];
for (const entry of entries.map((name) => join(dist, name))) {
  if (!existsSync(`${entry}.js`)) throw new Error(`there is no ${entry}.js; run tsc first`);
  const file = `./${basename(entry)}.js`;
  const names = exportedNames(`${entry}.js`);
  writeFileSync(`${entry}.mjs`, `import all from '${file}';\n\nexport const {\n  ${names.join(',\n  ')},\n} = all;\n`);
  writeFileSync(`${entry}.d.mts`, `export * from '${file}';\n`);
}

// The native half may not be built yet, and is not needed to read names.
function exportedNames(file) {
  const require = createRequire(import.meta.url);
  const native = require.resolve(join(dist, 'native.js'));
  require.cache[native] ??= { id: native, filename: native, loaded: true, exports: { native: {} } };
  return Object.keys(require(file)).sort();
}
