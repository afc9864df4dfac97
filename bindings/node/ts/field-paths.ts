/** The generated tables of fields that need a conversion, such as Base64 to bytes, or that logs don't show. */

/**
 * What a field holds: such a value (`true`), another one, such as an object or else its id (`false`), a type of the table (its name; one
 * that is not there says nothing, such as `''`), or a list or map of any of these.
 */
export type FieldPath = boolean | string | readonly [FieldPath];

/** The fields of a type that hold such a value, directly or inside. */
export type FieldPaths = Readonly<Record<string, FieldPath>>;

/** A union of types: the field that tells them apart, and the name of the type for each of its values. */
export type UnionPaths = readonly [by: string, kinds: Readonly<Record<string, string>>];

/** The fields by type. */
export type FieldPathTable = Readonly<Record<string, FieldPaths | UnionPaths>>;

/** The fields of an object of the type; undefined if nothing is known of it, as of an object that no kind of a union knows. */
export function fieldsOf(table: FieldPathTable, type: string, value: object): FieldPaths | undefined {
  const paths = own(table, type);
  if (paths === undefined || !isUnion(paths)) return paths;
  const [by, kinds] = paths;
  const tag = tagOf(value, by);
  const kind = tag === undefined ? undefined : own(kinds, tag);
  return kind === undefined ? undefined : fieldsOf(table, kind, value);
}

/** Whether a type of a table is a union. */
export function isUnion(paths: FieldPaths | UnionPaths): paths is UnionPaths {
  return Array.isArray(paths);
}

/** What tells an object of a union apart, as text; undefined if it has no such scalar. */
export function tagOf(value: object, by: string): string | undefined {
  const tag = own(value as Readonly<Record<string, unknown>>, by);
  return tag === undefined || tag === null || typeof tag === 'object' ? undefined : String(tag);
}

/** The object's own member of that name: a field may be called `constructor`. */
export function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
