//! Where requests go, and the HTTP clients that lead there.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::options::refusal;
use crate::transport::proxies;
use crate::{Error, ErrorKind};

/// How connections are made.
#[derive(Clone)]
pub(crate) struct Connecting {
    pub(crate) timeout: Duration,
    /// It may hold credentials.
    pub(crate) proxy: Option<Zeroizing<String>>,
    /// Certificate authorities that are trusted besides the bundled ones and the system's.
    pub(crate) authorities: Vec<reqwest::Certificate>,
}

/// The connections of a client, until it is closed.
pub(crate) struct Connections {
    /// Where requests go; the first is where those go that have no option of their own.
    urls: Vec<(Option<&'static str>, String)>,
    /// None once the client is closed: its idle connections are closed with that, and those of calls under way at their
    /// ends.
    open: Mutex<Option<Arc<Hosts>>>,
}

impl Connections {
    /// Prepares connections.
    ///
    /// # Errors
    /// `ErrorKind::Config` if TLS or the proxy cannot be set up.
    pub(crate) fn new(
        connecting: &Connecting,
        base_url: String,
        others: Vec<(&'static str, String)>,
    ) -> Result<Self, Error> {
        let others = others.into_iter().map(|(option, url)| (Some(option), url));
        let urls: Vec<_> = std::iter::once((None, base_url)).chain(others).collect();
        let hosts = Hosts::new(connecting, &urls)?;
        Ok(Self { urls, open: Mutex::new(Some(Arc::new(hosts))) })
    }

    /// For one call.
    ///
    /// # Errors
    /// `ErrorKind::Transport` if the client is closed. Another client can make the call, so it is retryable: a worker that shuts
    /// down must not take its job for one that failed.
    pub(crate) fn hosts(&self) -> Result<Arc<Hosts>, Error> {
        self.lock().clone().ok_or_else(|| {
            let message = "the client is closed, so nothing was sent; another client can make the call";
            Error::new(ErrorKind::Transport, message)
                .with_outcome(crate::Outcome::NotDone)
                .with_reason("closed")
                .with_retryable(true)
        })
    }

    /// The base URL that an operation's option names, if it has one of its own.
    pub(crate) fn base_url(&self, option: Option<&str>) -> &str {
        let named = self.urls.iter().find(|(name, _)| option.is_some() && *name == option);
        named.or(self.urls.first()).map_or("", |(_, url)| url)
    }

    /// Closes them.
    pub(crate) fn close(&self) {
        let hosts = self.lock().take();
        drop(hosts);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Arc<Hosts>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a client's requests go.
pub(crate) struct Hosts {
    /// By the option that says where; the first is for operations that name none.
    all: Vec<(Option<&'static str>, Host)>,
}

/// One host, and the connections that lead there.
#[derive(Debug)]
pub struct Host {
    /// Scheme, host and shared path.
    pub base_url: String,
    /// The client that sends.
    pub http: reqwest::Client,
}

impl Hosts {
    /// Prepares connections to all of them.
    ///
    /// # Errors
    /// `ErrorKind::Config` if TLS or the proxy cannot be set up.
    fn new(connecting: &Connecting, urls: &[(Option<&'static str>, String)]) -> Result<Self, Error> {
        // One pool for all that is far, and one for this machine, which no proxy is ever asked for: the credentials would
        // reach it in the clear. What is here mostly speaks no TLS, and reading the system's certificates takes long.
        let mut pools = [const { None }; 3];
        let mut host = |base_url: &str| {
            let local = local(base_url);
            let tls = !local || base_url.starts_with("https:");
            let pool = &mut pools[usize::from(local) + usize::from(!tls)];
            let http = match pool {
                Some(http) => http,
                None => pool.insert(http_client(connecting, local, tls)?),
            };
            if !local && connecting.proxy.is_none() {
                proxies::check_environment(base_url)?;
            }
            Ok(Host { base_url: base_url.to_owned(), http: http.clone() })
        };
        let all = urls.iter().map(|(option, base_url)| Ok((*option, host(base_url)?)));
        Ok(Self { all: all.collect::<Result<_, Error>>()? })
    }

    /// The one that an operation's option names, if it has one of its own.
    pub(crate) fn of(&self, option: Option<&str>) -> &Host {
        let named = self.all.iter().find(|(name, _)| option.is_some() && *name == option);
        // There is always a first one.
        &named.unwrap_or(&self.all[0]).1
    }
}

/// A client with one pool of connections; it neither retries nor follows redirects, and always checks TLS.
///
/// # Errors
/// `ErrorKind::Config` if TLS or the proxy cannot be set up.
fn http_client(connecting: &Connecting, local: bool, tls: bool) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder();
    if tls {
        let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|root| reqwest::Certificate::from_der(root));
        let mut roots =
            roots.collect::<Result<Vec<_>, _>>().map_err(|error| unusable("the bundled root certificates", error))?;
        roots.extend(connecting.authorities.iter().cloned());
        builder = builder.tls_certs_merge(roots);
    } else {
        // It would trust nobody.
        builder = builder.tls_certs_only([]);
    }
    builder = builder
        .connect_timeout(connecting.timeout)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        // Features of reqwest that the program turns on elsewhere would apply here: a body that was unpacked, or came in frames,
        // no longer says whether it is whole.
        .http1_only()
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .tcp_nodelay(true)
        .user_agent(concat!("rebuttal/", env!("CARGO_PKG_VERSION")));
    if local {
        builder = builder.no_proxy();
    } else if let Some(proxy) = &connecting.proxy {
        proxies::check("proxy", proxy)?;
        let proxy =
            reqwest::Proxy::all(proxy.as_str()).map_err(|error| unusable("the proxy", error).with_field("proxy"))?;
        builder = builder.proxy(proxy);
    }
    let what = match connecting.authorities.is_empty() {
        true => "the HTTP client",
        false => "the HTTP client, with the certificates of `ca_file` and `ca_pem`,",
    };
    builder.build().map_err(|error| unusable(what, error))
}

fn unusable(what: &str, error: reqwest::Error) -> Error {
    Error::new(ErrorKind::Config, format!("{what} cannot be set up")).with_source(error.without_url())
}

/// Checks a base URL: scheme and host alone, and https unless it is this machine or allowed.
///
/// # Errors
/// `ErrorKind::Config` naming the option.
pub fn base_url(option: &str, text: &str, allow_http: bool) -> Result<String, Error> {
    let url = secure(option, text, allow_http, "scheme and host alone, without credentials, query or fragment")?;
    if !url.path().bytes().all(|byte| byte == b'/') {
        return Err(refusal(option, "must be scheme and host alone, without a path: each call has its own"));
    }
    plain(option, &url, "scheme and host alone")
}

/// The same with a path that all operations share, such as one with the version of a service.
///
/// # Errors
/// `ErrorKind::Config` naming the option.
pub fn service_url(option: &str, text: &str, allow_http: bool) -> Result<String, Error> {
    let url = secure(option, text, allow_http, "scheme, host and path alone, without credentials, query or fragment")?;
    plain(option, &url, "scheme, host and path alone")
}

/// Checks the whole URL of one endpoint, likewise.
///
/// # Errors
/// `ErrorKind::Config` naming the option.
pub(crate) fn token_url(option: &str, text: &str, allow_http: bool) -> Result<String, Error> {
    secure(option, text, allow_http, "a URL without credentials or fragment").map(String::from)
}

/// A URL without a query, and without slashes at its end.
fn plain(option: &str, url: &reqwest::Url, expected: &str) -> Result<String, Error> {
    if url.query().is_some() {
        return Err(refusal(option, &format!("must be {expected}, without credentials, query or fragment")));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// A URL over which credentials may be sent.
fn secure(option: &str, text: &str, allow_http: bool, expected: &str) -> Result<reqwest::Url, Error> {
    let refuse = |problem: &str| Err(refusal(option, problem));
    let Ok(url) = reqwest::Url::parse(text.trim()) else {
        return refuse("is not a URL; one such as https://host.example is expected");
    };
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return refuse(&format!("must be {expected}"));
    }
    let local = is_local(&url);
    match url.scheme() {
        "https" => Ok(url),
        "http" if local || allow_http => Ok(url),
        "http" => refuse("is not https; set `allow_http` if you must send credentials in the clear"),
        _ => refuse("must begin with https://"),
    }
}

/// Whether a base URL is this machine.
fn local(base_url: &str) -> bool {
    reqwest::Url::parse(base_url).is_ok_and(|url| is_local(&url))
}

fn is_local(url: &reqwest::Url) -> bool {
    url.host_str().is_some_and(|host| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    })
}
