/** The mark that empties a field at the provider. */

/**
 * Pass it for a field to empty what the provider has. `undefined` leaves the field as it is; `null` and `''` are
 * refused, because code in the wild means either thing by them.
 */
export const CLEAR: unique symbol = Symbol.for('rebuttal.CLEAR') as typeof CLEAR;

/** The type of {@link CLEAR}. */
export type Clear = typeof CLEAR;
