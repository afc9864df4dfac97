/** Where values stand that JSON has no type for, as the generated tables tell it. */

/**
 * What stands in a field: such a value, such an object or else its id (`false`), a type of the table's, or a list or map of
 * any.
 */
export type Place = boolean | string | readonly [Place];

/** The fields that stand for such a value, or for something that holds one. */
export type Places = Readonly<Record<string, Place>>;

/** By type. */
export type PlaceTable = Readonly<Record<string, Places>>;
