//! Where the control interface is, and what it has.

use http::{Method, StatusCode};

use super::fields::Refusal;

/// Where the control interface begins.
pub(crate) const PREFIX: &str = "/_sandbox";

const ALIPAY: &str = "alipay/disputes (GET, POST), alipay/disputes/{id} (GET), \
                                 alipay/disputes/{id}/judge|cancel|suggest|document|accept|defend (POST), \
                                 alipay/webhook (GET, PUT), alipay/limits (GET, PUT), alipay/notify (POST)";

const STRIPE: &str = "stripe/disputes (GET, POST), stripe/disputes/{id} (GET), stripe/disputes/{id}/judge|update|close \
                                 (POST), stripe/webhook (GET, PUT), stripe/settings (GET, PUT), stripe/notify (POST)";

/// The same answer for a path that is not there and a method that it doesn't have.
pub(super) fn unknown(method: &Method, path: &str) -> Refusal {
    let message = format!(
        "there is no {method} {path}; the sandbox has GET clock, faults, requests, effects, notifications; POST \
         clock/advance, faults, reset; DELETE faults; {ALIPAY}; and {STRIPE}"
    );
    Refusal::with_status(StatusCode::NOT_FOUND, message)
}
