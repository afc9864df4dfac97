//! The providers that a table alone makes.

#[cfg(feature = "client")]
use std::collections::BTreeSet;

use rebuttal_schema::{OptionKind, OptionSpec, Provider as Tables};

#[cfg(feature = "client")]
use super::credentials::{Authorized, SecretIn};
#[cfg(feature = "client")]
use crate::options::Options;
#[cfg(feature = "client")]
use crate::provider::Opened;
use crate::provider::Provider;
#[cfg(feature = "client")]
use crate::transport::hosts::service_url;
use crate::{Error, ErrorKind};

/// Makes a provider of its tables, or says what the tables lack.
type Make = fn(&'static Tables) -> Result<Box<dyn Provider>, Error>;

/// The schemes that need no code of a provider's own, by their names. All requests travel over TLS, and that alone proves who
/// answers.
pub(crate) const KNOWN: &[(&str, Make)] = &[
    ("basic", |tables| Known::make(tables, Scheme::Basic)),
    ("bearer", |tables| Known::make(tables, Scheme::Bearer)),
    ("header", |tables| Known::make(tables, Scheme::Header)),
    ("none", |tables| Known::make(tables, Scheme::None)),
    ("oauth2-client-credentials", |tables| Known::make(tables, Scheme::ClientCredentials)),
    ("oauth2-client-credentials-post", |tables| Known::make(tables, Scheme::ClientCredentialsPost)),
];

/// The option with the address where tokens are fetched: a whole URL, or a path on the host of the base URL.
const TOKEN_URL: &str = "token_url";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    /// The options `username` and `password`.
    Basic,
    /// The first secret among the options.
    Bearer,
    /// Nothing beside the options that have headers.
    Header,
    /// Nothing at all: of providers that only send messages.
    None,
    /// Tokens, for the options `client_id` and `client_secret`, which are in a header.
    ClientCredentials,
    /// The same with both in the form.
    ClientCredentialsPost,
}

/// The base URL is the client's first URL; others are those of the operations that name them.
struct Known {
    tables: &'static Tables,
    #[cfg_attr(not(feature = "client"), allow(dead_code, reason = "only calls need it"))]
    scheme: Scheme,
    #[cfg_attr(not(feature = "client"), allow(dead_code, reason = "only calls need it"))]
    url: &'static str,
}

/// The options that are needed beside a base URL.
fn needed(scheme: Scheme) -> &'static [&'static str] {
    match scheme {
        Scheme::Basic => &["username", "password"],
        Scheme::ClientCredentials | Scheme::ClientCredentialsPost => &["client_id", "client_secret", TOKEN_URL],
        Scheme::Bearer | Scheme::Header | Scheme::None => &[],
    }
}

impl Known {
    fn make(tables: &'static Tables, scheme: Scheme) -> Result<Box<dyn Provider>, Error> {
        let option = |what: &str, is: &dyn Fn(&OptionSpec) -> bool| {
            let option = tables.client_options.iter().find(|option| is(option)).map(|option| option.name);
            option.ok_or_else(|| {
                let (name, scheme) = (tables.name, tables.scheme);
                let message = format!("the table of {name} has no client option for {what}, which `{scheme}` needs");
                Error::new(ErrorKind::Config, message)
            })
        };
        for name in needed(scheme) {
            option(&format!("`{name}`"), &|option| option.name == *name)?;
        }
        if scheme == Scheme::Bearer {
            option("a key", &is_secret)?;
        }
        let url = option("a base URL", &|option| option.kind == OptionKind::Url && option.name != TOKEN_URL);
        let url = if tables.operations.is_empty() { url.unwrap_or_default() } else { url? };
        Ok(Box::new(Self { tables, scheme, url }))
    }

    #[cfg(feature = "client")]
    fn authorized(&self, options: &Options, base_url: &str) -> Result<(Authorized, Option<String>), Error> {
        Ok(match self.scheme {
            Scheme::Header | Scheme::None => (Authorized::Nothing, None),
            Scheme::Bearer => {
                let key = self.tables.client_options.iter().find(|option| is_secret(option));
                (Authorized::bearer(options, key.map_or("", |option| option.name))?, None)
            }
            Scheme::Basic => (Authorized::basic(options)?, None),
            Scheme::ClientCredentials | Scheme::ClientCredentialsPost => {
                let url = super::tokens::endpoint(options, TOKEN_URL, base_url)?;
                let posted = self.scheme == Scheme::ClientCredentialsPost;
                let place = if posted { SecretIn::Body } else { SecretIn::Header };
                (Authorized::client_credentials(options, TOKEN_URL, place)?, Some(url))
            }
        })
    }
}

fn is_secret(option: &OptionSpec) -> bool {
    option.kind == OptionKind::Secret
}

impl Provider for Known {
    fn schema(&self) -> &'static Tables {
        self.tables
    }

    #[cfg(feature = "client")]
    fn open(&self, options: &Options) -> Result<Opened, Error> {
        if self.url.is_empty() {
            let message = format!("{} has no operations, so there is no client for it", self.tables.name);
            return Err(Error::new(ErrorKind::Config, message));
        }
        let base = |option: &'static str| service_url(option, options.text(option), options.flag("allow_http"));
        let base_url = base(self.url)?;
        let named: BTreeSet<&'static str> =
            self.tables.operations.iter().filter_map(|operation| operation.host).collect();
        let mut hosts = named.into_iter().map(|host| Ok((host, base(host)?))).collect::<Result<Vec<_>, Error>>()?;
        let (authorized, endpoint) = self.authorized(options, &base_url)?;
        hosts.extend(endpoint.map(|url| (TOKEN_URL, url)));
        Ok(Opened { base_url, hosts, scheme: Box::new(authorized) })
    }
}
