// npm packs no file from outside the package's folder: copies the licences of the repository into it.

import { copyFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = join(root, '..', '..');
const licences = readdirSync(repository).filter((name) => name.startsWith('LICENSE-'));
if (licences.length === 0) throw new Error(`no LICENSE-* in ${repository}`);
for (const name of licences) copyFileSync(join(repository, name), join(root, name));
