// Copies the licences of the repository into the package's folder, because npm packs only files from there.

import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = join(root, '..', '..');
const licences = readdirSync(repository).filter((name) => name.startsWith('LICENSE-'));
if (licences.length === 0) throw new Error(`no LICENSE-* in ${repository}`);
// npm would leave it out without a word.
if (!existsSync(join(root, 'THIRD-PARTY-NOTICES.txt'))) {
  throw new Error('THIRD-PARTY-NOTICES.txt is missing; `cargo xtask notices node` writes it');
}
for (const name of licences) copyFileSync(join(repository, name), join(root, name));
