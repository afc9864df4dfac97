//! Alipay's side: the gateway that merchants call, its disputes and its notifications.

mod accept_dispute;
mod advice;
mod answer;
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
mod limits;
mod operation;
mod pdf;
mod spec;
mod state;
mod supply_defense_document;
mod webhook;

pub(crate) use advice::{Advice, Order};
pub use credentials::AlipayCredentials;
pub(crate) use dashboard::DashboardAction;
pub(crate) use faults::Kinds;
pub(crate) use gateway::{at_head, respond};
pub(crate) use judgement::{Judgement, NotNow};
pub(crate) use keys::Keys;
pub(crate) use limits::{parse as parse_limits, shown as shown_limits};
pub(crate) use spec::Spec;
pub(crate) use state::Alipay;
pub(crate) use webhook::{acknowledges, delivery_headers};
