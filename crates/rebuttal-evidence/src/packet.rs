//! A packet: everything that one answer to one dispute consists of.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::dispute::{Dispute, boolean};
use crate::file::EvidenceFile;
use crate::font::Font;
use crate::format::PACKET_FORMAT;
use crate::input::Input;
use crate::paper::Paper;
use crate::payment::Payment;
use crate::rules::{Figure, ProviderRules, Rule};

/// What was sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProductType {
    /// Goods that are shipped.
    Physical,
    /// What is used online.
    Digital,
    /// A service at a place.
    OfflineService,
}

impl ProductType {
    /// Its name in rules and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Physical => "physical",
            Self::Digital => "digital",
            Self::OfflineService => "offline_service",
        }
    }
}

/// Why no packet can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PacketError {
    /// There are no rules for this provider.
    UnknownProvider(String),
    /// What was given as a dispute has no id.
    NoDispute,
    /// The message is about another dispute.
    OtherDispute {
        /// The dispute of this packet.
        ours: String,
        /// The dispute of the message.
        theirs: String,
    },
    /// No rule has this id, or it has no number that can be changed.
    UnknownLimit(String),
}

impl fmt::Display for PacketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownProvider(name) => write!(f, "there are no rules of evidence for the provider {name:?}"),
            Self::NoDispute => f.write_str("this is no dispute: it has no id; give it as the provider sent it"),
            Self::OtherDispute { ours, theirs } => {
                write!(f, "the message is about the dispute {theirs:?}, and the packet is for {ours:?}")
            }
            Self::UnknownLimit(id) => {
                write!(f, "no rule with a number that can be changed is called {id:?}; docs/evidence-rules.md has them")
            }
        }
    }
}

impl std::error::Error for PacketError {}

/// A file, and the field that it is for.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) field: String,
    pub(crate) file: EvidenceFile,
}

/// The evidence for one dispute. It carries the dispute's id, so that it cannot reach another.
#[derive(Clone)]
pub struct EvidencePacket {
    pub(crate) rules: &'static ProviderRules,
    pub(crate) dispute: Dispute,
    pub(crate) texts: Vec<(String, String)>,
    pub(crate) files: Vec<Placed>,
    pub(crate) product_type: Option<ProductType>,
    pub(crate) strict: bool,
    pub(crate) paper: Paper,
    pub(crate) font: Option<Font>,
    pub(crate) disputed_payment: Option<Payment>,
    pub(crate) prior_payments: Vec<Payment>,
    pub(crate) compliance_fee: Option<(u64, String)>,
    pub(crate) suggested: Vec<(String, Option<String>)>,
    pub(crate) limits: Vec<(&'static str, u64)>,
    pub(crate) format: u32,
}

impl EvidencePacket {
    /// A packet for a dispute as the provider sent it: the dispute itself, or Alipay's notification about it.
    ///
    /// # Errors
    /// If the provider has no rules, or the dispute no id.
    pub fn new(provider: &str, dispute: &Value) -> Result<Self, PacketError> {
        let rules = ProviderRules::of(provider).ok_or_else(|| PacketError::UnknownProvider(provider.to_owned()))?;
        let dispute = Dispute::read(rules, dispute).ok_or(PacketError::NoDispute)?;
        Ok(Self {
            rules,
            dispute,
            texts: Vec::new(),
            files: Vec::new(),
            product_type: None,
            strict: false,
            paper: Paper::default(),
            font: None,
            disputed_payment: None,
            prior_payments: Vec::new(),
            compliance_fee: None,
            suggested: Vec::new(),
            limits: Vec::new(),
            format: PACKET_FORMAT,
        })
    }

    /// The same for a dispute as a value that writes it, such as a client's: of the provider in whose disputes the id stands where
    /// this one has it.
    ///
    /// # Errors
    /// If that is no provider, or several.
    pub fn of(dispute: &impl Serialize) -> Result<Self, PacketError> {
        let dispute = &serde_json::to_value(dispute).map_err(|_| PacketError::NoDispute)?;
        let mut found = ProviderRules::all().iter().filter(|rules| Dispute::read(rules, dispute).is_some());
        match (found.next(), found.next()) {
            (Some(rules), None) => Self::new(rules.provider, dispute),
            _ => Err(PacketError::NoDispute),
        }
    }

    /// The provider that this is for.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.rules.provider
    }

    /// The dispute that this is for.
    #[must_use]
    pub fn dispute_id(&self) -> &str {
        &self.dispute.id
    }

    /// The same evidence with the dispute as it is now.
    ///
    /// # Errors
    /// If that is another dispute, or none.
    pub fn renewed(&self, dispute: &Value) -> Result<Self, PacketError> {
        let dispute = Dispute::read(self.rules, dispute).ok_or(PacketError::NoDispute)?;
        if dispute.id != self.dispute.id {
            return Err(PacketError::OtherDispute { ours: self.dispute.id.clone(), theirs: dispute.id });
        }
        Ok(Self { dispute, ..self.clone() })
    }

    /// The packet as a release with that version of the form would make it: for tests of what happens after an update.
    #[doc(hidden)]
    #[must_use]
    pub fn of_format(mut self, format: u32) -> Self {
        self.format = format;
        self
    }

    /// A text for a field; the same field again replaces it.
    #[must_use]
    pub fn text(mut self, field: &str, text: impl Into<String>) -> Self {
        self.texts.retain(|(known, _)| known != field);
        self.texts.push((field.to_owned(), text.into()));
        self
    }

    /// A file for a field. Several for one field become one, in this order. It is read now, and never again.
    #[must_use]
    pub fn file(mut self, field: &str, input: impl Into<Input>) -> Self {
        self.files.push(Placed { field: field.to_owned(), file: EvidenceFile::read(input.into()) });
        self
    }

    /// What was sold: what is recommended depends on it.
    #[must_use]
    pub fn product_type(mut self, product_type: ProductType) -> Self {
        self.product_type = Some(product_type);
        self
    }

    /// Also checks what only some acquirers ask for.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// The paper of pages that are made of pictures and texts; A4 if nothing is said.
    #[must_use]
    pub fn paper(mut self, paper: Paper) -> Self {
        self.paper = paper;
        self
    }

    /// A TrueType font for texts that become pages, if they have letters that PDF's standard fonts lack. It is read now. The pages
    /// contain the part of it that they need. Letters that change with their neighbours or run from right to left, as Arabic and
    /// Hindi do, are not set: give such a text as a PDF.
    #[must_use]
    pub fn font(mut self, input: impl Into<Input>) -> Self {
        self.font = Some(Font::read(input.into()));
        self
    }

    /// For Visa's Compelling Evidence 3.0: the disputed payment and two earlier ones.
    #[must_use]
    pub fn compelling_evidence(mut self, disputed: Payment, prior: Vec<Payment>) -> Self {
        self.disputed_payment = Some(disputed);
        self.prior_payments = prior;
        self
    }

    /// Agrees to the fee of a compliance case, named by its amount in whole units and its currency.
    #[must_use]
    pub fn compliance_fee(mut self, amount: u64, currency: &str) -> Self {
        self.compliance_fee = Some((amount, currency.to_ascii_lowercase()));
        self
    }

    /// Another number in place of a rule's, where an account has it.
    ///
    /// # Errors
    /// If there is no such rule.
    pub fn limit(mut self, rule: &str, number: u64) -> Result<Self, PacketError> {
        // How often a dispute was answered is a fact, and no account has another.
        let can_change =
            |known: &&Rule| matches!(known.figure, Figure::Number(_)) && !self.is_about_the_dispute(known.id);
        let known = self.rules.rules.iter().find(|known| known.id == rule && can_change(known));
        let known = known.ok_or_else(|| PacketError::UnknownLimit(rule.to_owned()))?;
        self.limits.push((known.id, number));
        Ok(self)
    }

    /// Alipay's suggestion how to defend: what it lists and the provider does not have is reported as missing.
    ///
    /// # Errors
    /// If it is about another dispute.
    pub fn suggestion(mut self, notification: &Value) -> Result<Self, PacketError> {
        let theirs = notification["disputeId"].as_str().unwrap_or_default();
        if theirs != self.dispute.id {
            return Err(PacketError::OtherDispute { ours: self.dispute.id, theirs: theirs.to_owned() });
        }
        let listed = notification["evidenceList"].as_array().into_iter().flatten();
        let missing = listed.filter(|entry| boolean(&entry["obtained"]) != Some(true));
        self.suggested = missing
            .filter_map(|entry| {
                let weight = entry["winRateContribution"].as_str().map(str::to_owned);
                Some((entry["evidenceTag"].as_str()?.to_owned(), weight))
            })
            .collect();
        Ok(self)
    }

    /// The rules that hold for this packet, with its limits.
    pub(crate) fn rules_that_hold(&self, rules: &[Rule]) -> Vec<Rule> {
        let network = self.dispute.network.as_deref();
        let hold = rules.iter().filter(|rule| rule.network.is_none() || rule.network == network);
        let hold = hold.filter(|rule| self.strict || !rule.strict);
        let limited = hold.map(|rule| {
            let limit = self.limits.iter().rev().find(|(id, _)| *id == rule.id);
            limit.map_or(*rule, |(_, number)| Rule { figure: Figure::Number(*number), ..*rule })
        });
        limited.collect()
    }
}

/// Shows names and no content.
impl fmt::Debug for EvidencePacket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<&str> = self.texts.iter().map(|(field, _)| field.as_str()).collect();
        let mut shown = f.debug_struct("EvidencePacket");
        shown.field("provider", &self.rules.provider).field("dispute", &self.dispute.id);
        shown.field("texts", &texts).field("files", &self.files).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yes_and_no_are_also_read_as_texts() {
        for (no, yes) in [(json!(false), json!(true)), (json!("false"), json!("true")), (json!("False"), json!("TRUE"))]
        {
            let dispute = |defendable| json!({"disputeId": "d1", "defendable": defendable});
            let list = json!([{"evidenceTag": "a", "obtained": yes}, {"evidenceTag": "b", "obtained": no}]);
            let suggestion = json!({"disputeId": "d1", "evidenceList": list});
            let packet = EvidencePacket::new("alipay", &dispute(&no)).unwrap().suggestion(&suggestion).unwrap();
            assert_eq!(packet.dispute.defendable, Some(false));
            assert_eq!(packet.suggested, [("b".to_owned(), None)]);
            assert_eq!(EvidencePacket::new("alipay", &dispute(&yes)).unwrap().dispute.defendable, Some(true));
        }
        let unknown = EvidencePacket::new("alipay", &json!({"disputeId": "d1", "defendable": "perhaps"})).unwrap();
        assert_eq!(unknown.dispute.defendable, None);
    }
}
