// Writes the ESM entry beside the compiled CommonJS of a folder: `node write-esm.mjs FOLDER`. It re-exports it, so that a
// program which imports the package in both ways has one copy of each class. All names are listed, for bundlers.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2]);
const names = Object.keys(createRequire(import.meta.url)(join(folder, 'index.js'))).sort();
writeFileSync(
  join(folder, 'index.mjs'),
  `import all from './index.js';\n\nexport const {\n  ${names.join(',\n  ')},\n} = all;\n`,
);
writeFileSync(join(folder, 'index.d.mts'), "export * from './index.js';\n");
