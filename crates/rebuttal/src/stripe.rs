//! Stripe: the written half. Everything generated from `spec/stripe.yaml` is re-exported here.

use rebuttal_signing::hmac256::{self, TimestampedHeader, Tolerance, WebhookSecret};

pub use crate::generated::stripe::*;
use rebuttal_runtime::options::Options;
#[cfg(feature = "client")]
use rebuttal_runtime::provider::Opened;
use rebuttal_runtime::provider::{Failure, Headers, Provider, Verifier};
use rebuttal_runtime::webhook;
use rebuttal_runtime::{Error, ErrorKind};

/// The provider.
pub(crate) struct Stripe;

impl Provider for Stripe {
    fn schema(&self) -> &'static rebuttal_schema::Provider {
        &crate::generated::stripe::tables::PROVIDER
    }

    #[cfg(feature = "client")]
    fn open(&self, options: &Options) -> Result<Opened, Error> {
        calls::open(options)
    }

    fn verifier(&self, options: &Options) -> Result<Box<dyn Verifier>, Error> {
        let secrets = options.texts("webhook_secret").iter().map(|text| secret("webhook_secret", text));
        Ok(Box::new(Events {
            secrets: secrets.collect::<Result<_, _>>()?,
            tolerance: Tolerance { past: options.duration("tolerance"), future: options.duration("future_tolerance") },
        }))
    }
}

/// Calls. Whether evidence goes to the bank is said with each update, because the provider's own default would send it, and
/// that typically once:
///
/// ```
/// fn update(client: &rebuttal::stripe::Client) {
///     let _ = client.update_dispute("du_1", false);
/// }
/// ```
///
/// Left out, it does not compile:
///
/// ```compile_fail,E0061
/// fn update(client: &rebuttal::stripe::Client) {
///     let _ = client.update_dispute("du_1");
/// }
/// ```
#[cfg(feature = "client")]
mod calls {
    use futures_util::future::{BoxFuture, FutureExt};
    use http::HeaderValue;
    use http::header::AUTHORIZATION;

    use super::*;
    use rebuttal_runtime::options::given;
    use rebuttal_runtime::provider::{Authenticity, Incoming, Outgoing, Scheme};
    use rebuttal_runtime::transport::hosts;

    /// Makes what a client authenticates with.
    pub(super) fn open(options: &Options) -> Result<Opened, Error> {
        let base = |option: &'static str| hosts::base_url(option, options.text(option), options.flag("allow_http"));
        Ok(Opened {
            base_url: base("api_base")?,
            hosts: vec![("files_base", base("files_base")?)],
            scheme: Box::new(Bearer { authorization: authorization(options.text("api_key"))? }),
        })
    }

    fn authorization(key: &str) -> Result<HeaderValue, Error> {
        let unusable = |problem: &str| {
            let message = format!("the option `api_key` {problem}");
            Err(Error::new(ErrorKind::Config, message).with_field("api_key"))
        };
        // White space around a key is a slip of whoever copied it; inside, it is another text.
        let key = key.trim();
        if key.contains(char::is_whitespace) {
            return unusable("holds white space, which no key does");
        }
        if key.starts_with("pk_") {
            return unusable("is a publishable key; the secret key is expected, which begins with sk_ or rk_");
        }
        if key.starts_with("whsec_") {
            return unusable("is a webhook's signing secret; the secret key is expected, which begins with sk_ or rk_");
        }
        given::header(&["Bearer ", key]).map_or_else(|| unusable("holds characters that no header takes"), Ok)
    }

    /// The key travels with each request; TLS alone proves who answers.
    struct Bearer {
        authorization: HeaderValue,
    }

    impl Scheme for Bearer {
        fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>> {
            request.headers.insert(AUTHORIZATION, self.authorization.clone());
            std::future::ready(Ok(())).boxed()
        }

        fn verify(&self, _: &str, _: &str, _: &Incoming<'_>) -> Result<Authenticity, Failure> {
            Ok(Authenticity::Proven)
        }
    }
}

fn secret(option: &str, text: &str) -> Result<WebhookSecret, Error> {
    WebhookSecret::parse(text).map_err(|error| {
        Error::new(ErrorKind::Config, format!("the option `{option}` is not usable: {error}")).with_field(option)
    })
}

struct Events {
    secrets: Vec<WebhookSecret>,
    tolerance: Tolerance,
}

impl Verifier for Events {
    fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Failure> {
        let header = webhook::header(headers, "Stripe-Signature")?;
        let header =
            TimestampedHeader::parse(header).map_err(|error| Failure::new(error.reason().name(), error.to_string()))?;
        hmac256::verify(&self.secrets, &header, body, now, self.tolerance)
            .map_err(|error| Failure::new(error.reason().name(), error.to_string()))
    }

    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        let header = hmac256::sign(&secret("signing_key", signing_key)?, now.div_euclid(1000), body)
            .map_err(|error| Error::new(ErrorKind::Config, "the test event could not be signed").with_source(error))?;
        Ok(vec![
            ("Content-Type".to_owned(), "application/json; charset=utf-8".to_owned()),
            ("Stripe-Signature".to_owned(), header.to_string()),
        ])
    }
}
