/** The value that clears a field at the provider. */

/**
 * Pass it for a field to clear the provider's value. `undefined` leaves the field unchanged; `null` and `''` are refused,
 * because programs use them for both.
 */
export const CLEAR: unique symbol = Symbol.for('rebuttal.CLEAR') as typeof CLEAR;

/** The type of {@link CLEAR}. */
export type Clear = typeof CLEAR;
