//! RSA keys, read from any form that people have them in.
//!
//! PKCS#8, PKCS#1 and SPKI; PEM or bare Base64, in one line or many; with the quotes, literal `\n` and byte order marks that
//! environment variables and editors add; or a PEM that was encoded in Base64 once more. Read once: having a key means that it
//! is a good one.

mod armor;
mod der;
mod error;
mod identify;
mod pem;
mod private;
mod public;
mod role;

pub use error::{KeyError, KeyErrorKind};
pub use private::PrivateKey;
pub use public::PublicKey;
