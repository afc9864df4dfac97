/**
 * What packages that `rebuttal-codegen` makes of other providers' documents are built on. Programs import such a package and
 * the names of `rebuttal`; only generated code imports this module. What it offers stays as it is within a minor version.
 */

import { unwrap } from './failure.js';
import { native } from './native.js';

export type { BaseCallOptions, ProgressOptions } from './call-options.js';
export type { Clear } from './clear.js';
export { Client, paged, send } from './client.js';
export type { ClientTable } from './client.js';
export type { FieldPathTable } from './field-paths.js';
export type { FileInput } from './files.js';
export { isOneOf, messageType } from './messages.js';
export type { MessageTable, Received } from './messages.js';
export type { Observer } from './observe.js';
export type { OtherText } from './open.js';
export { optionsFromEnv } from './options.js';
export type { UrlLike } from './options.js';
export type { Pages } from './pages.js';
export { valueIn } from './predicates.js';
export { Receiver } from './receiver.js';
export type { ReceiverTable } from './receiver.js';
export type { Answered, NoContent, ResponseValue } from './response.js';
export type { Signer } from './signer.js';

/**
 * Reads a generated package's table; reading it again changes nothing.
 *
 * @param table - the table as JSON
 * @returns what the provider is called from now on, in errors and by observers
 * @throws `ConfigError` if it is of another version of the format or not usable; the message says what to do
 */
export function load(table: string): string {
  return unwrap(native.loadProvider(table)).value as string;
}
