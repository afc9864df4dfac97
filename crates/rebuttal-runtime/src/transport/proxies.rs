//! Which proxies are supported. One that is not would be spoken to in the wrong protocol, and each call would fail.

use hyper_util::client::proxy::matcher::Matcher;

use crate::{Error, ErrorKind};

const SUPPORTED: &str = "a proxy whose URL begins with http:// or https:// is";

/// Checks the URL of a proxy. It may hold credentials, so nothing of it is shown but the scheme.
///
/// # Errors
/// `ErrorKind::Config` that names the option.
pub(crate) fn check(option: &str, proxy: &str) -> Result<(), Error> {
    let Some((scheme, _)) = proxy.split_once("://") else { return Ok(()) };
    if supported(scheme) {
        return Ok(());
    }
    let message = format!("the option `{option}` is the URL of a proxy of a kind that is not supported; {SUPPORTED}");
    Err(Error::new(ErrorKind::Config, message).with_field(option))
}

/// Checks the proxy that the environment gives for requests to `base_url`.
///
/// # Errors
/// `ErrorKind::Config` that names the variable.
pub(crate) fn check_environment(base_url: &str) -> Result<(), Error> {
    let Ok(url) = base_url.parse::<http::Uri>() else { return Ok(()) };
    let Some(proxy) = Matcher::from_system().intercept(&url) else { return Ok(()) };
    if proxy.uri().scheme_str().is_none_or(supported) {
        return Ok(());
    }
    let unsupported = |name: &&str| {
        let value = std::env::var(name).unwrap_or_default();
        value.split_once("://").is_some_and(|(scheme, _)| !supported(scheme))
    };
    let variables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    let found = match variables.iter().find(|name| unsupported(name)) {
        Some(name) => format!("the environment variable {name} names"),
        None => "this machine's settings name".to_owned(),
    };
    let cure = "set `proxy`, or except the provider's host by NO_PROXY";
    let message = format!("{found} a proxy of a kind that is not supported; {SUPPORTED}. Or {cure}");
    Err(Error::new(ErrorKind::Config, message).with_field("proxy"))
}

fn supported(scheme: &str) -> bool {
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
