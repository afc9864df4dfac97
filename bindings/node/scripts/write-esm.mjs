// Writes the ESM entries beside the compiled CommonJS. They re-export it, so that a program which imports the package in
// both ways has one copy of each class, and `instanceof` holds. All names are listed, so that bundlers need not guess them.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const generated = join(dist, 'generated');
const providers = readdirSync(generated, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const folder of [dist, ...providers.map(({ name }) => join(generated, name))]) {
  if (!existsSync(join(folder, 'index.js'))) throw new Error(`${folder} has no index.js; run tsc first`);
  const names = exportedNames(join(folder, 'index.js'));
  writeFileSync(
    join(folder, 'index.mjs'),
    `import all from './index.js';\n\nexport const {\n  ${names.join(',\n  ')},\n} = all;\n`,
  );
  writeFileSync(join(folder, 'index.d.mts'), "export * from './index.js';\n");
}

// The native half may not be built yet, and is not needed to read names.
function exportedNames(file) {
  const require = createRequire(import.meta.url);
  const native = require.resolve(join(dist, 'native.js'));
  require.cache[native] ??= { id: native, filename: native, loaded: true, exports: { native: {} } };
  return Object.keys(require(file)).sort();
}
