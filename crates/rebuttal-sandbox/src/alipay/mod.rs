//! Alipay's side: the gateway that merchants call, its disputes and its notifications.

mod accept_dispute;
mod advice;
mod answer;
mod check;
mod codes;
mod create;
mod credentials;
mod dashboard;
mod dispute;
mod download_dispute_evidence;
mod evidence;
mod faults;
mod gateway;
mod judgement;
mod keys;
mod operation;
mod pdf;
mod state;
mod supply_defense_document;
mod webhook;

pub(crate) use advice::{Advice, Order};
pub(crate) use check::Limits;
pub use credentials::AlipayCredentials;
pub(crate) use dashboard::DashboardAction;
pub(crate) use faults::Kinds;
pub(crate) use gateway::{at_head, respond};
pub use judgement::Judgement;
pub(crate) use judgement::NotNow;
pub(crate) use keys::Keys;
pub(crate) use state::Alipay;
pub(crate) use webhook::{acknowledges, delivery_headers};

pub use crate::generated::alipay::Op;
