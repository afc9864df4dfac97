/** The generated tables of fields that need a conversion, such as Base64 to bytes, or that logs don't show. */

/**
 * What a field holds: such a value (`true`), another one, such as an object or else its id (`false`), a type of the table (its name), or a
 * list or map of any of these.
 */
export type FieldPath = boolean | string | readonly [FieldPath];

/** The fields of a type that hold such a value, directly or inside. */
export type FieldPaths = Readonly<Record<string, FieldPath>>;

/** The fields by type. */
export type FieldPathTable = Readonly<Record<string, FieldPaths>>;
