// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Ack, Error, Received, WebhookMessage, message};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Message, tables};

impl Message {
    /// Its kind, as `tracing` names it. One of a type that this release does not know is of the
    /// most general kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NotifyDispute(_) => "notifyDispute",
            Self::NotifyDefenseStrategySuggestion(_) => "notifyDefenseStrategySuggestion",
            Self::NotifyDefenseDocument(_) => "notifyDefenseDocument",
            Self::NotifyOther(_) => "notifyOther",
        }
    }

    /// The provider's id of the message, where it gives one.
    pub fn event_id(&self) -> Option<&str> {
        None
    }

    /// The id of the dispute that it is about, where it names one.
    pub fn dispute_id(&self) -> Option<&str> {
        match self {
            Self::NotifyDispute(message) => Some(message.dispute_id.as_str()),
            Self::NotifyDefenseStrategySuggestion(message) => {
                Some(message.dispute_id.as_str())
            }
            Self::NotifyDefenseDocument(message) => Some(message.dispute_id.as_str()),
            Self::NotifyOther(message) => {
                message.dispute_id.as_ref().map(|id| id.as_str())
            }
        }
    }

    /// What tells this message from all others, and is the same when it is sent again: for
    /// [`dedup::once`](fn@::rebuttal_runtime::dedup::once). It holds no personal data. None if
    /// nobody can tell a repetition of it from another message, such as one of a type that is not
    /// known yet: that one is to be processed.
    pub fn dedup_key(&self) -> Option<String> {
        match self {
            Self::NotifyDispute(message) => {
                message::dedup_key_of(&tables::PROVIDER, "notifyDispute", message)
            }
            Self::NotifyDefenseStrategySuggestion(message) => {
                message::dedup_key_of(
                    &tables::PROVIDER,
                    "notifyDefenseStrategySuggestion",
                    message,
                )
            }
            Self::NotifyDefenseDocument(message) => {
                message::dedup_key_of(
                    &tables::PROVIDER,
                    "notifyDefenseDocument",
                    message,
                )
            }
            Self::NotifyOther(message) => {
                message::dedup_key_of(&tables::PROVIDER, "notifyOther", message)
            }
        }
    }

    /// JSON pointers of what is in the message and absent here, because it could not be read. If
    /// the message is of a general kind although its type names another, the first says why.
    pub fn unreadable_fields(&self) -> &[String] {
        match self {
            Self::NotifyDispute(message) => message.unreadable_fields(),
            Self::NotifyDefenseStrategySuggestion(message) => message.unreadable_fields(),
            Self::NotifyDefenseDocument(message) => message.unreadable_fields(),
            Self::NotifyOther(message) => message.unreadable_fields(),
        }
    }

    /// What to answer when it was taken: `.into()` makes a response of it.
    pub fn ack(&self) -> Ack {
        Ack::new(tables::PROVIDER.acknowledgement())
    }

    pub(super) fn of(message: message::Message<'_>) -> Result<Self, Error> {
        match message.id {
            "notifyDispute" => Received::read(message).map(Self::NotifyDispute),
            "notifyDefenseStrategySuggestion" => {
                Received::read(message).map(Self::NotifyDefenseStrategySuggestion)
            }
            "notifyDefenseDocument" => {
                Received::read(message).map(Self::NotifyDefenseDocument)
            }
            "notifyOther" => Received::read(message).map(Self::NotifyOther),
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
            Self::NotifyDispute(message) => message.serialize(writer),
            Self::NotifyDefenseStrategySuggestion(message) => message.serialize(writer),
            Self::NotifyDefenseDocument(message) => message.serialize(writer),
            Self::NotifyOther(message) => message.serialize(writer),
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
            generator.subschema_for::<super::DefenseDocumentNotification>(),
            generator.subschema_for::<super::DefenseStrategySuggestionNotification>(),
            generator.subschema_for::<super::DisputeNotification>(),
            generator.subschema_for::<super::Notification>(),
        ];
        ::schemars::json_schema!({ "anyOf" : kinds })
    }
}
