// Packs what is built of an npm package: `node bindings/npm/pack.mjs PACKAGE TO`, with `bindings/node` or
// `bindings/sandbox/node` as the package.
//
// One package for each platform has the native file, and `os`, `cpu` and `libc`, so that npm takes the one that fits. The
// package itself is JavaScript, and names those platform packages that lie in TO, in exactly its version: those packed
// here now, and those that other machines packed. It is for these platforms only, so that npm says so on others.

import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { packed } from './tarball.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '..', '..');
const LINKED = ['THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json'];
const platforms = JSON.parse(readFileSync(join(here, 'platforms.json'), 'utf8'));

/** What is native in a package: how its platforms' packages are called, and its file where it is built and in them. */
const natives = {
  rebuttal: {
    part: (platform) => `@rebuttal/${platform}`,
    built: (platform) => `rebuttal.${platform}.node`,
    file: (platform) => `rebuttal.${platform}.node`,
    main: true,
  },
  'rebuttal-sandbox': {
    part: (platform) => `@rebuttal/sandbox-${platform}`,
    built: (platform) => `rebuttal-sandbox.${platform}`,
    file: (platform) => (platforms[platform].os === 'win32' ? 'rebuttal-sandbox.exe' : 'rebuttal-sandbox'),
    main: false,
  },
};

const [source, to] = process.argv.slice(2).map((folder) => resolve(folder));
if (to === undefined) throw new Error('say what to pack: node pack.mjs PACKAGE TO');
const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
const { name, version, license, engines } = manifest;
const native = natives[name];

mkdirSync(to, { recursive: true });
for (const platform of Object.keys(platforms)) {
  if (existsSync(join(source, native.built(platform)))) packPlatform(platform);
}
packItself();

function packPlatform(platform) {
  // npm would leave it out without a word.
  const missing = LINKED.find((each) => !existsSync(join(source, each)));
  if (missing !== undefined) throw new Error(`${missing} is missing in ${source}; \`cargo xtask notices\` writes it`);
  const file = native.file(platform);
  const { os, cpu, libc } = platforms[platform];
  pack(
    {
      name: native.part(platform),
      version,
      description: `The native part of ${name} for ${platform}. Install ${name}, which takes what fits.`,
      license,
      engines,
      os: [os],
      cpu: [cpu],
      ...(libc && { libc: [libc] }),
      ...(native.main && { main: file }),
      files: [file, ...LINKED],
    },
    (folder) => {
      copyFileSync(join(source, native.built(platform)), join(folder, file));
      for (const each of LINKED) copyFileSync(join(source, each), join(folder, each));
      writeFileSync(
        join(folder, 'README.md'),
        `The native part of the package \`${name}\` for ${platform}. Install \`${name}\`, which takes what fits.\n`,
      );
    },
  );
}

function packItself() {
  const found = Object.entries(platforms).filter(([platform]) =>
    packed(to).some(({ manifest }) => manifest.name === native.part(platform) && manifest.version === version),
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
      optionalDependencies: Object.fromEntries(found.map(([platform]) => [native.part(platform), version])),
    },
    (folder) => {
      for (const each of [...manifest.files, 'README.md']) {
        cpSync(join(source, each), join(folder, each), { recursive: true });
      }
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
