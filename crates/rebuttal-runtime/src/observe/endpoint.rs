//! Where a call goes to.

use rebuttal_schema::Operation;

/// Where a call goes to: what its facts begin with.
pub(crate) struct Endpoint {
    pub(crate) provider: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) retry_class: &'static str,
    pub(crate) method: &'static str,
    pub(crate) url_template: String,
    /// With the template in place of the path, so that it names no dispute.
    pub(crate) url_full: String,
    pub(crate) server_address: String,
    pub(crate) server_port: u16,
}

impl Endpoint {
    /// Of an operation at a base URL, which was parsed when the client was made.
    pub(crate) fn new(provider: &'static str, base: &str, operation: &'static Operation) -> Self {
        let url = reqwest::Url::parse(base).ok();
        let shared = url.as_ref().map_or("", reqwest::Url::path).trim_end_matches('/');
        Self {
            provider,
            operation: operation.id,
            retry_class: operation.retry.word(),
            method: operation.method,
            url_template: format!("{shared}{}", operation.path),
            url_full: format!("{base}{}", operation.path),
            server_address: url.as_ref().and_then(reqwest::Url::host_str).unwrap_or_default().to_owned(),
            server_port: url.as_ref().and_then(reqwest::Url::port_or_known_default).unwrap_or_default(),
        }
    }
}
