// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { bytes, integer, run, text, toBytes, toText } from '../../functions.js';

/**
 * The exact bytes that a signature covers: method, path with query, client id, time and body, as the provider joins
 * them. For looking at while debugging, and for signing elsewhere.
 *
 * @param method - The HTTP method, in capitals.
 * @param path - Path, with the query if there is one, without the host.
 * @param clientId - The merchant's client id.
 * @param time - The Request-Time or Response-Time header, unchanged.
 * @param body - The body's exact bytes.
 * @returns What gets signed.
 */
export function contentToSign(
  method: string,
  path: string,
  clientId: string,
  time: string,
  body: Uint8Array | ArrayBuffer,
): Uint8Array {
  return toBytes(
    run('alipay', 'content_to_sign', [
      text('method', method),
      text('path', path),
      text('clientId', clientId),
      text('time', time),
      bytes('body', body),
    ]),
  );
}

/**
 * The SHA-256 digest of what `contentToSign` gives, which is what the signature covers.
 *
 * @param method - The HTTP method, in capitals.
 * @param path - Path, with the query if there is one, without the host.
 * @param clientId - The merchant's client id.
 * @param time - The Request-Time or Response-Time header, unchanged.
 * @param body - The body's exact bytes.
 * @returns 64 lower-case hexadecimal digits.
 */
export function contentDigest(
  method: string,
  path: string,
  clientId: string,
  time: string,
  body: Uint8Array | ArrayBuffer,
): string {
  return toText(
    run('alipay', 'content_digest', [
      text('method', method),
      text('path', path),
      text('clientId', clientId),
      text('time', time),
      bytes('body', body),
    ]),
  );
}

/**
 * The text of a Signature header.
 *
 * @param signature - The signature in Base64.
 * @param keyVersion - The version of the key that signed.
 * @returns `algorithm=RSA256,keyVersion=…,signature=…`, percent-encoded.
 */
export function signatureHeader(signature: string, keyVersion: number = 1): string {
  return toText(run('alipay', 'signature_header', [text('signature', signature), integer('keyVersion', keyVersion)]));
}

/**
 * The signature inside a Signature header, in Base64. Without one: `SignatureError` with the reason.
 *
 * @param header - The header's value.
 * @returns The signature in Base64.
 */
export function parseSignatureHeader(header: string): string {
  return toText(run('alipay', 'parse_signature_header', [text('header', header)]));
}

/**
 * A new RSA private key of 2048 bits, for tests and for a merchant's first key pair. Keep it secret; the public half
 * for the Dashboard is `PrivateKey.publicKey`.
 *
 * @returns Bare Base64 of the PKCS#8 form.
 */
export function generatePrivateKey(): string {
  return toText(run('alipay', 'generate_private_key', []));
}
