/** Parameters become the JSON text that crosses: the core knows their types and limits, this knows JavaScript's. */

import { CLEAR } from './clear.js';
import { InvalidArgumentError } from './errors.js';
import { givenFile } from './files.js';
import type { FileRules, GivenFile } from './files.js';
import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';
import { isDate, isPlain, kindOf } from './values.js';

/** The key under which parameters cross that the provider's description does not know yet. */
const EXTRA = '$extra';

/** The key of an object that stands for one of the call's files, by its number. */
const ATTACHMENT = '$attachment';

/** A request: JSON text, and the files that it names by their number. */
export interface EncodedRequest {
  readonly json: string;
  readonly files: readonly GivenFile[];
}

/** Deeper than any request of a provider's; what is deeper refers to itself. */
const DEEPEST = 64;

/** What must be known of parameters to write them. */
export interface RequestRules {
  /** Which are files. */
  readonly files?: FileRules | undefined;
  /** Which are Unix times, or have some inside. */
  readonly times?: FieldPaths | undefined;
}

/**
 * The request as it crosses.
 *
 * @param positional - what the caller gave by position
 * @param params - what the caller gave by name, with `extra`
 * @param rules - which parameters are more than JSON
 * @param times - where types have Unix times
 */
export function encodeRequest(
  positional: Readonly<Record<string, unknown>>,
  params: object,
  { files: fileRules = {}, times: timeRules = {} }: RequestRules = {},
  times: FieldPathTable = {},
): EncodedRequest {
  if (!isPlain(params)) throw refused('params', `must be a plain object of parameters, not ${kindOf(params)}`);
  checkKeys(params, 'params');
  const { extra, ...named } = params as Record<string, unknown>;
  const twice = Object.keys(named).find((name) => Object.hasOwn(positional, name));
  if (twice !== undefined) throw refused(twice, 'is given by position; take it out of the parameters');
  const request = bare();
  const files: GivenFile[] = [];
  for (const [name, value] of Object.entries({ ...positional, ...named })) {
    const rule = own(fileRules, name);
    if (value === undefined) continue;
    if (name === EXTRA) throw refused(name, 'is no parameter: `extra` takes what is newer than this release');
    if (rule !== undefined && value !== CLEAR) {
      request[name] = { [ATTACHMENT]: files.length };
      files.push(givenFile(name, value, rule));
    } else {
      // An empty text that was given by position is left to the core, which knows what the parameter is.
      const left = value === '' && Object.hasOwn(positional, name);
      request[name] = left ? value : encode(value, name, { times, path: own(timeRules, name), depth: 0 });
    }
  }
  if (extra !== undefined) {
    if (!isPlain(extra)) throw refused('extra', 'must be an object of parameter names and values');
    request[EXTRA] = encodeExtra(extra, 'extra', 0);
  }
  return { json: JSON.stringify(request), files };
}

/** Where in a request a value stands. */
interface At {
  readonly times: FieldPathTable;
  readonly path: FieldPath | undefined;
  readonly depth: number;
}

function encode(value: unknown, field: string, at: At): unknown {
  if (at.depth > DEEPEST) throw refused(field, 'is nested too deeply, or refers to itself');
  switch (typeof value) {
    case 'string':
      if (value === '') throw refused(field, "is '': leave it out to keep what there is, or pass CLEAR to empty it");
      return whole(value, field);
    case 'boolean':
      return value;
    case 'number':
      return number(value, field);
    case 'bigint':
      return number(Number(value), field);
    case 'symbol':
      if (value === CLEAR) return null;
      throw refused(field, 'is a symbol');
    case 'object':
      return object(value, field, at);
    case 'undefined':
    case 'function':
      throw refused(field, `is ${typeof value === 'function' ? 'a function' : 'undefined'}`);
  }
  return value;
}

function object(value: object | null, field: string, at: At): unknown {
  if (value === null) {
    throw refused(field, 'is null: leave it out (undefined) to keep what there is, or pass CLEAR to empty it');
  }
  // `Array.from` makes holes undefined.
  if (Array.isArray(value))
    return Array.from(value as unknown[], (item, index) => encode(item, `${field}[${index}]`, inside(at)));
  if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw refused(field, 'is an invalid date');
    // A Unix time has whole seconds: the one in which the moment lies.
    return at.path === true ? Math.floor(value.getTime() / 1000) : value.toISOString();
  }
  if (!isPlain(value)) throw refused(field, `is ${kindOf(value)}: pass a plain object`);
  return members(value, field, (item, name, key) => encode(item, name, inside(at, key)));
}

/** Where an item of a list, an entry of a map or a field of an object stands. */
function inside({ times, path, depth }: At, key?: string): At {
  const fields = typeof path === 'string' ? own(times, path) : undefined;
  const next =
    typeof path === 'object' ? path[0] : key === undefined || fields === undefined ? undefined : own(fields, key);
  return { times, path: next, depth: depth + 1 };
}

/** What the object itself has by that name; a parameter may be called `constructor`. */
function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** JSON has no NaN: it would cross as `null`, and that empties a field. */
function number(value: number, field: string): number {
  if (!Number.isFinite(value)) throw refused(field, 'is not a finite number');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw refused(field, 'is beyond 2^53, where JavaScript loses digits');
  }
  return value;
}

/** What the description does not know crosses as it is, if JSON can say it: nothing in it is left out in silence. */
function encodeExtra(value: unknown, field: string, depth: number): unknown {
  if (depth > DEEPEST) throw refused(field, 'is nested too deeply, or refers to itself');
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return whole(value, field);
  if (typeof value === 'number') return number(value, field);
  if (value === CLEAR) return null;
  if (Array.isArray(value))
    return Array.from(value as unknown[], (item, index) => encodeExtra(item, `${field}[${index}]`, depth + 1));
  if (isDate(value) && !Number.isNaN(value.getTime())) return value.toISOString();
  if (!isPlain(value)) throw refused(field, 'holds what JSON cannot express');
  return members(value, field, (item, name) => encodeExtra(item, name, depth + 1));
}

/** A copy of an object, its members encoded; those that are undefined are not sent. */
function members(
  value: object,
  field: string,
  encoded: (item: unknown, field: string, key: string) => unknown,
): object {
  checkKeys(value, field);
  const out = bare();
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) out[whole(key, field)] = encoded(item, `${field}.${key}`, key);
  }
  return out;
}

/** No name on the wire is a symbol. */
function checkKeys(value: object, field: string): void {
  if (Object.getOwnPropertySymbols(value).length > 0) throw refused(field, 'has a member whose name is a symbol');
}

/** An object without a prototype, on which `__proto__` is a name like any other. */
function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** Half a character cannot be sent. */
function whole(text: string, field: string): string {
  if (/\p{Surrogate}/u.test(text)) throw refused(field, 'holds half a character (a surrogate without its other half)');
  return text;
}

function refused(field: string, problem: string): InvalidArgumentError {
  return new InvalidArgumentError(`\`${field}\` ${problem}; nothing was sent`, { outcome: 'not_done', field });
}
