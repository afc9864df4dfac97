// Packs what is built of an npm package: `node bindings/npm/pack.mjs PACKAGE TO`, with `bindings/node` as the package.
//
// One package for each platform has a native file, and `os`, `cpu` and `libc`, so that npm takes the one that fits. The
// package itself is JavaScript, and names those platform packages that lie in TO, in exactly its version: those packed
// here now, and those that other machines packed. It is for these platforms only, so that npm says so on others.

import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { packed } from './tarball.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '..', '..');
const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const platforms = JSON.parse(readFileSync(join(here, 'platforms.json'), 'utf8'));

const [source, to] = process.argv.slice(2).map((folder) => resolve(folder));
if (to === undefined) throw new Error('say what to pack: node pack.mjs PACKAGE TO');
const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const { name, version, license, engines } = manifest;

mkdirSync(to, { recursive: true });
for (const file of readdirSync(source).sort()) {
  const platform = Object.keys(platforms).find((platform) => file === `${name}.${platform}.node`);
  if (platform !== undefined) packPlatform(platform, file);
}
packItself();

function packageName(platform) {
  return `@rebuttal/${platform}`;
}

function packPlatform(platform, file) {
  // npm would leave it out without a word.
  if (!existsSync(join(source, NOTICES))) {
    throw new Error(`${NOTICES} is missing; \`cargo xtask notices node\` writes it`);
  }
  const { os, cpu, libc } = platforms[platform];
  pack(
    {
      name: packageName(platform),
      version,
      description: `The native half of ${name} for ${platform}. Install ${name}, which takes what fits.`,
      license,
      engines,
      os: [os],
      cpu: [cpu],
      ...(libc && { libc: [libc] }),
      main: file,
      files: [file, NOTICES],
    },
    (folder) => {
      for (const each of [file, NOTICES]) copyFileSync(join(source, each), join(folder, each));
      writeFileSync(
        join(folder, 'README.md'),
        `The native half of the package \`${name}\` for ${platform}. Install \`${name}\`, which takes what fits.\n`,
      );
    },
  );
}

function packItself() {
  const found = Object.entries(platforms).filter(([platform]) =>
    packed(to).some(({ manifest }) => manifest.name === packageName(platform) && manifest.version === version),
  );
  if (found.length === 0) throw new Error(`no platform's package in ${to}, and no native file in ${source}: build one`);
  const values = (key) => [...new Set(found.map(([, platform]) => platform[key]).filter(Boolean))];
  const { private: _, scripts, devDependencies, ...kept } = manifest;
  const libc = values('libc');
  pack(
    {
      ...kept,
      os: values('os'),
      cpu: values('cpu'),
      // npm looks at it on Linux only.
      ...(libc.length === 1 && { libc }),
      optionalDependencies: Object.fromEntries(found.map(([platform]) => [packageName(platform), version])),
    },
    (folder) => {
      for (const each of [...manifest.files, 'README.md']) cpSync(join(source, each), join(folder, each), { recursive: true });
    },
  );
}

/** Packs a folder that `fill` fills; the licences come into each. */
function pack(manifest, fill) {
  const folder = mkdtempSync(join(tmpdir(), 'rebuttal-pack-'));
  try {
    fill(folder);
    for (const file of readdirSync(repository).filter((file) => file.startsWith('LICENSE-'))) {
      copyFileSync(join(repository, file), join(folder, file));
    }
    const files = [...manifest.files, 'LICENSE-*'];
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
    execFileSync('npm', ['pack', '--silent', '--pack-destination', to], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
