/** Payment disputes: clients and webhook receivers. The types of each provider are in a module of its own. */

export { CLEAR } from './clear.js';
export type { Clear } from './clear.js';
export { LEASE, once } from './dedup.js';
export type { Claim, Deduplicator, OnceOptions, Processed } from './dedup.js';
export type { AbortSignalLike, OnProgress, ProgressOptions } from './call-options.js';
export * from './errors.js';
export { idOf } from './expandable.js';
export type { BlobLike, FileData, FileInput, ReadableStreamLike } from './files.js';
export * from './generated/index.js';
export type { BodyInput, HeadersInput } from './incoming.js';
export { MemoryDeduplicator } from './memory.js';
export type { MemoryDeduplicatorOptions } from './memory.js';
export type { AttemptFacts, CallFacts, Observer, RetryClass } from './observe.js';
export { EvidencePacket } from './packets.js';
export type {
  BuiltPacket,
  EvidenceFinding,
  EvidenceMissing,
  EvidencePayment,
  EvidenceReceipt,
  EvidenceReport,
  EvidenceTotals,
  PacketOptions,
  PacketResponse,
} from './packets.js';
export type { Pages } from './pages.js';
export { messageType } from './messages.js';
export type { Received } from './messages.js';
export { onceIn } from './once-in.js';
export type { OnceInOptions } from './once-in.js';
export { PostgresDeduplicator } from './postgres.js';
export type { PostgresConnection } from './postgres.js';
export type { Acknowledgement, Moment } from './receiver.js';
export type { Answered, NoContent, ResponseInfo, ResponseValue } from './response.js';
export type { Signer } from './signer.js';
export { SqliteDeduplicator } from './sqlite.js';
export type { SqliteConnection } from './sqlite.js';
export type { StoreOptions } from './store.js';
