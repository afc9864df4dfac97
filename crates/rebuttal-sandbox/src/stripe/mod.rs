//! Stripe's side: the API and the files host that merchants call, its disputes, files and events.

mod answer;
mod call;
mod check;
mod close_dispute;
mod commit;
mod create;
mod create_file;
mod credentials;
mod dashboard;
mod dispatch;
mod dispute;
mod download_file;
mod enhanced;
mod event;
mod evidence;
mod expand;
mod failure;
mod faults;
mod file;
mod gateway;
mod idempotency;
mod judgement;
mod keys;
mod lists;
mod multipart;
mod objects;
mod operation;
mod pairs;
mod run;
mod settings;
mod state;
mod store;
mod update_dispute;
mod webhook;

pub use credentials::StripeCredentials;
pub(crate) use dashboard::DashboardAction;
pub(crate) use faults::Kinds;
pub(crate) use gateway::{at_head, owns, respond};
pub use judgement::Judgement;
pub(crate) use keys::Keys;
pub(crate) use operation::{API_HOST, FILES_HOST};
pub(crate) use settings::Settings;
pub(crate) use state::{Cause, ChangeContext, Stripe};
pub(crate) use webhook::{Webhook, acknowledges, delivery_headers};

pub use crate::generated::stripe::Op;
