// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.


pub(crate) const PROVIDER: &dyn ::rebuttal_runtime::provider::Provider = &crate::alipay::Alipay;
