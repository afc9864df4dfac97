//! Checks evidence for payment disputes before it is sent, and makes the files that a provider takes. Offline: no network and no
//! clock.
//!
//! ```
//! use rebuttal_evidence::{EvidencePacket, Input, ProductType, Severity};
//! use serde_json::json;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // The dispute as the provider sent it.
//! let dispute = json!({"id": "du_1", "reason": "product_not_received", "evidence_details": {"due_by": 1_790_000_000}});
//! let packet = EvidencePacket::new("stripe", &dispute)?
//!     .product_type(ProductType::Physical)
//!     .text("shipping_tracking_number", "1Z999AA10123456784")
//!     .text("uncategorized_text", "Proof of delivery: https://example.com/proof")
//!     .file("shipping_documentation", Input::Bytes("label.heic".to_owned(), b"\0\0\0\x18ftypheic".to_vec()));
//!
//! let report = packet.preflight(1_780_000_000);
//! let refused: Vec<&str> = report.of(Severity::Refused).map(|finding| finding.rule.as_str()).collect();
//! assert_eq!(refused, ["stripe.file.heic"]);
//! assert_eq!(report.findings[1].found, "a link at character 20");
//!
//! // One file for each field, within the provider's limits.
//! let refused = packet.build().unwrap_err();
//! assert!(refused.to_string().contains("label.heic"));
//! # Ok(())
//! # }
//! ```

mod build;
mod checks;
mod contents;
mod dispute;
mod file;
mod font;
mod format;
#[rustfmt::skip]
mod generated;
mod input;
mod kind;
mod latin;
mod packet;
mod paper;
mod payment;
mod pdf;
mod picture;
mod preflight;
mod providers;
mod report;
mod rules;
mod tiff;

pub use build::{BuildError, Built, BuiltFile, FileReceipt, PageReceipt, Receipt};
pub use file::{Content, EvidenceFile};
pub use format::PACKET_FORMAT;
pub use input::{Input, MAX_INPUT_BYTES, ReadProblem};
pub use kind::Kind;
pub use packet::{EvidencePacket, PacketError, ProductType};
pub use paper::Paper;
pub use payment::{Payment, ShippingAddress};
pub use pdf::{PageFacts, PdfFacts, PdfProblem};
pub use picture::PictureFacts;
pub use report::{FileTotal, Finding, Missing, Report, Totals};
pub use rules::{Check, Confidence, Figure, ProviderRules, Recommended, Rule, Severity};
