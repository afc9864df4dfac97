//! Schemes by name, for providers whose tables were read at run time: a table names its scheme, and this has the code.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use rebuttal_schema::Provider as Tables;

use crate::options::Options;
#[cfg(feature = "client")]
use crate::provider::Opened;
use crate::provider::{Provider, Verifier};
use crate::schemes::KNOWN;
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
    /// header, `oauth2-client-credentials` and `oauth2-client-credentials-post` a token that they fetch, `header` nothing beside the client's options that have
    /// headers, and `none` is for those who only send messages.
    fn default() -> Self {
        Self(KNOWN.iter().copied().collect())
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
