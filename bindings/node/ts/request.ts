/** Parameters become JSON text. The core checks their types and limits; this refuses values that JSON cannot express. */

import { invalidParameter } from './checks.js';
import { CLEAR } from './clear.js';
import { givenFile } from './files.js';
import type { FileRules, GivenFile } from './files.js';
import { fieldsOf, own } from './field-paths.js';
import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';
import { isDate, isPlain, isWellFormed, kindOf } from './values.js';

/** The key of the parameters that the provider's document does not have yet. */
const EXTRA = '$extra';

/** The key of an object that refers to one of the call's files by its number. */
const ATTACHMENT = '$attachment';

/** A request: JSON text, and the files that it refers to by their number. */
export interface EncodedRequest {
  readonly json: string;
  readonly files: readonly GivenFile[];
}

/** Deeper than any request of a provider. A deeper value refers to itself. */
const DEEPEST = 64;

/** What must be known of an operation's parameters. */
export interface RequestRules {
  /** The files. */
  readonly files?: FileRules;
  /** Those that are or hold Unix times (`true`), or hold files (`false`). */
  readonly conversions?: FieldPaths;
}

/**
 * Encodes a request.
 *
 * @param positional - the parameters that were given by position
 * @param params - the parameters that were given by name, with `extra`
 * @param rules - the parameters that JSON alone cannot express
 * @param conversions - the Unix times and files in types
 */
export function encodeRequest(
  positional: Readonly<Record<string, unknown>>,
  params: object,
  { files: fileRules = {}, conversions: conversionRules = {} }: RequestRules = {},
  conversions: FieldPathTable = {},
): EncodedRequest {
  if (!isPlain(params)) throw invalidParameter('params', `must be a plain object of parameters, not ${kindOf(params)}`);
  checkKeys(params, 'params');
  const { extra, ...named } = params as Record<string, unknown>;
  const twice = Object.keys(named).find((name) => Object.hasOwn(positional, name));
  if (twice !== undefined) throw invalidParameter(twice, 'is given by position; take it out of the parameters');
  const request = bare();
  const files: GivenFile[] = [];
  for (const [name, value] of Object.entries({ ...positional, ...named })) {
    const rule = own(fileRules, name);
    if (value === undefined) continue;
    if (name === EXTRA)
      throw invalidParameter(name, 'is not a parameter: put parameters that are newer than this release into `extra`');
    if (rule !== undefined && value !== CLEAR) {
      request[name] = { [ATTACHMENT]: files.length };
      files.push(givenFile(name, value, rule));
    } else {
      // The core checks an empty text that was given by position, because it knows the parameter.
      const unchecked = value === '' && Object.hasOwn(positional, name);
      const at = { conversions, path: own(conversionRules, name), files, depth: 0 };
      request[name] = unchecked ? value : encode(value, name, at);
    }
  }
  if (extra !== undefined) {
    if (!isPlain(extra)) throw invalidParameter('extra', 'must be an object of parameter names and values');
    request[EXTRA] = encodeExtra(extra, 'extra', 0);
  }
  return { json: JSON.stringify(request), files };
}

/** The position of a value in a request. */
interface Position {
  readonly conversions: FieldPathTable;
  readonly path: FieldPath | undefined;
  /** The files that were found so far. */
  readonly files: GivenFile[];
  readonly depth: number;
}

function encode(value: unknown, field: string, at: Position): unknown {
  if (at.depth > DEEPEST) throw invalidParameter(field, 'is nested too deeply, or refers to itself');
  if (at.path === false && value !== CLEAR) {
    at.files.push(givenFile(field, value, {}));
    return { [ATTACHMENT]: at.files.length - 1 };
  }
  switch (typeof value) {
    case 'string':
      if (value === '')
        throw invalidParameter(field, "is '': leave it out to keep what there is, or pass CLEAR to empty it");
      return whole(value, field);
    case 'boolean':
      return value;
    case 'number':
      return number(value, field);
    case 'bigint':
      return number(Number(value), field);
    case 'symbol':
      if (value === CLEAR) return null;
      throw invalidParameter(field, 'is a symbol');
    case 'object':
      return object(value, field, at);
    case 'undefined':
    case 'function':
      throw invalidParameter(field, `is ${typeof value === 'function' ? 'a function' : 'undefined'}`);
  }
  return value;
}

function object(value: object | null, field: string, at: Position): unknown {
  if (value === null) {
    throw invalidParameter(field, 'is null: leave it out (undefined) to keep what there is, or pass CLEAR to empty it');
  }
  // `Array.from` makes holes undefined.
  if (Array.isArray(value))
    return Array.from(value as unknown[], (item, index) => encode(item, `${field}[${index}]`, inside(at)));
  if (isDate(value)) {
    if (Number.isNaN(value.getTime())) throw invalidParameter(field, 'is an invalid date');
    // A Unix time is in whole seconds, rounded down.
    return at.path === true ? Math.floor(value.getTime() / 1000) : value.toISOString();
  }
  if (!isPlain(value)) throw invalidParameter(field, `is ${kindOf(value)}: pass a plain object`);
  const fields = typeof at.path === 'string' ? fieldsOf(at.conversions, at.path, value) : undefined;
  return members(value, field, (item, name, key) => encode(item, name, inside(at, fields, key)));
}

/** The position of an item of a list, an entry of a map or a field of an object with these fields. */
function inside({ conversions, path, files, depth }: Position, fields: FieldPaths = {}, key = ''): Position {
  const next = typeof path === 'object' ? path[0] : own(fields, key);
  return { conversions, path: next, files, depth: depth + 1 };
}

/** JSON has no NaN: it would become `null`, which clears a field. */
function number(value: number, field: string): number {
  if (!Number.isFinite(value)) throw invalidParameter(field, 'is not a finite number');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw invalidParameter(field, 'is beyond 2^53, where JavaScript loses digits');
  }
  return value;
}

/** Unknown parameters are sent as they are. A value that JSON cannot express is an error, because JSON would omit it. */
function encodeExtra(value: unknown, field: string, depth: number): unknown {
  if (depth > DEEPEST) throw invalidParameter(field, 'is nested too deeply, or refers to itself');
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return whole(value, field);
  if (typeof value === 'number') return number(value, field);
  if (value === CLEAR) return null;
  if (Array.isArray(value))
    return Array.from(value as unknown[], (item, index) => encodeExtra(item, `${field}[${index}]`, depth + 1));
  if (isDate(value) && !Number.isNaN(value.getTime())) return value.toISOString();
  if (!isPlain(value)) throw invalidParameter(field, 'holds what JSON cannot express');
  return members(value, field, (item, name) => encodeExtra(item, name, depth + 1));
}

/** A copy of an object with encoded members. Members that are undefined are not sent. */
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
  if (Object.getOwnPropertySymbols(value).length > 0)
    throw invalidParameter(field, 'has a member whose name is a symbol');
}

/** An object without a prototype, on which `__proto__` is a name like any other. */
function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** Text without half characters, which UTF-8 cannot express. */
function whole(text: string, field: string): string {
  if (!isWellFormed(text)) throw invalidParameter(field, 'holds half a character (a surrogate without its other half)');
  return text;
}
