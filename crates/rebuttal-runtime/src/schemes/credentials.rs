//! What is sent with each request to say who sends it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use http::HeaderValue;
use http::header::AUTHORIZATION;
use zeroize::Zeroizing;

use super::tokens::Tokens;
use crate::Error;
use crate::options::{Options, given, refusal};
use crate::provider::{Authenticity, Failure, Incoming, Outgoing, Scheme};

/// Where a request for a token has the client's id and secret.
#[derive(Clone, Copy)]
pub(super) enum SecretIn {
    /// In the `Authorization` header (`client_secret_basic`).
    Header,
    /// In the form (`client_secret_post`).
    Body,
}

/// What says who sends a request.
pub(super) enum Authorized {
    /// Nothing, or the options that have headers of their own.
    Nothing,
    /// Always the same.
    Always(HeaderValue),
    /// A token that is fetched.
    Tokens(Box<Tokens>),
}

impl Authorized {
    pub(super) fn bearer(options: &Options, key: &'static str) -> Result<Self, Error> {
        header(key, &["Bearer ", options.text(key).trim()]).map(Self::Always)
    }

    pub(super) fn basic(options: &Options) -> Result<Self, Error> {
        basic("password", options.text("username"), options.text("password")).map(Self::Always)
    }

    /// In a header, too, both are form-encoded, before they become Base64 (RFC 6749, section 2.3.1).
    pub(super) fn client_credentials(
        options: &Options,
        token_url: &'static str,
        place: SecretIn,
    ) -> Result<Self, Error> {
        let encoded = |name| Zeroizing::new(form(options.text(name).trim()));
        let (id, secret) = (encoded("client_id"), encoded("client_secret"));
        let mut body = "grant_type=client_credentials".to_owned();
        let credentials = match place {
            SecretIn::Header => Some(basic("client_secret", &id, &secret)?),
            SecretIn::Body => {
                body.extend(["&client_id=", id.as_str(), "&client_secret=", secret.as_str()]);
                None
            }
        };
        body.extend(options.optional_text("scope").map(|scope| format!("&scope={}", form(scope.trim()))));
        Ok(Self::Tokens(Box::new(Tokens::new(token_url, credentials, body))))
    }
}

fn basic(option: &'static str, username: &str, password: &str) -> Result<HeaderValue, Error> {
    let pair = Zeroizing::new(format!("{username}:{password}"));
    let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    header(option, &["Basic ", &encoded])
}

fn header(option: &'static str, parts: &[&str]) -> Result<HeaderValue, Error> {
    given::header(parts).ok_or_else(|| refusal(option, "holds characters that no header takes"))
}

/// As `application/x-www-form-urlencoded` writes a value.
fn form(text: &str) -> String {
    const KEPT: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_');
    percent_encoding::utf8_percent_encode(text, &KEPT).to_string().replace("%20", "+")
}

impl Scheme for Authorized {
    fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>> {
        if let Self::Always(authorization) = self {
            request.headers.insert(AUTHORIZATION, authorization.clone());
        }
        std::future::ready(Ok(())).boxed()
    }

    fn verify(&self, _: &str, _: &str, _: &Incoming<'_>) -> Result<Authenticity, Failure> {
        Ok(Authenticity::Proven)
    }

    fn tokens(&self) -> Option<&Tokens> {
        match self {
            Self::Tokens(tokens) => Some(tokens),
            Self::Nothing | Self::Always(_) => None,
        }
    }
}
