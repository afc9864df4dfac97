// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use super::*;
use ::rebuttal_runtime::{Error, Received};
use ::rebuttal_runtime::options;
use ::rebuttal_runtime::provider::{AnyHandle, Argument, Returned};
use ::rebuttal_runtime::message as messages;
use ::rebuttal_runtime::webhook::{AnyReceiver, system_now};
use ::rebuttal_schema::Acknowledgement;

/// A message: received, fetched or from a queue. Each knows what of it could not be read.
///
/// As JSON it is the message alone, under the provider's names.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "one at a time is received, and a box would be in everybody's way")]
pub enum Message {
    /// `charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment;
    /// inquiries begin with it too.
    DisputeCreated(Received<DisputeEvent>),
    /// `charge.dispute.updated`: mostly because evidence was staged or submitted.
    /// `data.previous_attributes` has what it was before.
    DisputeUpdated(Received<DisputeEvent>),
    /// `charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`,
    /// `lost` or `warning_closed`.
    DisputeClosed(Received<DisputeEvent>),
    /// `charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's
    /// `balance_transactions` have them.
    DisputeFundsWithdrawn(Received<DisputeEvent>),
    /// `charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the
    /// payment was partly refunded.
    DisputeFundsReinstated(Received<DisputeEvent>),
    /// `v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is
    /// as it is by then.
    ThinDisputeCreated(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is
    /// as it is by then.
    ThinDisputeUpdated(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is
    /// as it is by then.
    ThinDisputeClosed(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names; what
    /// comes is as it is by then.
    ThinDisputeFundsWithdrawn(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object` names; what
    /// comes is as it is by then.
    ThinDisputeFundsReinstated(Received<ThinDisputeEvent>),
    /// A thin event of any other type, or one that lacks what its type needs; `unreadable_fields`
    /// tells which.
    ThinEvent(Received<ThinEvent>),
    /// A snapshot event of any other type, or one whose dispute has no id or status that could be
    /// read: see `unreadable_fields`. The object is kept as it came.
    Event(Received<Event>),
}

impl Message {
    /// What tells this message from all others, and is the same when it is sent again: for
    /// [`dedup::once`](::rebuttal_runtime::dedup::once). It holds no personal data. None if nobody can tell a repetition of it
    /// from another message, such as one of a type that is not known yet: that one is to be processed.
    pub fn dedup_key(&self) -> Option<String> {
        match self {
            Self::DisputeCreated(message) => messages::dedup_key_of(&shapes::MESSAGES, "disputeCreated", message),
            Self::DisputeUpdated(message) => messages::dedup_key_of(&shapes::MESSAGES, "disputeUpdated", message),
            Self::DisputeClosed(message) => messages::dedup_key_of(&shapes::MESSAGES, "disputeClosed", message),
            Self::DisputeFundsWithdrawn(message) => messages::dedup_key_of(&shapes::MESSAGES, "disputeFundsWithdrawn", message),
            Self::DisputeFundsReinstated(message) => messages::dedup_key_of(&shapes::MESSAGES, "disputeFundsReinstated", message),
            Self::ThinDisputeCreated(message) => messages::dedup_key_of(&shapes::MESSAGES, "thinDisputeCreated", message),
            Self::ThinDisputeUpdated(message) => messages::dedup_key_of(&shapes::MESSAGES, "thinDisputeUpdated", message),
            Self::ThinDisputeClosed(message) => messages::dedup_key_of(&shapes::MESSAGES, "thinDisputeClosed", message),
            Self::ThinDisputeFundsWithdrawn(message) => messages::dedup_key_of(&shapes::MESSAGES, "thinDisputeFundsWithdrawn", message),
            Self::ThinDisputeFundsReinstated(message) => messages::dedup_key_of(&shapes::MESSAGES, "thinDisputeFundsReinstated", message),
            Self::ThinEvent(message) => messages::dedup_key_of(&shapes::MESSAGES, "thinEvent", message),
            Self::Event(message) => messages::dedup_key_of(&shapes::MESSAGES, "event", message),
        }
    }

    /// JSON pointers of what is in the message and absent here, because it could not be read. If the message is of a
    /// general kind although its type names another, the first says why.
    pub fn unreadable_fields(&self) -> &[String] {
        match self {
            Self::DisputeCreated(message) => message.unreadable_fields(),
            Self::DisputeUpdated(message) => message.unreadable_fields(),
            Self::DisputeClosed(message) => message.unreadable_fields(),
            Self::DisputeFundsWithdrawn(message) => message.unreadable_fields(),
            Self::DisputeFundsReinstated(message) => message.unreadable_fields(),
            Self::ThinDisputeCreated(message) => message.unreadable_fields(),
            Self::ThinDisputeUpdated(message) => message.unreadable_fields(),
            Self::ThinDisputeClosed(message) => message.unreadable_fields(),
            Self::ThinDisputeFundsWithdrawn(message) => message.unreadable_fields(),
            Self::ThinDisputeFundsReinstated(message) => message.unreadable_fields(),
            Self::ThinEvent(message) => message.unreadable_fields(),
            Self::Event(message) => message.unreadable_fields(),
        }
    }

    fn of(message: messages::Message) -> Result<Self, Error> {
        match message.id {
            "disputeCreated" => Received::read(message).map(Self::DisputeCreated),
            "disputeUpdated" => Received::read(message).map(Self::DisputeUpdated),
            "disputeClosed" => Received::read(message).map(Self::DisputeClosed),
            "disputeFundsWithdrawn" => Received::read(message).map(Self::DisputeFundsWithdrawn),
            "disputeFundsReinstated" => Received::read(message).map(Self::DisputeFundsReinstated),
            "thinDisputeCreated" => Received::read(message).map(Self::ThinDisputeCreated),
            "thinDisputeUpdated" => Received::read(message).map(Self::ThinDisputeUpdated),
            "thinDisputeClosed" => Received::read(message).map(Self::ThinDisputeClosed),
            "thinDisputeFundsWithdrawn" => Received::read(message).map(Self::ThinDisputeFundsWithdrawn),
            "thinDisputeFundsReinstated" => Received::read(message).map(Self::ThinDisputeFundsReinstated),
            "thinEvent" => Received::read(message).map(Self::ThinEvent),
            "event" => Received::read(message).map(Self::Event),
            id => Err(options::no_message(id)),
        }
    }
}

impl ::serde::Serialize for Message {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::DisputeCreated(message) => message.serialize(writer),
            Self::DisputeUpdated(message) => message.serialize(writer),
            Self::DisputeClosed(message) => message.serialize(writer),
            Self::DisputeFundsWithdrawn(message) => message.serialize(writer),
            Self::DisputeFundsReinstated(message) => message.serialize(writer),
            Self::ThinDisputeCreated(message) => message.serialize(writer),
            Self::ThinDisputeUpdated(message) => message.serialize(writer),
            Self::ThinDisputeClosed(message) => message.serialize(writer),
            Self::ThinDisputeFundsWithdrawn(message) => message.serialize(writer),
            Self::ThinDisputeFundsReinstated(message) => message.serialize(writer),
            Self::ThinEvent(message) => message.serialize(writer),
            Self::Event(message) => message.serialize(writer),
        }
    }
}

/// From JSON by `serde_json`: of its kind by the same rules as one that is received.
impl<'de> ::serde::Deserialize<'de> for Message {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let raw = Box::<::serde_json::value::RawValue>::deserialize(reader)?;
        let read = messages::read(&shapes::MESSAGES, raw.get().as_bytes()).and_then(Self::of);
        read.map_err(::serde::de::Error::custom)
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for Message {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "Message".into()
    }

    fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        ::schemars::json_schema!({ "anyOf": [generator.subschema_for::<DisputeEvent>(), generator.subschema_for::<Event>(), generator.subschema_for::<ThinDisputeEvent>(), generator.subschema_for::<ThinEvent>()] })
    }
}

/// Verifies and reads the events that Stripe posts to the merchant. It holds no API key and does no
/// I/O.
#[derive(Debug)]
pub struct Webhooks(AnyReceiver);

/// Makes a [`Webhooks`].
#[derive(Debug, Default)]
pub struct WebhooksBuilder {
    options: options::Given,
    #[allow(dead_code)]
    objects: options::Objects,
}

impl WebhooksBuilder {
    /// The endpoint's signing secret, whole, with its `whsec_`. Several while secrets are
    /// exchanged, or where one address receives for several endpoints: an event is good if any of
    /// them verifies it. Required. Environment: `STRIPE_WEBHOOK_SECRET`.
    pub fn webhook_secret(mut self, value: impl Into<::rebuttal_runtime::OneOrMore>) -> Self {
        self.options.insert("webhook_secret", Into::<::rebuttal_runtime::OneOrMore>::into(value));
        self
    }

    /// How long ago an event may have been signed. One that is sent again is signed anew. Default:
    /// 300 seconds.
    pub fn tolerance(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("tolerance", value);
        self
    }

    /// How far the time of a signature may lie ahead of now. Without it nothing limits that.
    pub fn future_tolerance(mut self, value: ::std::time::Duration) -> Self {
        self.options.insert("future_tolerance", value);
        self
    }
}

impl WebhooksBuilder {
    /// Makes the receiver.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault.
    pub fn build(self) -> Result<Webhooks, Error> {
        AnyReceiver::open(PROVIDER, self.options).map(Webhooks)
    }
}

impl Webhooks {
    /// Starts with no options set.
    pub fn builder() -> WebhooksBuilder {
        WebhooksBuilder::default()
    }

    /// Takes the options from the environment variables that their descriptions name.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which is missing, or the option which is not usable.
    pub fn from_env() -> Result<Self, Error> {
        AnyReceiver::open(PROVIDER, options::from_env(tables::WEBHOOK_OPTIONS)?).map(Self)
    }

    /// Verifies a message over its exact bytes, then reads it.
    ///
    /// # Errors
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) before anything is parsed; [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if the verified bytes are no JSON object.
    pub fn receive(&self, headers: &::http::HeaderMap, body: &[u8]) -> Result<Message, Error> {
        self.verify(headers, body)?;
        self.parse(body)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) with the reason.
    pub fn verify(&self, headers: &::http::HeaderMap, body: &[u8]) -> Result<(), Error> {
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        self.0.verify(&headers, body, system_now())
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if it is no JSON object.
    pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        Message::of(self.0.parse(body)?)
    }

    /// What to answer to a message that was taken.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.0.acknowledgement()
    }

    /// The headers of a message signed as the provider would, for tests.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) if the key is not usable.
    pub fn sign_test_message(&self, body: &[u8], signing_key: &str) -> Result<Vec<(String, String)>, Error> {
        self.0.sign_test(signing_key, body, system_now())
    }
}
