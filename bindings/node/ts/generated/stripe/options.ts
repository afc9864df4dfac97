// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { BaseCallOptions } from '../../call-options.js';
import type { UrlLike } from '../../options.js';
import type { Observer } from '../../observe.js';

/** The options of `StripeClient`. */
export interface StripeClientOptions {
  /**
   * The secret key (`sk_…`) or a restricted key (`rk_…`) that may handle disputes, files and events. It also decides
   * between test mode and live mode. In the environment: `STRIPE_API_KEY`.
   */
  readonly apiKey: string;
  /**
   * Scheme and host of the API, without a path. Default: `https://api.stripe.com`. In the environment:
   * `STRIPE_API_BASE`.
   */
  readonly apiBase?: string | UrlLike | undefined;
  /**
   * Scheme and host that take and give the contents of files, without a path. Default: `https://files.stripe.com`. In
   * the environment: `STRIPE_FILES_BASE`.
   */
  readonly filesBase?: string | UrlLike | undefined;
  /**
   * The API version that requests ask for. Answers of another version are read too; what they have beyond these types
   * is kept. Default: `2026-10-28.endive`.
   */
  readonly apiVersion?: string | undefined;
  /**
   * The connected account (`acct_…`) for which a platform acts. A dispute of a direct charge and the files for it
   * belong to that account. In the environment: `STRIPE_ACCOUNT`.
   */
  readonly account?: string | undefined;
  /**
   * The largest file that is sent, in bytes. The provider documents 5 MB for each file, and advises 4.5 MB for all
   * files of a dispute together. Default: `5000000`.
   */
  readonly maxFileBytes?: number | undefined;
  /** The most characters that all texts of an evidence may have together. Default: `150000`. */
  readonly maxEvidenceCharacters?: number | undefined;
  /** The most characters of one of the long texts in evidence, such as `uncategorized_text`. Default: `20000`. */
  readonly maxLongTextCharacters?: number | undefined;
  /** The most characters of one of the short texts in evidence, such as `customer_name`. Default: `5000`. */
  readonly maxShortTextCharacters?: number | undefined;
  /** The longest that a whole call may take, repetitions and waits included. In milliseconds. Default: `30000`. */
  readonly timeout?: number | undefined;
  /** The longest that one attempt may take. Without it only `timeout` counts. In milliseconds. */
  readonly attemptTimeout?: number | undefined;
  /** The longest that connecting may take. In milliseconds. Default: `10000`. */
  readonly connectTimeout?: number | undefined;
  /**
   * How many requests a call may start, from 1 to 10. What may be repeated at all is up to the operation. Default: `3`.
   */
  readonly maxAttempts?: number | undefined;
  /**
   * How many repetitions all calls of this client may spend together. Ten calls that end well give one back, so that an
   * outage is not made worse by everybody repeating. Default: `100`.
   */
  readonly retryBudget?: number | undefined;
  /**
   * Whether lengths, counts and sizes are checked before anything is sent. Without it the provider alone decides; types
   * and identifiers are always checked. Default: `true`.
   */
  readonly checkLimits?: boolean | undefined;
  /** A proxy for all requests. Without it the usual environment variables count (`HTTPS_PROXY`, `NO_PROXY`). */
  readonly proxy?: string | UrlLike | undefined;
  /**
   * A file with certificates of authorities, in PEM form, that are trusted besides the bundled ones and the system's:
   * for a proxy or gateway of your own that speaks TLS. `SSL_CERT_FILE` and `SSL_CERT_DIR` replace the system's. A
   * server's certificate is always checked.
   */
  readonly caFile?: string | undefined;
  /** The same certificates as text, from `-----BEGIN CERTIFICATE-----` on; several may follow each other. */
  readonly caPem?: string | undefined;
  /** Allows a base URL that is not https. Loopback addresses need no permission. Default: `false`. */
  readonly allowHttp?: boolean | undefined;
  /**
   * Is told what became of each attempt and of each call, for metrics and traces. Keys, evidence and personal data are
   * not among what it is told, and a failure of its own changes no call.
   */
  readonly observer?: Observer | undefined;
}

/** Options of one call. */
export interface CallOptions extends BaseCallOptions {
  /** The longest that this call may take. In milliseconds. */
  readonly timeout?: number | undefined;
  /** The longest that one attempt of this call may take. In milliseconds. */
  readonly attemptTimeout?: number | undefined;
  /** How many requests this call may start, from 1 to 10. */
  readonly maxAttempts?: number | undefined;
  /**
   * The key by which the provider tells a repetition from a new request, for a POST: from 1 to 255 characters. Without
   * it each call gets a new one. A second call with the same key gets the first one's answer and has no effect of its
   * own; with other parameters it is refused.
   */
  readonly idempotencyKey?: string | undefined;
  /** The connected account (`acct_…`) for which this call acts. */
  readonly account?: string | undefined;
  /**
   * The account for which this call acts, as a thin event names it in its `context`. It may not stand beside `account`.
   */
  readonly context?: string | undefined;
  /** What made the program send this request; for a thin event `event=` and the event's id. */
  readonly requestTrigger?: string | undefined;
  /** The API version that this call asks for. */
  readonly apiVersion?: string | undefined;
}
