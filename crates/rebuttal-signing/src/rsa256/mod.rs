//! Alipay's RSA256 scheme.
//!
//! ```text
//! content   = METHOD SP uri LF clientId "." time "." body
//! signature = RSASSA-PKCS1-v1_5(SHA-256(content))
//! header    = algorithm=RSA256,keyVersion=1,signature=<percent-encoded Base64 of the signature>
//! ```
//!
//! The same formula signs requests, answers and notifications; only the key and the source of the time differ. The uri is the
//! path, with the query if there is one, and without the host.

mod content;
mod header;
mod header_error;
mod signature;

pub use content::{Content, Digest};
pub use header::SignatureHeader;
pub use header_error::{HeaderError, HeaderErrorReason};
pub use signature::{Mismatch, NotBase64, Signature, SigningFailed};
