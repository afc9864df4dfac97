// The environment in which packages that leave this machine are built, for the npm package and the wheel alike:
// no path of this machine in them, and the C code of the cryptographic library hardened.
//
// `node bindings/release-environment.mjs PROGRAM [ARGUMENTS]` runs a program in it, such as `maturin build --release`.
// That symbols are stripped is in the profile `release` of Cargo.toml.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { argv, env as environment, platform as host } from 'node:process';
import { fileURLToPath } from 'node:url';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folders of this machine, and what stands for them in the packages. Of several that fit, the last one counts. */
export function renamed(env = environment) {
  const cargo = env.CARGO_HOME ?? join(homedir(), '.cargo');
  const sources = join(cargo, 'registry', 'src');
  // Each registry has a folder here, whose name tells which one it is.
  const registries = existsSync(sources) ? readdirSync(sources).map((name) => join(sources, name)) : [];
  const sysroot = execFileSync('rustc', ['--print', 'sysroot'], { cwd: repository, env, encoding: 'utf8' }).trim();
  const target = resolve(repository, env.CARGO_TARGET_DIR ?? 'target');
  return [
    [repository, '/rebuttal'],
    [target, '/target'],
    [cargo, '/cargo'],
    [sysroot, '/rust'],
    ...registries.map((folder) => [folder, '/crates']),
  ];
}

/** Whether Rust builds for musl here. */
function isMusl(env) {
  return /^host: .*-musl$/m.test(execFileSync('rustc', ['-vV'], { cwd: repository, env, encoding: 'utf8' }));
}

/** The same environment with what a build for others needs. */
export function releaseEnvironment(env = environment, platform = host) {
  // Crates that are not here yet would come into folders that are not known yet.
  execFileSync('cargo', ['fetch', '--quiet', '--locked'], { cwd: repository, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const paths = renamed(env);
  const rust = paths.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  if (platform === 'linux') rust.push('-Crelro-level=full');
  // Rust links musl into what it builds there, and then nothing can load a library of it.
  if (isMusl(env)) rust.push('-Ctarget-feature=-crt-static');
  const separator = '\x1f';
  const given = env.CARGO_ENCODED_RUSTFLAGS?.split(separator) ?? env.RUSTFLAGS?.split(' ').filter(Boolean) ?? [];
  const out = { ...env, CARGO_ENCODED_RUSTFLAGS: [...given, ...rust].join(separator) };
  // Microsoft's compiler has other flags, guards stacks by itself, and writes no paths into code.
  if (platform === 'win32') return out;
  const c = ['-fstack-protector-strong', '-U_FORTIFY_SOURCE', '-D_FORTIFY_SOURCE=2'];
  if (platform === 'linux') c.push('-fstack-clash-protection');
  c.push(...paths.map(([from, to]) => `-ffile-prefix-map='${from}=${to}'`));
  return { ...out, CC_SHELL_ESCAPED_FLAGS: '1', CFLAGS: [env.CFLAGS, ...c].filter(Boolean).join(' ') };
}

if (argv[1] !== undefined && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  const [program, ...args] = argv.slice(2);
  if (program === undefined) throw new Error('say which program to run: node release-environment.mjs PROGRAM [ARGUMENTS]');
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', env: releaseEnvironment(), shell: host === 'win32' });
  if (error !== undefined) throw error;
  process.exitCode = status ?? 1;
}
