// Generated from spec/*.yaml by crates/rebuttal-codegen/src/emit/sandbox. Don't edit it: edit those and run `cargo xtask generate`.

use crate::tables::Provider;
pub(crate) mod alipay;
pub(crate) mod stripe;
/// Every provider, in the order of its documents.
pub(crate) static PROVIDERS: &[&Provider] = &[&alipay::PROVIDER, &stripe::PROVIDER];
