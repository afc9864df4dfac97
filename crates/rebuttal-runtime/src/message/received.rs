//! A message, and what of it could not be read.

use std::fmt;
use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::message::Message;
use crate::{Error, ErrorKind, Outcome};

/// A message's content, to which it derefs, and what of it could not be read.
///
/// It is written as JSON just as it came where something could not be read, so that nothing is lost in a queue.
#[derive(Clone)]
pub struct Received<T> {
    /// On the heap: contents are large, and messages are moved about.
    value: Box<T>,
    /// Mostly there is nothing.
    unreadable: Option<Box<Unreadable>>,
    /// What was not signed, where only some fields are.
    unsigned: Box<[String]>,
}

#[derive(Clone)]
struct Unreadable {
    fields: Vec<String>,
    raw: Box<RawValue>,
}

impl<T> Received<T> {
    /// The content alone.
    pub fn into_inner(self) -> T {
        *self.value
    }

    /// JSON pointers of what is in the message and absent here, because it could not be read.
    pub fn unreadable_fields(&self) -> &[String] {
        self.unreadable.as_deref().map_or(&[], |unreadable| &unreadable.fields)
    }

    /// JSON pointers of what is in the message and was not signed, where the provider signs only some fields of it. Whoever can
    /// reach the receiver may have written that. Empty where whole bodies are signed.
    pub fn unsigned_fields(&self) -> &[String] {
        &self.unsigned
    }

    /// For generated code.
    #[doc(hidden)]
    pub fn read(message: Message<'_>) -> Result<Self, Error>
    where
        T: DeserializeOwned,
    {
        let value = Box::new(read(&message.json)?);
        let raw = message.raw.map(|raw| read(&raw)).transpose()?;
        let unreadable = raw.map(|raw| Box::new(Unreadable { fields: message.unreadable, raw }));
        Ok(Self { value, unreadable, unsigned: message.unsigned.into() })
    }
}

impl<T> Deref for Received<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Received<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.unreadable_fields() == other.unreadable_fields()
    }
}

impl<T: fmt::Debug> fmt::Debug for Received<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unreadable {
            None => self.value.fmt(f),
            Some(unreadable) => f
                .debug_struct("Received")
                .field("value", &self.value)
                // Not which: keys of maps are in the pointers.
                .field("unreadable_fields", &unreadable.fields.len())
                .finish(),
        }
    }
}

impl<T: Serialize> Serialize for Received<T> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match &self.unreadable {
            None => self.value.serialize(writer),
            Some(unreadable) => unreadable.raw.serialize(writer),
        }
    }
}

/// A message's content in its type.
///
/// # Errors
/// `ErrorKind::Decode`; its shape was checked before, so this says that the generated type and table differ.
fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    // Without the cause: it may show the value that does not fit.
    serde_json::from_slice(json).map_err(|_| undecoded("the message does not fit its type"))
}

/// The error for a message that no table lists.
pub fn no_message(id: &str) -> Error {
    undecoded(format!("this release has no message {id}"))
}

/// Reading a message changes nothing at the provider.
fn undecoded(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Decode, message).with_outcome(Outcome::NotDone)
}
