//! Packets as other languages make them: by names, with JSON for what has a structure.

use std::fmt;

use rebuttal_evidence::{Built, EvidencePacket, Input, PacketError, Paper, Payment, ProductType};
use rebuttal_runtime::{Error, ErrorKind};
use serde::Deserialize;
use serde_json::Value;

use super::send::build;

/// A packet, made step by step.
#[derive(Clone)]
pub struct Packet(EvidencePacket);

/// The disputed payment and the earlier ones.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Payments {
    disputed: Payment,
    prior: Vec<Payment>,
}

/// What `build` made: the files, and the rest as JSON.
pub struct BuiltPacket {
    /// The field, the name and the bytes of each file.
    pub files: Vec<(String, String, Vec<u8>)>,
    /// An object with the `receipt` and the `findings`.
    pub json: Vec<u8>,
}

impl Packet {
    /// A packet for a dispute, as JSON with the provider's own names.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if it is none.
    pub fn new(dispute: &[u8]) -> Result<Self, Error> {
        EvidencePacket::of(&read::<Value>("dispute", dispute)?).map(Self).map_err(|error| refused("dispute", &error))
    }

    /// As [`EvidencePacket::text`].
    pub fn text(&mut self, field: &str, text: &str) {
        self.0 = self.0.clone().text(field, text);
    }

    /// As [`EvidencePacket::file`].
    pub fn file(&mut self, field: &str, input: Input) {
        self.0 = self.0.clone().file(field, input);
    }

    /// As [`EvidencePacket::font`].
    pub fn font(&mut self, input: Input) {
        self.0 = self.0.clone().font(input);
    }

    /// As [`EvidencePacket::product_type`].
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if there is none of that name.
    pub fn product_type(&mut self, name: &str) -> Result<(), Error> {
        let all = [ProductType::Physical, ProductType::Digital, ProductType::OfflineService];
        let found = all.into_iter().find(|known| known.name() == name);
        let found = found.ok_or_else(|| {
            let names: Vec<_> = all.iter().map(|known| format!("{:?}", known.name())).collect();
            problem("product_type", &format!("must be one of {}", names.join(", ")))
        })?;
        self.0 = self.0.clone().product_type(found);
        Ok(())
    }

    /// As [`EvidencePacket::paper`].
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if there is none of that name.
    pub fn paper(&mut self, name: &str) -> Result<(), Error> {
        let paper = match name {
            "a4" => Paper::A4,
            "letter" => Paper::Letter,
            _ => return Err(problem("paper", "must be \"a4\" or \"letter\"")),
        };
        self.0 = self.0.clone().paper(paper);
        Ok(())
    }

    /// As [`EvidencePacket::strict`].
    pub fn strict(&mut self) {
        self.0 = self.0.clone().strict();
    }

    /// As [`EvidencePacket::limit`].
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if there is no such rule.
    pub fn limit(&mut self, rule: &str, number: u64) -> Result<(), Error> {
        self.0 = self.0.clone().limit(rule, number).map_err(|error| refused("rule", &error))?;
        Ok(())
    }

    /// As [`EvidencePacket::compliance_fee`].
    pub fn compliance_fee(&mut self, amount: u64, currency: &str) {
        self.0 = self.0.clone().compliance_fee(amount, currency);
    }

    /// As [`EvidencePacket::compelling_evidence`], from an object with `disputed` and a list `prior`.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names what is not as it should be.
    pub fn compelling_evidence(&mut self, payments: &[u8]) -> Result<(), Error> {
        let Payments { disputed, prior } = read("payments", payments)?;
        self.0 = self.0.clone().compelling_evidence(disputed, prior);
        Ok(())
    }

    /// As [`EvidencePacket::suggestion`].
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` if it is about another dispute.
    pub fn suggestion(&mut self, notification: &[u8]) -> Result<(), Error> {
        let notification: Value = read("notification", notification)?;
        self.0 = self.0.clone().suggestion(&notification).map_err(|error| refused("notification", &error))?;
        Ok(())
    }

    /// As [`EvidencePacket::of_format`].
    #[doc(hidden)]
    pub fn format(&mut self, format: u32) {
        self.0 = self.0.clone().of_format(format);
    }

    /// The dispute's id.
    pub fn dispute_id(&self) -> &str {
        self.0.dispute_id()
    }

    /// The report for a moment in Unix seconds, as JSON: the same bytes in all languages.
    pub fn preflight(&self, now: i64) -> String {
        self.0.preflight(now).to_json()
    }

    /// As [`EvidencePacket::build`].
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument` that names the field.
    pub fn build(&self) -> Result<BuiltPacket, Error> {
        let Built { files, receipt, findings } = build(&self.0)?;
        let json = serde_json::json!({ "receipt": receipt, "findings": findings }).to_string().into_bytes();
        let files = files.into_iter().map(|file| (file.field, file.name, file.bytes)).collect();
        Ok(BuiltPacket { files, json })
    }

    /// What is sent.
    pub fn into_inner(self) -> EvidencePacket {
        self.0
    }
}

impl fmt::Debug for Packet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for BuiltPacket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuiltPacket").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

fn read<'a, T: Deserialize<'a>>(field: &str, json: &'a [u8]) -> Result<T, Error> {
    // serde names fields and types, and of values only those of a wrong type.
    serde_json::from_slice(json).map_err(|error| problem(field, "is not as it should be").with_source(error))
}

fn refused(field: &str, error: &PacketError) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("`{field}`: {error}")).with_field(field)
}

fn problem(field: &str, problem: &str) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("`{field}` {problem}")).with_field(field)
}
