/** Helps the predicates of enumerations. */

/** The value itself or, of an object, the value of the first of these fields that it has. */
export function valueIn(value: unknown, ...fields: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const field = fields.find((name) => name in value);
  return field === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[field];
}
