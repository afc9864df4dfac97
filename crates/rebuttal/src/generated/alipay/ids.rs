// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.


::rebuttal_runtime::id! {
    /// Names a `dispute`.
    DisputeId
}
