/** Hides evidence and personal data of responses and messages from `console.log` and `util.inspect`. */

import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const NOT_SHOWN = Object.freeze({ [INSPECT]: () => '[not shown]' });

/** The plan for a type, made once, so that hiding costs only one property for each object of a response. */
interface Plan {
  /** The method that `util.inspect` calls. */
  readonly shown: PropertyDescriptor;
  /** The fields that hold objects with private fields. */
  readonly inside: readonly (readonly [name: string, path: FieldPath])[];
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
  const fields = Object.entries(paths);
  const inspect = function (this: Readonly<Record<string, unknown>>): object {
    const copy: Record<string, unknown> = { ...this };
    for (const [name, path] of fields) {
      const value = copy[name] ?? undefined;
      // An absent value is not private, and neither is an id in place of a private object.
      if (path === true ? value !== undefined : path === false && typeof value === 'object') copy[name] = NOT_SHOWN;
    }
    return copy;
  };
  const made: Plan = {
    shown: { value: inspect, enumerable: false, configurable: true },
    inside: fields.filter(([, path]) => typeof path !== 'boolean'),
  };
  PLANS.set(paths, made);
  return made;
}
