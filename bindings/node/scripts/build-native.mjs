// Builds the native half, and puts it where the loader finds it. With `--zig=TARGET`, such as
// `x86_64-unknown-linux-gnu.2.17`, cargo-zigbuild links it for old versions of glibc.

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, given, place } from '../../npm/build.mjs';

const zig = given('zig');
const command = zig === undefined ? ['build'] : ['zigbuild', '--target', zig];
const library = build('rebuttal-node', command, (messages) =>
  messages
    .filter(({ reason, target }) => reason === 'compiler-artifact' && target.name === 'rebuttal_node')
    .flatMap(({ filenames }) => filenames)
    .find((file) => /\.(so|dylib|dll)$/.test(file)),
);
place(library, dirname(dirname(fileURLToPath(import.meta.url))), (platform) => `rebuttal.${platform}.node`);
