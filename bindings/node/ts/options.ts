/**
 * Options in camelCase become the JSON object that crosses. The core checks their values; what JSON cannot say is refused
 * here, because it would be left out or become something else.
 */

import { ConfigError } from './errors.js';
import type { InvalidArgumentError } from './errors.js';
import { unwrap } from './failure.js';
import { native } from './native.js';
import { optionNames } from './option-table.js';
import type { OptionRow, OptionTable } from './option-table.js';
import { isPlain, kindOf } from './values.js';

/** A `URL`, or text that holds one. */
export interface UrlLike {
  readonly href: string;
  toJSON(): string;
}

/** What a wrong option is: of a client, receiver or handle a `ConfigError`, of a call an `InvalidArgumentError`. */
export type OptionError = typeof ConfigError | typeof InvalidArgumentError;

/** The options as JSON text. What is `undefined` is not given; signers and observers are no JSON and stay here. */
export function encodeOptions(table: OptionTable, options: object, Wrong: OptionError = ConfigError): string {
  checkedObject(options, Wrong);
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const row = table.find((known) => known.name === name);
    if (row === undefined) throw unknownOption(table, name, Wrong);
    if (value === null)
      throw new Wrong(`the option \`${name}\` is null; leave it out instead`, { outcome: 'not_done', field: name });
    if (row.type !== 'signer' && row.type !== 'observer') out[row.native] = said(row, value, Wrong);
  }
  return JSON.stringify(out);
}

/** Options are a plain object: of any other, members would be missed. */
export function checkedObject(options: unknown, Wrong: OptionError): void {
  if (isPlain(options)) return;
  throw new Wrong(`\`options\` must be a plain object of options, not ${kindOf(options)}`, {
    outcome: 'not_done',
    field: 'options',
  });
}

/** An option's value as JSON says it. */
function said({ name, type }: OptionRow, value: unknown, Wrong: OptionError): unknown {
  const refused = (expected: string): Error => {
    const found = typeof value === 'number' && Number.isFinite(value) ? String(value) : kindOf(value);
    return new Wrong(`the option \`${name}\` must be ${expected}, not ${found}`, { outcome: 'not_done', field: name });
  };
  switch (type) {
    case 'milliseconds':
      return seconds(name, value, Wrong);
    case 'integer':
      if (!Number.isInteger(value)) throw refused('a whole number');
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw refused('true or false');
      return value;
    case 'strings': {
      // `Array.from` makes holes undefined.
      const texts: unknown[] = Array.isArray(value) ? Array.from(value as unknown[]) : [value];
      if (texts.every((text) => typeof text === 'string')) return value;
      throw refused('text or a list of texts');
    }
    case 'url': {
      const text: unknown = typeof value === 'object' && value !== null && 'href' in value ? value.href : value;
      if (typeof text !== 'string') throw refused('a URL');
      return text;
    }
    default:
      if (typeof value !== 'string') throw refused('text');
      return value;
  }
}

/** As long as the core waits for anything. */
const YEAR = 365 * 86_400_000;

/** The core counts seconds, fractions included. */
function seconds(name: string, value: unknown, Wrong: OptionError): number {
  if (typeof value === 'number' && value > 0 && value <= YEAR) return value / 1000;
  const problem = `the option \`${name}\` must be a number of milliseconds: more than 0, at most a year (${YEAR})`;
  throw new Wrong(problem, { outcome: 'not_done', field: name });
}

/** The options that the environment gives, with `given` over them. A blank variable counts as not set. */
export function optionsFromEnv(provider: string, table: OptionTable, given: object): object {
  checkedObject(given, ConfigError);
  const options: Record<string, unknown> = {};
  const passed = given as Readonly<Record<string, unknown>>;
  const instead = (row: OptionRow): OptionRow | undefined => table.find(({ insteadOf }) => insteadOf === row.name);
  const replaced = (row: OptionRow): boolean => passed[instead(row)?.name ?? ''] !== undefined;
  for (const row of table) {
    if (replaced(row) || row.env === undefined || passed[row.name] !== undefined) continue;
    const text = process.env[row.env];
    if (text === undefined) continue;
    const { value } = unwrap(native.variable(provider, row.env, text), optionNames(table));
    if (value === undefined) continue;
    const read: unknown = JSON.parse(value);
    // A variable counts seconds, because programs in other languages read it too.
    options[row.name] = row.type === 'milliseconds' && typeof read === 'number' ? read * 1000 : read;
  }
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) options[name] = value;
  }
  const missing = table.find((row) => row.required === true && options[row.name] === undefined && !replaced(row));
  if (missing !== undefined) {
    const other = instead(missing);
    const pass = other === undefined ? 'pass it' : `pass it, or \`${other.name}\` in its place`;
    const cure = missing.env === undefined ? pass : `set ${missing.env}, or ${pass}`;
    throw new ConfigError(`the option \`${missing.name}\` is required: ${cure}`, {
      outcome: 'not_done',
      field: missing.name,
    });
  }
  return options;
}

function unknownOption(table: OptionTable, name: string, Wrong: OptionError): Error {
  const meant = table.find((row) => row.native === name);
  const cure = meant === undefined ? `there are ${table.map((row) => row.name).join(', ')}` : `write \`${meant.name}\``;
  return new Wrong(`\`${name}\` is not an option; ${cure}`, { outcome: 'not_done', field: name });
}
