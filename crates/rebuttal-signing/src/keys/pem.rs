//! PEM around DER, out.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

/// Writes `der` in lines of 64 characters between the lines that name it.
pub(super) fn write(label: &str, der: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(STANDARD.encode(der));
    // Room for everything at once: growing would leave copies of the key behind that nothing wipes.
    let mut pem = Zeroizing::new(String::with_capacity(base64.len() + base64.len() / 64 + 2 * label.len() + 40));
    let mut line = |parts: &[&str]| {
        parts.iter().for_each(|part| pem.push_str(part));
        pem.push('\n');
    };
    line(&["-----BEGIN ", label, "-----"]);
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (head, tail) = rest.split_at(rest.len().min(64));
        line(&[head]);
        rest = tail;
    }
    line(&["-----END ", label, "-----"]);
    pem
}
