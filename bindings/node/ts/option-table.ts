/** The generated tables of options, and the names that programs use for them. */

import type { NameStyle } from './failure.js';

/** What must be known of an option's values to convert them; the core checks all of them. */
export type OptionType = 'string' | 'strings' | 'url' | 'integer' | 'boolean' | 'milliseconds' | 'signer' | 'observer';

/** One option of a client, receiver, handle or call. */
export interface OptionRow {
  /** The name in this language. */
  readonly name: string;
  /** The name in the core. */
  readonly native: string;
  readonly type: OptionType;
  readonly required?: true;
  /** The required option that this one replaces. */
  readonly insteadOf?: string;
  /** The environment variable that `fromEnv` reads. */
  readonly env?: string;
}

export type OptionTable = readonly OptionRow[];

/** The names of a constructor's options. */
export function optionNames(table: OptionTable): NameStyle {
  const renamed = names(table);
  return { field: renamed, message: renamed };
}

/** The names of a call's options; messages also mention the client's. */
export function callOptionNames(callOptions: OptionTable, clientOptions: OptionTable): NameStyle {
  return { field: names(callOptions), message: names([...clientOptions, ...callOptions]) };
}

function names(table: OptionTable): (native: string) => string {
  const known = new Map(table.map(({ native, name }) => [native, name]));
  return (native) => known.get(native) ?? native;
}
