//! What is in a packet, for what sends it.

use rebuttal_signing::sha256_hex;
use serde_json::json;

use crate::packet::EvidencePacket;
use crate::paper::Paper;
use crate::payment::Payment;
use crate::rules::{Check, Severity};

impl EvidencePacket {
    /// The texts that are sent as texts: each field once.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.texts.iter().filter(|(field, _)| !self.rules.files.contains(&field.as_str()));
        own.map(|(field, text)| (field.as_str(), text.as_str()))
    }

    /// Whether any field has a file, or a text that becomes one.
    #[must_use]
    pub fn has_files(&self) -> bool {
        !self.file_fields().is_empty()
    }

    /// The fields that have a file, each once.
    #[must_use]
    pub fn file_fields(&self) -> Vec<&str> {
        let mut fields = Vec::new();
        let texts = self.texts.iter().map(|(field, _)| field.as_str()).filter(|field| self.rules.files.contains(field));
        for field in texts.chain(self.files.iter().map(|placed| placed.field.as_str())) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        fields
    }

    /// The card network of the dispute.
    #[must_use]
    pub fn network(&self) -> Option<&str> {
        self.dispute.network.as_deref()
    }

    /// When the dispute was opened, in Unix seconds.
    #[must_use]
    pub fn disputed_at(&self) -> Option<i64> {
        self.dispute.created
    }

    /// How often the dispute was answered, as it says.
    #[must_use]
    pub fn submissions(&self) -> u64 {
        self.dispute.submissions.unwrap_or_default()
    }

    /// The disputed payment and the earlier ones, if they were given.
    #[must_use]
    pub fn payments(&self) -> Option<(&Payment, &[Payment])> {
        self.disputed_payment.as_ref().map(|disputed| (disputed, self.prior_payments.as_slice()))
    }

    /// Whether the packet agrees to the fee of a compliance case.
    #[must_use]
    pub fn agrees_to_fee(&self) -> bool {
        self.compliance_fee.is_some()
    }

    /// The version of the form of packets that [`build`](Self::build) makes.
    #[must_use]
    pub fn format(&self) -> u32 {
        self.format
    }

    /// The severity of a rule, by its name; none if the provider has no such rule.
    #[must_use]
    pub fn severity_of(&self, rule: &str) -> Option<Severity> {
        self.rules.rules.iter().find(|known| known.id == rule).map(|known| known.severity)
    }

    /// Whether a rule is about how the dispute stands, which changes without the packet.
    #[must_use]
    pub fn is_about_the_dispute(&self, rule: &str) -> bool {
        let state = [Check::NoDueTime, Check::PastDue, Check::SubmittedAlready, Check::StatusTakesNoAnswer];
        self.rules.rules.iter().any(|known| known.id == rule && state.contains(&known.check))
    }

    /// Whether a rule finds that the dispute was answered.
    #[must_use]
    pub fn says_answered(&self, rule: &str) -> bool {
        self.rules.rules.iter().any(|known| known.id == rule && known.check == Check::SubmittedAlready)
    }

    /// The SHA-256 of everything that is sent, in hexadecimal: the same for the same dispute, texts, files and options, on any
    /// machine and in any language. Names of files and the form of packets are not part of it.
    #[must_use]
    pub fn inputs_sha256(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|placed| (&placed.field, placed.file.sha256())).collect();
        let payments = self
            .payments()
            .map(|(disputed, prior)| std::iter::once(disputed).chain(prior).map(described).collect::<Vec<_>>());
        let font = self.font.as_ref().map(|font| &font.sha256);
        let paper = match self.paper {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        };
        // A list: the order of an object's members depends on features of serde_json that others may switch on.
        let inputs = json!([
            self.rules.provider, self.dispute.id, self.texts, files, paper, self.limits, payments, self.compliance_fee,
            font,
        ]);
        sha256_hex(inputs.to_string().as_bytes())
    }
}

fn described(payment: &Payment) -> serde_json::Value {
    let address = payment.shipping_address.as_ref().map(|address| {
        json!([address.line1, address.line2, address.city, address.state, address.postal_code, address.country])
    });
    json!([
        payment.charge, payment.purchase_ip, payment.device_fingerprint, payment.device_id, address,
        payment.email_address, payment.account_id, payment.product_description, payment.merchandise_or_services,
    ])
}
