/** What `console.log` and `util.inspect` show of answers and messages: all but evidence and personal data. */

import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const NOT_SHOWN = Object.freeze({ [INSPECT]: () => '[not shown]' });

/** What is known of a type, made ready once: an answer shall cost no more than one property for each of its objects. */
interface Plan {
  /** The method that shows it. */
  readonly shown: PropertyDescriptor;
  /** The fields that hold something with private fields. */
  readonly inside: readonly (readonly [name: string, path: Exclude<FieldPath, boolean>])[];
}

const PLANS = new WeakMap<FieldPaths, Plan>();

/**
 * Hides what the table calls private from whoever prints a value of the type, or an object inside it. The value stays a
 * plain object: its fields, its JSON and copies of it are what they were, and who prints a field gets it.
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

/** Hides all fields but these, besides what is hidden already. */
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
    // That there is nothing is no secret.
    for (const name of names) if (copy[name] !== undefined && copy[name] !== null) copy[name] = NOT_SHOWN;
    for (const name of objects) if (typeof copy[name] === 'object' && copy[name] !== null) copy[name] = NOT_SHOWN;
    return copy;
  };
}
