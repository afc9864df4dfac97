/** Fields that hold the id of an object or, where the request asked for it, the object itself. */

/**
 * The id in a field that holds an id or an object: `idOf(dispute.charge)`. An object that has no text for an id has
 * none, and neither has what is absent.
 */
export function idOf(value: string | { readonly id: string }): string;
export function idOf(value: string | object | null | undefined): string | undefined;
export function idOf(value: string | object | null | undefined): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : value;
  return typeof id === 'string' ? id : undefined;
}
