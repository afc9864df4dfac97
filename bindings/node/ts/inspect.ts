/** Hides evidence, personal data and what nobody knows of responses and messages from `console.log` and `util.inspect`. */

import { isUnion, own, tagOf } from './field-paths.js';
import type { FieldPath, FieldPathTable, FieldPaths } from './field-paths.js';

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const NOT_SHOWN = Object.freeze({ [INSPECT]: () => '[not shown]' });

/** The method of an object of which nothing is known. */
const HIDDEN: PropertyDescriptor = { value: () => NOT_SHOWN, enumerable: false, configurable: true };

/** The method of a list, and of a map, of which nothing says that its texts may be shown, nor the keys of a map. */
const ITEMS: PropertyDescriptor = {
  value(this: object): object {
    return Array.isArray(this) ? this.map(hideItem) : NOT_SHOWN;
  },
  enumerable: false,
  configurable: true,
};

/** How a type is hidden, worked out once, so that hiding costs only one property for each object of a response. */
export interface Plan {
  /** The method that `util.inspect` calls. */
  readonly shown: PropertyDescriptor;
  /** Whether a field of its own is private, and not only what is in an object inside. */
  readonly ownPrivate: boolean;
  /** The fields that hold objects. */
  readonly inside: readonly Inside[];
  /** Whether there is something private in it, or a union, whose object may be of a kind that nobody knows. */
  readonly isPrivate: () => boolean;
  /** Of a union, whose objects have plans of their own. */
  readonly union: UnionPlan | undefined;
}

/** A field that holds an object, or lists or maps of such ones inside each other. */
interface Inside {
  readonly name: string;
  readonly lists: number;
  readonly plan: Plan;
}

/** The field that tells the objects of a union apart, and the plan for each of its values. */
interface UnionPlan {
  readonly by: string;
  readonly kinds: ReadonlyMap<string, Plan | undefined>;
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
 * Hides the private fields, and those that the table does not have, when the value or an object inside it is printed. The value stays a
 * plain object: its fields, its JSON and its copies are unchanged, and printing a single field shows it.
 *
 * @param known - whether the value has no field that the table does not have; then there is less to do
 */
export function hide(plan: Plan, value: object, known: boolean): void {
  const { shown, ownPrivate, inside, union } = plan;
  if (union !== undefined) {
    const tag = tagOf(value, union.by);
    const kind = tag === undefined ? undefined : union.kinds.get(tag);
    if (kind === undefined) Object.defineProperty(value, INSPECT, HIDDEN);
    else hide(kind, value, known);
    return;
  }
  if (known && !plan.isPrivate()) return;
  // Objects inside say by themselves what they show, and a property costs as much as all else here.
  if (ownPrivate || !known) Object.defineProperty(value, INSPECT, shown);
  for (let index = 0; index < inside.length; index += 1) {
    const { name, lists, plan: inner } = inside[index] as Inside;
    const found = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof found === 'object' && found !== null) hideInside(inner, lists, found, known);
  }
}

/** Hides all fields but these. */
export function hideOthers(value: object, shown: readonly string[]): void {
  const inspect = function (this: object): object {
    const copy: Record<string, unknown> = { ...this };
    for (const name of Object.keys(copy)) if (!shown.includes(name)) copy[name] = NOT_SHOWN;
    return copy;
  };
  Object.defineProperty(value, INSPECT, { value: inspect, enumerable: false });
}

/** Hides the texts of a list, and all of a map, unless its objects say by themselves what they show. */
export function hideItems(value: object): void {
  Object.defineProperty(value, INSPECT, ITEMS);
}

/** An object around a value, of which it shows what a list would show of an item. */
export function alone<T>(value: T): { readonly value: T } {
  return Object.defineProperty({ value }, INSPECT, { value: () => ({ value: hideItem(value) }), enumerable: false });
}

/** The value, unless it is a text, or an object of which nothing is known. */
function hideItem(value: unknown): unknown {
  const unknown = typeof value === 'object' && value !== null && !(INSPECT in value);
  return typeof value === 'string' || unknown ? NOT_SHOWN : value;
}

function hideInside(plan: Plan, lists: number, value: object, known: boolean): void {
  if (lists === 0) {
    hide(plan, value, known);
    return;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item === 'object' && item !== null) hideInside(plan, lists - 1, item, known);
  }
}

function made(table: FieldPathTable, type: string, plans: Map<string, Plan>): Plan | undefined {
  const paths = own(table, type);
  if (paths === undefined) return undefined;
  if (isUnion(paths)) {
    const [by, types] = paths;
    const kinds = new Map<string, Plan | undefined>();
    const plan: Plan = { shown: HIDDEN, ownPrivate: true, inside: [], isPrivate: () => true, union: { by, kinds } };
    plans.set(type, plan);
    for (const [value, kind] of Object.entries(types)) kinds.set(value, planOf(table, kind));
    return plan;
  }
  const inside: Inside[] = [];
  let isPrivate: boolean | undefined;
  const plan: Plan = {
    shown: { value: inspector(paths), enumerable: false, configurable: true },
    ownPrivate: Object.values(paths).some((path) => typeof heldBy(path) === 'boolean'),
    inside,
    isPrivate: () => (isPrivate ??= holdsPrivate(table, paths, new Set())),
    union: undefined,
  };
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

/** What a field holds, or the innermost items of its lists and maps. */
function heldBy(path: FieldPath): boolean | string {
  let held = path;
  while (typeof held === 'object') held = held[0];
  return held;
}

/** Whether there is something private in an object with these fields, or in what it holds. Types may hold each other in circles. */
function holdsPrivate(table: FieldPathTable, paths: FieldPaths, seen: Set<FieldPaths>): boolean {
  if (seen.has(paths)) return false;
  seen.add(paths);
  return Object.values(paths).some((path) => {
    const held = heldBy(path);
    if (typeof held === 'boolean') return true;
    const inner = own(table, held);
    return inner !== undefined && (isUnion(inner) || holdsPrivate(table, inner, seen));
  });
}

/** What is printed in place of an object. */
function inspector(paths: FieldPaths): (this: Readonly<Record<string, unknown>>) => object {
  return function () {
    const copy: Record<string, unknown> = { ...this };
    for (const [name, value] of Object.entries(copy)) {
      const path = own(paths, name) ?? true;
      // An absent value is not private, and neither is an id in place of a private object.
      const isHidden = path === true || (path === false && typeof value === 'object');
      if (isHidden && value !== undefined && value !== null) copy[name] = NOT_SHOWN;
    }
    return copy;
  };
}
