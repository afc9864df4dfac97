/** Options as JSON for the core, which checks them and knows their names, defaults and environment variables. */

import { checkOptions } from './checks.js';
import type { Refusal } from './checks.js';
import { ConfigError } from './errors.js';
import { unwrap } from './failure.js';
import { native } from './native.js';
import { isWellFormed, kindOf } from './values.js';

/** A `URL`, or text that holds one. */
export interface UrlLike {
  readonly href: string;
  toJSON(): string;
}

/** The options as JSON text. `undefined` is not sent; signers and observers stay in JavaScript. */
export function encodeOptions(options: object, Class: Refusal = ConfigError): string {
  checkOptions(options, Class);
  return JSON.stringify(Object.fromEntries(Object.entries(options).map(([name, value]) => [name, encoded(value)])));
}

/** A value as JSON has it, or what it is instead: the core tells which options take that. */
function encoded(value: unknown): unknown {
  if (Array.isArray(value))
    return Array.from(value, (item: unknown) => (typeof item === 'string' ? encoded(item) : {}));
  if (typeof value === 'string') return isWellFormed(value) ? value : { is: 'text with half a character' };
  if (value === undefined || value === null || typeof value === 'boolean' || Number.isFinite(value)) return value;
  const { href } = value as Partial<UrlLike>;
  return typeof href === 'string' ? { is: 'a URL', text: href } : { is: kindOf(value) };
}

/** The options from the environment of this thread, with `given` over them. */
export function optionsFromEnv(provider: string, configured: 'client' | 'receiver', given: object): object {
  const read = native.variables(provider, configured === 'receiver', encodeOptions(given), process.env);
  const more = JSON.parse(unwrap(read).value as string) as object;
  return { ...more, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
