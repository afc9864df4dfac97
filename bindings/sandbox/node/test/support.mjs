// The package under test: installed beside `rebuttal` in the folder that REBUTTAL_NODE_PACKAGE names.

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const folder = process.env.REBUTTAL_NODE_PACKAGE;
if (!folder) throw new Error('REBUTTAL_NODE_PACKAGE must name a folder in which the packages are installed');

export const installed = resolve(folder);

/** Resolves as a program in that folder would. */
export const require = createRequire(join(installed, 'program.js'));
