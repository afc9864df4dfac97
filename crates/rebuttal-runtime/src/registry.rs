//! Schemes by name, for providers whose tables were read at run time: a table names its scheme, and this has the code.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use rebuttal_schema::Provider as Tables;

use crate::options::Options;
#[cfg(feature = "client")]
use crate::provider::Opened;
use crate::provider::{Provider, Verifier};
use crate::{Error, ErrorKind};

/// Makes a provider of a scheme from its tables, or says what the tables lack for it.
pub type Make = fn(&'static Tables) -> Result<Box<dyn Provider>, Error>;

/// The schemes that tables may name.
#[derive(Clone)]
pub struct Registry(BTreeMap<&'static str, Make>);

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Default for Registry {
    /// Those that need no code of a provider's own: `bearer` and `basic` send what was agreed on in the `Authorization`
    /// header, `header` sends nothing beside the client's options that have headers, and so does `none`.
    fn default() -> Self {
        let registry = Self(BTreeMap::new());
        #[cfg(feature = "client")]
        let registry = registry
            .with("basic", |tables| agreed::make(tables, agreed::Kind::Basic))
            .with("bearer", |tables| agreed::make(tables, agreed::Kind::Bearer))
            .with("header", |tables| agreed::make(tables, agreed::Kind::Header))
            .with("none", |tables| agreed::make(tables, agreed::Kind::Header));
        registry
    }
}

impl Registry {
    /// The same with one more scheme; one of that name is replaced.
    #[must_use]
    pub fn with(mut self, scheme: &'static str, make: Make) -> Self {
        self.0.insert(scheme, make);
        self
    }

    /// The provider of tables that were read.
    ///
    /// # Errors
    /// `ErrorKind::Config` if nobody knows its scheme, or if the tables lack what the scheme needs.
    pub fn provider(&self, tables: &'static Tables) -> Result<Box<dyn Provider>, Error> {
        let make = self.0.get(tables.scheme).ok_or_else(|| {
            let known: Vec<&str> = self.0.keys().copied().collect();
            let message = format!(
                "the table of {} names the scheme `{}`, which is not registered; there is {}",
                tables.name,
                tables.scheme,
                known.join(", ")
            );
            Error::new(ErrorKind::Config, message)
        })?;
        make(tables)
    }
}

/// A provider whose table was compiled in, with the scheme that the table names: what generated crates are made of.
///
/// Its scheme is one of the default registry's, so that such a crate has no code of a provider's.
pub struct Registered {
    tables: &'static Tables,
    provider: OnceLock<Box<dyn Provider>>,
}

impl fmt::Debug for Registered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registered").field("name", &self.tables.name).finish_non_exhaustive()
    }
}

impl Registered {
    /// The provider of that table. Whether its scheme is there is known at first use.
    pub const fn new(tables: &'static Tables) -> Self {
        Self { tables, provider: OnceLock::new() }
    }

    fn provider(&self) -> Result<&dyn Provider, Error> {
        if let Some(provider) = self.provider.get() {
            return Ok(&**provider);
        }
        let made = Registry::default().provider(self.tables)?;
        Ok(&**self.provider.get_or_init(|| made))
    }
}

impl Provider for Registered {
    fn schema(&self) -> &'static Tables {
        self.tables
    }

    #[cfg(feature = "client")]
    fn open(&self, options: &Options) -> Result<Opened, Error> {
        self.provider()?.open(options)
    }

    fn verifier(&self, options: &Options) -> Result<Box<dyn Verifier>, Error> {
        self.provider()?.verifier(options)
    }
}

/// Schemes that send what was agreed on before. TLS alone proves who answers.
#[cfg(feature = "client")]
mod agreed {
    use std::collections::BTreeSet;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use futures_util::FutureExt as _;
    use futures_util::future::BoxFuture;
    use http::HeaderValue;
    use http::header::AUTHORIZATION;
    use rebuttal_schema::{OptionKind, OptionSpec, Provider as Tables};
    use zeroize::Zeroizing;

    use crate::options::{Options, given};
    use crate::provider::{Authenticity, Failure, Incoming, Opened, Outgoing, Provider, Scheme};
    use crate::transport::hosts::base_url;
    use crate::{Error, ErrorKind};

    #[derive(Clone, Copy)]
    pub(super) enum Kind {
        Basic,
        Bearer,
        Header,
    }

    /// The options that hold what is sent.
    enum Credentials {
        Basic { username: &'static str, password: &'static str },
        Bearer { key: &'static str },
        Header,
    }

    /// The base URL is the client's first URL; others are those of the operations that name them.
    struct Agreed {
        tables: &'static Tables,
        url: &'static str,
        credentials: Credentials,
    }

    pub(super) fn make(tables: &'static Tables, kind: Kind) -> Result<Box<dyn Provider>, Error> {
        let option = |what: &str, is: &dyn Fn(&OptionSpec) -> bool| {
            let option = tables.client_options.iter().find(|option| is(option)).map(|option| option.name);
            option.ok_or_else(|| {
                let (name, scheme) = (tables.name, tables.scheme);
                let message = format!("the table of {name} has no client option for {what}, which `{scheme}` needs");
                Error::new(ErrorKind::Config, message)
            })
        };
        let credentials = match kind {
            Kind::Basic => Credentials::Basic {
                username: option("the username", &|option| option.name == "username")?,
                password: option("the password", &|option| option.name == "password")?,
            },
            Kind::Bearer => Credentials::Bearer { key: option("a key", &|option| option.kind == OptionKind::Secret)? },
            Kind::Header => Credentials::Header,
        };
        let url = option("a base URL", &|option| option.kind == OptionKind::Url)?;
        Ok(Box::new(Agreed { tables, url, credentials }))
    }

    impl Provider for Agreed {
        fn schema(&self) -> &'static Tables {
            self.tables
        }

        fn open(&self, options: &Options) -> Result<Opened, Error> {
            let base = |option: &'static str| base_url(option, options.text(option), options.flag("allow_http"));
            let hosts: BTreeSet<&'static str> =
                self.tables.operations.iter().filter_map(|operation| operation.host).collect();
            let header = |option: &'static str, parts: &[&str]| {
                given::header(parts).map(Some).ok_or_else(|| {
                    let message = format!("the option `{option}` holds characters that no header takes");
                    Error::new(ErrorKind::Config, message).with_field(option)
                })
            };
            let authorization = match self.credentials {
                Credentials::Header => None,
                Credentials::Bearer { key } => header(key, &["Bearer ", options.text(key).trim()])?,
                Credentials::Basic { username, password } => {
                    let pair = Zeroizing::new(format!("{}:{}", options.text(username), options.text(password)));
                    let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
                    header(password, &["Basic ", &encoded])?
                }
            };
            Ok(Opened {
                base_url: base(self.url)?,
                hosts: hosts.into_iter().map(|host| Ok((host, base(host)?))).collect::<Result<_, Error>>()?,
                scheme: Box::new(Authorized { authorization }),
            })
        }
    }

    struct Authorized {
        authorization: Option<HeaderValue>,
    }

    impl Scheme for Authorized {
        fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>> {
            if let Some(authorization) = &self.authorization {
                request.headers.insert(AUTHORIZATION, authorization.clone());
            }
            std::future::ready(Ok(())).boxed()
        }

        fn verify(&self, _: &str, _: &str, _: &Incoming<'_>) -> Result<Authenticity, Failure> {
            Ok(Authenticity::Proven)
        }
    }
}
