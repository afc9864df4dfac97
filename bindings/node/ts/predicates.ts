/** What predicates over the values of an enumeration look at. */

/** The value itself, or what stands in the first of these fields that the object has. */
export function valueIn(value: unknown, ...fields: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const field = fields.find((name) => name in value);
  return field === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[field];
}
