// Builds the sandbox's program, or with `--from=FILE` takes one that was built before.

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build, given, place } from '../../../npm/build.mjs';

const program =
  given('from') ??
  build('rebuttal-sandbox', ['build', '--bins'], (messages) =>
    messages.map(({ executable }) => executable).findLast((executable) => typeof executable === 'string'),
  );
place(program, dirname(dirname(fileURLToPath(import.meta.url))), (platform) => `rebuttal-sandbox.${platform}`);
