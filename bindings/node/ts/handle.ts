/** An object of the core's with functions, such as a parsed key. */

import { unwrap } from './failure.js';
import { native } from './native.js';
import type { NativeArgument, NativeHandle, NativeReturned } from './native.js';
import { optionNames } from './option-table.js';
import type { OptionTable } from './option-table.js';
import { encodeOptions } from './options.js';

/** What a provider's handle is made of. */
export interface HandleTable {
  readonly provider: string;
  readonly handle: string;
  readonly options: OptionTable;
}

/**
 * Runs a function of a handle's.
 *
 * @internal
 */
export let runOn: (handle: Handle, name: string, given: readonly NativeArgument[]) => NativeReturned;

/** An object of the core's: opaque, so that no log or inspection shows what it holds. */
export abstract class Handle {
  readonly #native: NativeHandle;

  static {
    runOn = (handle, name, given) => handle.#native.run(name, given);
  }

  /** @internal */
  protected constructor(table: HandleTable, options: object) {
    const { provider, handle } = table;
    this.#native = unwrap(
      native.openHandle(provider, handle, encodeOptions(table.options, options)),
      optionNames(table.options),
    );
  }
}
