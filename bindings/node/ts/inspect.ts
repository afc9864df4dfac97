/** Hides evidence and personal data of responses and messages from `console.log` and `util.inspect`. */

import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const NOT_SHOWN = Object.freeze({ [INSPECT]: () => '[not shown]' });

/** The plan for a type, made once, so that hiding costs only one property for each object of a response. */
interface Plan {
  /** The method that `util.inspect` calls. */
  readonly shown: PropertyDescriptor;
  /** The fields that hold objects with private fields. */
  readonly inside: readonly (readonly [name: string, path: Exclude<FieldPath, boolean>])[];
}

const PLANS = new WeakMap<FieldPaths, Plan>();

/**
 * Hides the private fields, by the table, when a value of the type or an object inside it is printed. The value stays a
 * plain object: its fields, its JSON and its copies are unchanged, and printing a single field shows it.
 */
export function hide(table: FieldPathTable, type: string, value: unknown): void {
  const paths = table[type];
  if (paths === undefined || typeof value !== 'object' || value === null) return;
  const { shown, inside } = PLANS.get(paths) ?? plan(paths);
  Object.defineProperty(value, INSPECT, shown);
  for (const [name, path] of inside) {
    const found = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof found === 'object' && found !== null) hideInside(table, path, found);
  }
}

/** Hides all fields but these, and those that are hidden already. */
export function hideOthers(value: object, shown: readonly string[]): void {
  const before = (value as { readonly [INSPECT]?: () => object })[INSPECT];
  const inspect = function (this: object): object {
    const copy: Record<string, unknown> = { ...(before === undefined ? this : before.call(this)) };
    for (const name of Object.keys(copy)) if (!shown.includes(name)) copy[name] = NOT_SHOWN;
    return copy;
  };
  Object.defineProperty(value, INSPECT, { value: inspect, enumerable: false });
}

function hideInside(table: FieldPathTable, path: FieldPath, value: unknown): void {
  if (typeof path === 'string') hide(table, path, value);
  else if (typeof path !== 'boolean' && typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) hideInside(table, path[0], item);
  }
}

function plan(paths: FieldPaths): Plan {
  const hidden: string[] = [];
  const objects: string[] = [];
  const inside: [string, Exclude<FieldPath, boolean>][] = [];
  for (const [name, path] of Object.entries(paths)) {
    if (path === true) hidden.push(name);
    else if (path === false) objects.push(name);
    else inside.push([name, path]);
  }
  const made = { shown: { value: shower(hidden, objects), enumerable: false, configurable: true }, inside };
  PLANS.set(paths, made);
  return made;
}

function shower(names: readonly string[], objects: readonly string[]): () => object {
  return function (this: Readonly<Record<string, unknown>>): object {
    const copy: Record<string, unknown> = { ...this };
    // An absent value is not private.
    for (const name of names) if (copy[name] !== undefined && copy[name] !== null) copy[name] = NOT_SHOWN;
    for (const name of objects) if (typeof copy[name] === 'object' && copy[name] !== null) copy[name] = NOT_SHOWN;
    return copy;
  };
}
