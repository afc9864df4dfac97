/** Where values stand that JSON has no type for, as the generated tables tell it. */

/**
 * What stands in a field: such a value, such an object or else its id (`false`), a type of the table's, or a list or map of
 * any.
 */
export type FieldPath = boolean | string | readonly [FieldPath];

/** The fields that stand for such a value, or for something that holds one. */
export type FieldPaths = Readonly<Record<string, FieldPath>>;

/** By type. */
export type FieldPathTable = Readonly<Record<string, FieldPaths>>;
