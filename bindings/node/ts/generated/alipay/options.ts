// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { BaseCallOptions } from '../../call-options.js';
import type { UrlLike } from '../../options.js';
import type { Observer } from '../../observe.js';
import type { Signer } from '../../signer.js';

/** The options of `AlipayClient`. */
export interface AlipayClientOptions {
  /**
   * The merchant's client id. One that begins with `SANDBOX_` is sent to the sandbox paths of the same gateway. In the
   * environment: `ALIPAY_CLIENT_ID`.
   */
  readonly clientId: string;
  /**
   * The merchant's own RSA private key (2048 bits or more): PKCS#8 or PKCS#1, as PEM or bare Base64. In the
   * environment: `ALIPAY_PRIVATE_KEY`. Required, unless `signer` is given.
   */
  readonly privateKey?: string | undefined;
  /**
   * Signs in place of `privateKey`, for keys that never leave a key management service or hardware module. It is given
   * the content to sign and gives back the bytes of an RSA PKCS#1 v1.5 signature over SHA-256.
   */
  readonly signer?: Signer | undefined;
  /**
   * Antom's public key as its Dashboard shows it (not the merchant's own): PEM or bare Base64. Several while keys are
   * exchanged: an answer is good if any of them verifies it. In the environment: `ALIPAY_PUBLIC_KEY`.
   */
  readonly alipayPublicKey: string | readonly string[];
  /**
   * Scheme and host that serve the merchant's region, without a path: `https://open-na-global.alipay.com` (North
   * America), `https://open.antglobal-us.com` (merchants of the United States), `https://open-sea-global.alipay.com`
   * (Asia) or `https://open-de-global.alipay.com` (Europe). Default: `https://open-na-global.alipay.com`. In the
   * environment: `ALIPAY_GATEWAY`.
   */
  readonly gateway?: string | UrlLike | undefined;
  /**
   * The version of the merchant's key pair, as the Dashboard numbers it. Default: `1`. In the environment:
   * `ALIPAY_KEY_VERSION`.
   */
  readonly keyVersion?: number | undefined;
  /**
   * The token by which an independent software vendor acts for the merchant. It is sent along and not signed. In the
   * environment: `ALIPAY_AGENT_TOKEN`.
   */
  readonly agentToken?: string | undefined;
  /**
   * How far the time in a response may lie from now. A response is made within the call, so the two differ by what the
   * clocks differ, which is minutes, or an hour where summer time was set by hand. One that is farther off is not
   * believed. In milliseconds. Default: `7200000`.
   */
  readonly responseTolerance?: number | undefined;
  /**
   * The largest evidence file that is sent, in bytes of the file. The documents disagree: 1,000,000 characters of
   * Base64, which are 750,000 bytes, or 4,000,000 characters. Default: `750000`.
   */
  readonly maxEvidenceBytes?: number | undefined;
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
}
