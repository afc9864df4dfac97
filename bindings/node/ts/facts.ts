/** Facts from the core, in the form of this language. */

/** `client_id` -> `clientId`. */
export const camel = (native: string): string =>
  native.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The core's durations and times, which are in seconds. */
const SECONDS = ['started_at', 'duration', 'retry_wait', 'retry_after'];

/** Facts by their names in camelCase, with times in milliseconds, and without those that are `null`. */
export function toFacts(native: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(native)) {
    const inSeconds = typeof value === 'number' && SECONDS.includes(name);
    facts[camel(name)] = inSeconds ? value * 1000 : (value ?? undefined);
  }
  return facts;
}
