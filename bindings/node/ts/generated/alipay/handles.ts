// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { bytes, toNothing, toText } from '../../functions.js';
import { Handle, runOn } from '../../handle.js';
import type { HandleTable } from '../../handle.js';

/** The options of `PrivateKey`. */
export interface PrivateKeyOptions {
  /** The key's text. */
  readonly key: string;
}

const PRIVATE_KEY_TABLE: HandleTable = {
  provider: 'alipay',
  handle: 'PrivateKey',
};

/** An RSA private key, parsed once, that signs. Takes PKCS#8 or PKCS#1, as PEM or bare Base64. */
export class PrivateKey extends Handle {
  /** @throws `ConfigError` that says what is wrong */
  constructor(options: PrivateKeyOptions) {
    super(PRIVATE_KEY_TABLE, options);
  }

  /**
   * Signs bytes with RSA PKCS#1 v1.5 over SHA-256.
   *
   * @param content - What to sign.
   * @returns The signature in Base64.
   */
  sign(content: Uint8Array | ArrayBuffer): string {
    return toText(runOn(this, 'sign', [bytes('content', content)]));
  }

  /**
   * The public half, as the Dashboard takes it.
   *
   * @returns Bare Base64 of the SPKI form.
   */
  publicKey(): string {
    return toText(runOn(this, 'public_key', []));
  }
}

/** The options of `PublicKey`. */
export interface PublicKeyOptions {
  /** The key's text. */
  readonly key: string;
}

const PUBLIC_KEY_TABLE: HandleTable = {
  provider: 'alipay',
  handle: 'PublicKey',
};

/** An RSA public key, parsed once, that verifies. Takes SPKI or PKCS#1, as PEM or bare Base64. */
export class PublicKey extends Handle {
  /** @throws `ConfigError` that says what is wrong */
  constructor(options: PublicKeyOptions) {
    super(PUBLIC_KEY_TABLE, options);
  }

  /**
   * Verifies an RSA PKCS#1 v1.5 signature over SHA-256: `SignatureError` if it does not match.
   *
   * @param content - What was signed.
   * @param signature - The signature's bytes, decoded from Base64.
   */
  verify(content: Uint8Array | ArrayBuffer, signature: Uint8Array | ArrayBuffer): void {
    toNothing(runOn(this, 'verify', [bytes('content', content), bytes('signature', signature)]));
  }
}
