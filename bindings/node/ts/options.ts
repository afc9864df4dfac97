/** Options become a JSON object with the core's names. The core checks the values; this only converts them. */

import { checkOptions, refused } from './checks.js';
import type { Refusal } from './checks.js';
import { ConfigError } from './errors.js';
import { unwrap } from './failure.js';
import { native } from './native.js';
import { optionNames } from './option-table.js';
import type { OptionRow, OptionTable } from './option-table.js';

/** A `URL`, or text that holds one. */
export interface UrlLike {
  readonly href: string;
  toJSON(): string;
}

/** The options as JSON text. `undefined` is not sent; signers and observers stay in JavaScript. */
export function encodeOptions(table: OptionTable, options: object, Class: Refusal = ConfigError): string {
  checkOptions(options, Class);
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const row = table.find((known) => known.name === name);
    if (row === undefined) throw unknownOption(table, name, Class);
    if (value === null) throw refused(Class, name, `the option \`${name}\` is null; leave it out instead`);
    if (row.type === 'milliseconds') out[row.native] = seconds(name, value, Class);
    else if (row.type !== 'signer' && row.type !== 'observer') out[row.native] = encoded(row, value);
  }
  return JSON.stringify(out);
}

/** A value as JSON has it. An object stands for anything else, because the core refuses it for every option. */
function encoded(row: OptionRow, value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => (typeof item === 'string' ? item : {}));
  const { href } = (row.type === 'url' ? value : {}) as Partial<UrlLike>;
  const plain = typeof href === 'string' ? href : value;
  return typeof plain === 'string' || typeof plain === 'boolean' || Number.isFinite(plain) ? plain : {};
}

/** The longest time that the core waits for anything. */
const YEAR = 365 * 86_400_000;

/** The core counts seconds, fractions included. */
function seconds(name: string, value: unknown, Class: Refusal): number {
  if (typeof value === 'number' && value > 0 && value <= YEAR) return value / 1000;
  const problem = `the option \`${name}\` must be a number of milliseconds: more than 0, at most a year (${YEAR})`;
  throw refused(Class, name, problem);
}

/** The options from the environment, with `given` over them. A blank variable counts as not set. */
export function optionsFromEnv(provider: string, table: OptionTable, given: object): object {
  checkOptions(given, ConfigError);
  const options: Record<string, unknown> = {};
  const passed = given as Readonly<Record<string, unknown>>;
  const replacement = (row: OptionRow): OptionRow | undefined => table.find(({ insteadOf }) => insteadOf === row.name);
  const replaced = (row: OptionRow): boolean => passed[replacement(row)?.name ?? ''] !== undefined;
  for (const row of table) {
    const text = process.env[row.env ?? ''];
    if (row.env === undefined || text === undefined || passed[row.name] !== undefined || replaced(row)) continue;
    const { value } = unwrap(native.variable(provider, row.env, text), optionNames(table));
    if (value === undefined) continue;
    const read: unknown = JSON.parse(value);
    // Variables are in seconds in all languages.
    options[row.name] = row.type === 'milliseconds' && typeof read === 'number' ? read * 1000 : read;
  }
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) options[name] = value;
  }
  const missing = table.find((row) => row.required === true && options[row.name] === undefined && !replaced(row));
  if (missing === undefined) return options;
  const other = replacement(missing);
  const pass = other === undefined ? 'pass it' : `pass it, or \`${other.name}\` in its place`;
  const cure = missing.env === undefined ? pass : `set ${missing.env}, or ${pass}`;
  throw refused(ConfigError, missing.name, `the option \`${missing.name}\` is required: ${cure}`);
}

function unknownOption(table: OptionTable, name: string, Class: Refusal): Error {
  const meant = table.find((row) => row.native === name);
  const cure = meant === undefined ? `there are ${table.map((row) => row.name).join(', ')}` : `write \`${meant.name}\``;
  return refused(Class, name, `\`${name}\` is not an option; ${cure}`);
}
