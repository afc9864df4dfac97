// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Ack, Error, Received, WebhookMessage, message};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Message, tables};

impl Message {
    /// Its kind, as `tracing` names it. One of a type that this release does not know is of the
    /// most general kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::DisputeCreated(_) => "disputeCreated",
            Self::DisputeUpdated(_) => "disputeUpdated",
            Self::DisputeClosed(_) => "disputeClosed",
            Self::DisputeFundsWithdrawn(_) => "disputeFundsWithdrawn",
            Self::DisputeFundsReinstated(_) => "disputeFundsReinstated",
            Self::ThinDisputeCreated(_) => "thinDisputeCreated",
            Self::ThinDisputeUpdated(_) => "thinDisputeUpdated",
            Self::ThinDisputeClosed(_) => "thinDisputeClosed",
            Self::ThinDisputeFundsWithdrawn(_) => "thinDisputeFundsWithdrawn",
            Self::ThinDisputeFundsReinstated(_) => "thinDisputeFundsReinstated",
            Self::ThinEvent(_) => "thinEvent",
            Self::Event(_) => "event",
        }
    }

    /// The provider's id of the message, where it gives one.
    pub fn event_id(&self) -> Option<&str> {
        match self {
            Self::DisputeCreated(message) => Some(message.id.as_str()),
            Self::DisputeUpdated(message) => Some(message.id.as_str()),
            Self::DisputeClosed(message) => Some(message.id.as_str()),
            Self::DisputeFundsWithdrawn(message) => Some(message.id.as_str()),
            Self::DisputeFundsReinstated(message) => Some(message.id.as_str()),
            Self::ThinDisputeCreated(message) => Some(message.id.as_str()),
            Self::ThinDisputeUpdated(message) => Some(message.id.as_str()),
            Self::ThinDisputeClosed(message) => Some(message.id.as_str()),
            Self::ThinDisputeFundsWithdrawn(message) => Some(message.id.as_str()),
            Self::ThinDisputeFundsReinstated(message) => Some(message.id.as_str()),
            Self::ThinEvent(message) => message.id.as_ref().map(|id| id.as_str()),
            Self::Event(message) => message.id.as_ref().map(|id| id.as_str()),
        }
    }

    /// The id of the dispute that it is about, where it names one.
    pub fn dispute_id(&self) -> Option<&str> {
        match self {
            Self::DisputeCreated(message) => Some(message.data.object.id.as_str()),
            Self::DisputeUpdated(message) => Some(message.data.object.id.as_str()),
            Self::DisputeClosed(message) => Some(message.data.object.id.as_str()),
            Self::DisputeFundsWithdrawn(message) => Some(message.data.object.id.as_str()),
            Self::DisputeFundsReinstated(message) => {
                Some(message.data.object.id.as_str())
            }
            Self::ThinDisputeCreated(message) => Some(message.related_object.id.as_str()),
            Self::ThinDisputeUpdated(message) => Some(message.related_object.id.as_str()),
            Self::ThinDisputeClosed(message) => Some(message.related_object.id.as_str()),
            Self::ThinDisputeFundsWithdrawn(message) => {
                Some(message.related_object.id.as_str())
            }
            Self::ThinDisputeFundsReinstated(message) => {
                Some(message.related_object.id.as_str())
            }
            Self::ThinEvent(_) => None,
            Self::Event(_) => None,
        }
    }

    /// What tells this message from all others, and is the same when it is sent again: for
    /// [`dedup::once`](fn@::rebuttal_runtime::dedup::once). It holds no personal data. None if
    /// nobody can tell a repetition of it from another message, such as one of a type that is not
    /// known yet: that one is to be processed.
    pub fn dedup_key(&self) -> Option<String> {
        match self {
            Self::DisputeCreated(message) => {
                message::dedup_key_of(&tables::PROVIDER, "disputeCreated", message)
            }
            Self::DisputeUpdated(message) => {
                message::dedup_key_of(&tables::PROVIDER, "disputeUpdated", message)
            }
            Self::DisputeClosed(message) => {
                message::dedup_key_of(&tables::PROVIDER, "disputeClosed", message)
            }
            Self::DisputeFundsWithdrawn(message) => {
                message::dedup_key_of(
                    &tables::PROVIDER,
                    "disputeFundsWithdrawn",
                    message,
                )
            }
            Self::DisputeFundsReinstated(message) => {
                message::dedup_key_of(
                    &tables::PROVIDER,
                    "disputeFundsReinstated",
                    message,
                )
            }
            Self::ThinDisputeCreated(message) => {
                message::dedup_key_of(&tables::PROVIDER, "thinDisputeCreated", message)
            }
            Self::ThinDisputeUpdated(message) => {
                message::dedup_key_of(&tables::PROVIDER, "thinDisputeUpdated", message)
            }
            Self::ThinDisputeClosed(message) => {
                message::dedup_key_of(&tables::PROVIDER, "thinDisputeClosed", message)
            }
            Self::ThinDisputeFundsWithdrawn(message) => {
                message::dedup_key_of(
                    &tables::PROVIDER,
                    "thinDisputeFundsWithdrawn",
                    message,
                )
            }
            Self::ThinDisputeFundsReinstated(message) => {
                message::dedup_key_of(
                    &tables::PROVIDER,
                    "thinDisputeFundsReinstated",
                    message,
                )
            }
            Self::ThinEvent(message) => {
                message::dedup_key_of(&tables::PROVIDER, "thinEvent", message)
            }
            Self::Event(message) => {
                message::dedup_key_of(&tables::PROVIDER, "event", message)
            }
        }
    }

    /// JSON pointers of what is in the message and absent here, because it could not be read. If
    /// the message is of a general kind although its type names another, the first says why.
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

    /// What to answer when it was taken: `.into()` makes a response of it.
    pub fn ack(&self) -> Ack {
        Ack::new(tables::PROVIDER.acknowledgement())
    }

    pub(super) fn of(message: message::Message<'_>) -> Result<Self, Error> {
        match message.id {
            "disputeCreated" => Received::read(message).map(Self::DisputeCreated),
            "disputeUpdated" => Received::read(message).map(Self::DisputeUpdated),
            "disputeClosed" => Received::read(message).map(Self::DisputeClosed),
            "disputeFundsWithdrawn" => {
                Received::read(message).map(Self::DisputeFundsWithdrawn)
            }
            "disputeFundsReinstated" => {
                Received::read(message).map(Self::DisputeFundsReinstated)
            }
            "thinDisputeCreated" => Received::read(message).map(Self::ThinDisputeCreated),
            "thinDisputeUpdated" => Received::read(message).map(Self::ThinDisputeUpdated),
            "thinDisputeClosed" => Received::read(message).map(Self::ThinDisputeClosed),
            "thinDisputeFundsWithdrawn" => {
                Received::read(message).map(Self::ThinDisputeFundsWithdrawn)
            }
            "thinDisputeFundsReinstated" => {
                Received::read(message).map(Self::ThinDisputeFundsReinstated)
            }
            "thinEvent" => Received::read(message).map(Self::ThinEvent),
            "event" => Received::read(message).map(Self::Event),
            id => Err(message::no_message(id)),
        }
    }
}

impl WebhookMessage for Message {
    fn kind(&self) -> &'static str {
        self.kind()
    }

    fn event_id(&self) -> Option<&str> {
        self.event_id()
    }

    fn dispute_id(&self) -> Option<&str> {
        self.dispute_id()
    }

    fn dedup_key(&self) -> Option<String> {
        self.dedup_key()
    }

    fn unreadable_fields(&self) -> &[String] {
        self.unreadable_fields()
    }

    fn ack(&self) -> Ack {
        self.ack()
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
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
impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(reader)?;
        let read = message::read(&tables::PROVIDER, raw.get().as_bytes())
            .and_then(Self::of);
        read.map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for Message {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Message".into()
    }

    fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        let kinds = [
            generator.subschema_for::<super::DisputeEvent>(),
            generator.subschema_for::<super::Event>(),
            generator.subschema_for::<super::ThinDisputeEvent>(),
            generator.subschema_for::<super::ThinEvent>(),
        ];
        ::schemars::json_schema!({ "anyOf" : kinds })
    }
}
