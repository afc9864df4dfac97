// Generated from spec/evidence by crates/rebuttal-codegen/src/emit/evidence.rs. Don't edit it: edit those and run `cargo xtask generate`.
mod alipay;
mod stripe;
/// The rules of every provider.
pub(crate) static ALL: &[&crate::rules::ProviderRules] = &[
    &alipay::RULES,
    &stripe::RULES,
];
