// Generated from spec/*.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::provider::Provider;

#[cfg(feature = "alipay")]
pub(crate) mod alipay;
#[cfg(feature = "stripe")]
pub(crate) mod stripe;

/// Every provider of this build.
pub(crate) static PROVIDERS: &[&dyn Provider] = &[
    #[cfg(feature = "alipay")]
    alipay::provider::PROVIDER,
    #[cfg(feature = "stripe")]
    stripe::provider::PROVIDER,
];
