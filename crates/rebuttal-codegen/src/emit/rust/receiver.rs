//! The webhook receiver that users see.

use proc_macro2::TokenStream;
use quote::quote;

use super::options::builder;
use super::render::{Writer, doc};
use crate::api::Receiver;

/// The receiver and its builder, if there are webhooks.
pub fn emit(receiver: &Receiver) -> String {
    let builder = builder("Webhooks", &quote!(tables::PROVIDER.webhook_options()), &receiver.options);
    let receiver = webhooks(receiver);
    let mut writer = Writer::default();
    let items = writer.render(&quote! {
        #receiver
        #builder

        impl WebhooksBuilder {
            /// Makes the receiver.
            ///
            /// # Errors
            /// `ConfigError` that names the option at fault, or the environment
            /// variable that is not set.
            pub fn build(self) -> Result<Webhooks, Error> {
                AnyReceiver::open(PROVIDER, self.options).map(Webhooks)
            }
        }
    });
    writer.finish(&items)
}

fn webhooks(receiver: &Receiver) -> TokenStream {
    let docs = doc(&format!("{}\n\nCloning it is cheap.", receiver.description));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Webhooks(AnyReceiver);

        impl Webhooks {
            /// Starts with no options set.
            pub fn builder() -> WebhooksBuilder {
                WebhooksBuilder::default()
            }

            /// Starts with the options that the environment variables give which their descriptions name; what is set later replaces
            /// what a variable gave.
            ///
            /// # Errors
            /// `ConfigError` that names the variable which its option does not take.
            pub fn from_env_builder() -> Result<WebhooksBuilder, Error> {
                Ok(WebhooksBuilder { options: options::from_env(tables::PROVIDER.webhook_options())? })
            }

            /// Takes the options from the environment variables that their descriptions name.
            ///
            /// # Errors
            /// `ConfigError` that names the variable which is missing, or the option
            /// which is not usable.
            pub fn from_env() -> Result<Self, Error> {
                Self::from_env_builder()?.build()
            }

            /// Verifies a message over its exact bytes, then reads it.
            ///
            /// # Errors
            /// `SignatureError` before anything is parsed;
            /// `DecodeError` if the verified bytes are no JSON object.
            pub fn receive(&self, headers: &HeaderMap, body: &[u8]) -> Result<own::Message, Error> {
                self.verify(headers, body)?;
                self.parse(body)
            }

            /// Verifies a message without reading it.
            ///
            /// # Errors
            /// `SignatureError` with the reason.
            pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
                let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
                self.0.verify(&headers, body, system_now())
            }

            /// Reads a message that was verified before.
            ///
            /// # Errors
            /// `DecodeError` if it is no JSON object.
            pub fn parse(&self, body: &[u8]) -> Result<own::Message, Error> {
                own::Message::of(self.0.parse(body)?)
            }

            /// What to answer to a message that was taken, as each message says it, too.
            pub fn ack(&self) -> Ack {
                self.0.ack()
            }

            /// The headers of a message signed as the provider would, for tests.
            ///
            /// # Errors
            /// `ConfigError` if the key is not usable.
            pub fn sign_test_message(&self, body: &[u8], signing_key: &str) -> Result<Vec<(String, String)>, Error> {
                self.0.sign_test(signing_key, body, system_now())
            }

            /// The body of such a message: `body` itself, but where the provider's signature stands in the body, with that in the
            /// place of the text that is there.
            ///
            /// # Errors
            /// `ConfigError` if the key is not usable; `InvalidArgumentError` if the body has no place for the signature.
            pub fn sign_test_body(&self, body: &[u8], signing_key: &str) -> Result<Vec<u8>, Error> {
                self.0.sign_test_body(signing_key, body, system_now())
            }
        }

        impl WebhookReceiver for Webhooks {
            type Message = own::Message;

            fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
                self.verify(headers, body)
            }

            fn parse(&self, body: &[u8]) -> Result<own::Message, Error> {
                self.parse(body)
            }

            fn ack(&self) -> Ack {
                self.ack()
            }
        }
    }
}
