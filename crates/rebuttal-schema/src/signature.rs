//! How webhooks are signed, for providers whose scheme is data.

use serde::{Deserialize, Serialize};

use crate::data::{plain, tables};

tables! {
    /// How a provider signs its webhooks: a template over body and headers, or fields of the body.
    pub struct WebhookSignature / OwnedWebhookSignature {
        /// What signs.
        pub algorithm: Algorithm,
        /// The receiver's option that has the key, or several while keys are exchanged.
        pub key: &'static str,
        /// How that option writes the key of an HMAC; without it the text itself is the key.
        pub key_encoding: Option<ByteEncoding>,
        /// How signatures are written.
        pub encoding: ByteEncoding,
        /// The header that has them, unless one stands in the body.
        pub header: Option<&'static str>,
        /// What separates the parts of that header; without it, its whole value is one signature.
        pub separator: Option<&'static str>,
        /// What stands before a signature, such as `v1=`. Parts that begin otherwise are none.
        pub prefix: &'static str,
        /// When the message says that it was sent.
        pub time: Option<SignedTime>,
        /// What is signed, piece by piece.
        pub content: &'static [ContentPiece],
        /// The fields of the body that are signed in place of it.
        pub fields: Option<SignedFields>,
    }

    /// Where the time of a message stands.
    pub struct SignedTime / OwnedSignedTime {
        /// The header that has it. None: a part of the header with the signatures has it.
        pub header: Option<&'static str>,
        /// What stands before it, such as `t=`.
        pub prefix: &'static str,
        /// How it is written.
        pub unit: TimeUnit,
        /// The option that says how old a message may be; without a value any age is taken.
        pub tolerance: Option<&'static str>,
        /// The option that says how far its time may lie ahead.
        pub future_tolerance: Option<&'static str>,
    }

    /// A piece of what is signed.
    pub struct ContentPiece / OwnedContentPiece {
        /// What it is.
        pub kind: PieceKind,
        /// The text itself, or the name of the header or option.
        pub text: &'static str,
    }

    /// Fields of the body that are signed, and where the signature stands. Nothing else of the body is signed.
    pub struct SignedFields / OwnedSignedFields {
        /// The object that has them: a JSON pointer. A list on the way has exactly one item.
        pub within: &'static str,
        /// The fields, in the order in which they are signed: pointers from that object on.
        pub signed: &'static [&'static str],
        /// What joins their values.
        pub joint: &'static str,
        /// Whether `\` and the joint get a `\` before them in a value.
        pub escaped: bool,
        /// Without escapes: the one field whose value may hold the joint. In two, nobody could tell where one ends.
        pub may_hold_joint: Option<&'static str>,
        /// Where the signature stands, from that object on.
        pub signature: &'static str,
    }
}

/// What signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// HMAC with SHA-1.
    HmacSha1,
    /// HMAC with SHA-256.
    #[default]
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// RSASSA-PKCS1-v1_5 with SHA-256; the option has the provider's public key.
    RsaSha256,
}

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ByteEncoding {
    /// Hexadecimal digits.
    #[default]
    Hex,
    /// Standard Base64.
    Base64,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeUnit {
    /// Seconds since 1970.
    #[default]
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// ISO 8601 with an offset.
    Iso8601,
}

/// What a piece of signed content is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PieceKind {
    /// Always this text.
    #[default]
    Text,
    /// The body's exact bytes.
    Body,
    /// The CRC-32 of the body, in decimal digits.
    Crc32,
    /// The value of this header.
    Header,
    /// The time, as it is written.
    Time,
    /// The value of this option of the receiver's, such as its public URL.
    Option,
}

plain!(
    Algorithm = Algorithm::HmacSha256,
    ByteEncoding = ByteEncoding::Hex,
    TimeUnit = TimeUnit::Seconds,
    PieceKind = PieceKind::Text,
);
