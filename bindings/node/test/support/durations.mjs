// Converts the options of scenarios to this language: names in camelCase, durations in milliseconds.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { repository } from './package.mjs';
import { camel } from './variables.mjs';

/** The options that are durations, as the documents and the options of all clients say. */
const durations = new Set(
  ['spec', 'crates/rebuttal-codegen/src']
    .map((folder) => join(repository, folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => found(parse(readFileSync(file, 'utf8')))),
);

function found(value) {
  if (typeof value !== 'object' || value === null) return [];
  const own = value.type === 'seconds' && typeof value.name === 'string' ? [value.name] : [];
  return own.concat(Object.values(value).flatMap(found));
}

/** Scenarios count seconds, for all languages. */
export const optionKeys = (object) =>
  Object.fromEntries(
    Object.entries(object ?? {}).map(([key, value]) => [
      camel(key),
      durations.has(key) && typeof value === 'number' ? value * 1000 : value,
    ]),
  );
