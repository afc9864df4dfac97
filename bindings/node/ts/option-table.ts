/** The generated tables of options, and the names that users know them by. */

import type { NameStyle } from './failure.js';

/** How an option's text in the environment is read. */
export type OptionType = 'string' | 'strings' | 'url' | 'integer' | 'boolean' | 'milliseconds' | 'signer' | 'observer';

/** One option of a client, receiver, handle or call. */
export interface OptionRow {
  /** As users write it. */
  readonly name: string;
  /** As the core knows it. */
  readonly native: string;
  readonly type: OptionType;
  readonly required?: true;
  /** The required option that this one replaces. */
  readonly insteadOf?: string;
  /** The environment variable that `fromEnv` reads. */
  readonly env?: string;
}

export type OptionTable = readonly OptionRow[];

/** The caller's names of options. */
export function optionNames(table: OptionTable): NameStyle {
  const spelled = names(table);
  return { field: spelled, word: spelled };
}

/** The names of a call's options; messages also mention the client's. */
export function callOptionNames(callOptions: OptionTable, clientOptions: OptionTable): NameStyle {
  return { field: names(callOptions), word: names([...clientOptions, ...callOptions]) };
}

function names(table: OptionTable): (native: string) => string {
  const known = new Map(table.map(({ native, name }) => [native, name]));
  return (native) => known.get(native) ?? native;
}
