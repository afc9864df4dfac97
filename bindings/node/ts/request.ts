/** Parameters become the JSON text that crosses: the core knows their types and limits, this knows JavaScript's. */

import { CLEAR } from './clear.js';
import { InvalidArgumentError } from './errors.js';
import { givenFile } from './files.js';
import type { FileRules, GivenFile } from './files.js';
import type { Place, PlaceTable, Places } from './places.js';

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
  readonly times?: Places | undefined;
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
  times: PlaceTable = {},
): EncodedRequest {
  if (!isPlain(params)) throw refused('params', 'must be an object of parameters');
  const { extra, ...named } = params as Record<string, unknown>;
  const twice = Object.keys(named).find((name) => Object.hasOwn(positional, name));
  if (twice !== undefined) throw refused(twice, 'is given by position; take it out of the parameters');
  const request: Record<string, unknown> = {};
  const files: GivenFile[] = [];
  for (const [name, value] of Object.entries({ ...positional, ...named })) {
    const rule = own(fileRules, name);
    if (value === undefined) continue;
    if (rule !== undefined && value !== CLEAR) {
      request[name] = { [ATTACHMENT]: files.length };
      files.push(givenFile(name, value, rule));
    } else {
      // An empty text that was given by position is left to the core, which knows what the parameter is.
      const left = value === '' && Object.hasOwn(positional, name);
      request[name] = left ? value : encode(value, name, { times, place: own(timeRules, name), depth: 0 });
    }
  }
  if (extra !== undefined) {
    if (!isPlain(extra)) throw refused('extra', 'must be an object of parameter names and values');
    request[EXTRA] = extra;
  }
  return { json: stringify(request), files };
}

/** Where in a request a value stands. */
interface At {
  readonly times: PlaceTable;
  readonly place: Place | undefined;
  readonly depth: number;
}

function encode(value: unknown, field: string, at: At): unknown {
  if (at.depth > DEEPEST) throw refused(field, 'is nested too deeply, or refers to itself');
  switch (typeof value) {
    case 'string':
      if (value === '') throw refused(field, "is '': leave it out to keep what there is, or pass CLEAR to empty it");
      return value;
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
  if (Array.isArray(value)) return value.map((item, index) => encode(item, `${field}[${index}]`, inside(at)));
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw refused(field, 'is an invalid date');
    // A Unix time has whole seconds: the one in which the moment lies.
    return at.place === true ? Math.floor(value.getTime() / 1000) : value.toISOString();
  }
  if (!isPlain(value)) throw refused(field, `is a ${value.constructor?.name ?? 'object'}: pass a plain object`);
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) out[key] = encode(item, `${field}.${key}`, inside(at, key));
  }
  return out;
}

/** Where an item of a list, an entry of a map or a field of an object stands. */
function inside({ times, place, depth }: At, key?: string): At {
  const fields = typeof place === 'string' ? own(times, place) : undefined;
  const next = typeof place === 'object' ? place[0] : key === undefined || fields === undefined ? undefined : own(fields, key);
  return { times, place: next, depth: depth + 1 };
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

function stringify(request: object): string {
  try {
    return JSON.stringify(request);
  } catch (cause) {
    throw new InvalidArgumentError('`extra` holds what JSON cannot express; nothing was sent', { field: 'extra', cause });
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  // Objects of another realm (a `vm` context, a test runner) have an `Object.prototype` of their own.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refused(field: string, problem: string): InvalidArgumentError {
  return new InvalidArgumentError(`\`${field}\` ${problem}; nothing was sent`, { field });
}
