//! Stripe: the written half. Everything generated from `spec/stripe.yaml` is re-exported here.

#[cfg(feature = "client")]
mod calls;
#[cfg(all(feature = "client", feature = "evidence"))]
pub(crate) mod packets;

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
