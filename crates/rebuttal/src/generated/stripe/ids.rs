// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.


::rebuttal_runtime::id! {
    /// Names a `charge`.
    ChargeId
}

::rebuttal_runtime::id! {
    /// Names a `dispute`.
    DisputeId
}

::rebuttal_runtime::id! {
    /// Names a `event`.
    EventId
}

::rebuttal_runtime::id! {
    /// Names a `file`.
    FileId
}

::rebuttal_runtime::id! {
    /// Names a `payment_intent`.
    PaymentIntentId
}
