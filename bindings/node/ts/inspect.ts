/** Hides evidence and personal data of responses and messages from `console.log` and `util.inspect`. */

import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const NOT_SHOWN = Object.freeze({ [INSPECT]: () => '[not shown]' });

/** How a type is hidden, worked out once, so that hiding costs only one property for each object of a response. */
export interface Plan {
  /** The method that `util.inspect` calls. */
  readonly shown: PropertyDescriptor;
  /** The fields that hold objects with private fields. */
  readonly inside: readonly Inside[];
}

/** A field that holds an object to hide, or lists or maps of such ones inside each other. */
interface Inside {
  readonly name: string;
  readonly lists: number;
  readonly plan: Plan;
}

const PLANS = new WeakMap<FieldPathTable, Map<string, Plan>>();

/** How values of the type are hidden, by the table; undefined if it does not have it. */
export function planOf(table: FieldPathTable, type: string): Plan | undefined {
  let plans = PLANS.get(table);
  if (plans === undefined) {
    plans = new Map();
    PLANS.set(table, plans);
  }
  return plans.get(type) ?? made(table, type, plans);
}

/**
 * Hides the private fields when the value or an object inside it is printed. The value stays a plain object: its fields, its
 * JSON and its copies are unchanged, and printing a single field shows it.
 */
export function hide({ shown, inside }: Plan, value: object): void {
  Object.defineProperty(value, INSPECT, shown);
  for (let index = 0; index < inside.length; index += 1) {
    const { name, lists, plan } = inside[index] as Inside;
    const found = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof found === 'object' && found !== null) hideInside(plan, lists, found);
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

function hideInside(plan: Plan, lists: number, value: object): void {
  if (lists === 0) {
    hide(plan, value);
    return;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item === 'object' && item !== null) hideInside(plan, lists - 1, item);
  }
}

function made(table: FieldPathTable, type: string, plans: Map<string, Plan>): Plan | undefined {
  const paths = table[type];
  if (paths === undefined) return undefined;
  const inside: Inside[] = [];
  const plan: Plan = { shown: { value: inspector(paths), enumerable: false, configurable: true }, inside };
  // Before what is inside, which may be of the same type.
  plans.set(type, plan);
  for (const [name, path] of Object.entries(paths)) {
    let [lists, held]: [number, FieldPath] = [0, path];
    for (; typeof held === 'object'; lists += 1) held = held[0];
    const inner = typeof held === 'string' ? planOf(table, held) : undefined;
    if (inner !== undefined) inside.push({ name, lists, plan: inner });
  }
  return plan;
}

/** What is printed in place of an object. */
function inspector(paths: FieldPaths): (this: Readonly<Record<string, unknown>>) => object {
  const fields = Object.entries(paths);
  return function () {
    const copy: Record<string, unknown> = { ...this };
    for (const [name, path] of fields) {
      const value = copy[name] ?? undefined;
      // An absent value is not private, and neither is an id in place of a private object.
      if (path === true ? value !== undefined : path === false && typeof value === 'object') copy[name] = NOT_SHOWN;
    }
    return copy;
  };
}
