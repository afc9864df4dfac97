// The program of the README passes in Vitest, and its types are right.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { installed } from './support.mjs';

const run = promisify(execFile);
/** A machine with much else to do takes its time, and a quick build of the sandbox to make its keys. */
const PATIENT = ['--hookTimeout=120000', '--testTimeout=120000'];
const package_ = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(package_, '..', '..', 'node', 'node_modules');

test('the README passes', async (context) => {
  const folder = mkdtempSync(join(installed, 'sandbox-readme-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const [program, ...rest] = readFileSync(join(package_, 'README.md'), 'utf8')
    .split('```ts\n')
    .slice(1)
    .map((part) => part.split('```')[0]);
  assert.deepEqual(rest, []);
  writeFileSync(join(folder, 'disputes.test.ts'), program);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const compilerOptions = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'esnext.disposable'] };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { ...compilerOptions, module: 'nodenext', types: ['node'], skipLibCheck: true },
    }),
  );
  mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
  for (const name of ['vitest', '@types/node', 'undici-types']) {
    symlinkSync(join(tools, name), join(folder, 'node_modules', name), 'junction');
  }
  await run(process.execPath, [join(tools, 'typescript', 'bin', 'tsc'), '-p', '.'], { cwd: folder }).catch((error) =>
    assert.fail(error.stdout),
  );
  const { stdout } = await run(
    process.execPath,
    [join(tools, 'vitest', 'vitest.mjs'), 'run', '--no-color', ...PATIENT],
    {
      cwd: folder,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    },
  ).catch((error) => assert.fail(error.stdout + error.stderr));
  assert.match(stdout, /Tests +2 passed/);
});
