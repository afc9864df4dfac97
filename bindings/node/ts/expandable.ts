/** Fields that hold the id of an object or, if the request expands it, the object itself. */

/**
 * The id in a field that holds an id or an object: `idOf(dispute.charge)`. Undefined if the field is absent or the object has
 * no id.
 */
export function idOf(value: string | { readonly id: string }): string;
export function idOf(value: string | object | null | undefined): string | undefined;
export function idOf(value: string | object | null | undefined): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : value;
  return typeof id === 'string' ? id : undefined;
}
