/** Where values stand that JSON has no type for, as the generated tables tell it. */

/** What stands in a field: such a value, a type of the table's, or a list or map of either. */
export type Place = true | string | readonly [Place];

/** The fields that stand for such a value, or for something that holds one. */
export type Places = Readonly<Record<string, Place>>;

/** By type. */
export type PlaceTable = Readonly<Record<string, Places>>;
