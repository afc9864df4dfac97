/** Objects of the core with functions, such as a parsed key. */

import { unwrap } from './failure.js';
import { native } from './native.js';
import type { NativeArgument, NativeHandle, NativeReturned } from './native.js';
import { encodeOptions } from './options.js';

/** What must be known of a handle to open it. */
export interface HandleTable {
  readonly provider: string;
  readonly handle: string;
}

/**
 * Runs a function of a handle.
 *
 * @internal
 */
export let runOn: (handle: Handle, name: string, given: readonly NativeArgument[]) => NativeReturned;

/** An object of the core. It is opaque, so that no log or inspection shows its contents. */
export abstract class Handle {
  readonly #native: NativeHandle;

  static {
    runOn = (handle, name, given) => handle.#native.run(name, given);
  }

  /** @internal */
  protected constructor(table: HandleTable, options: object) {
    const { provider, handle } = table;
    this.#native = unwrap(native.openHandle(provider, handle, encodeOptions(options)));
  }
}
