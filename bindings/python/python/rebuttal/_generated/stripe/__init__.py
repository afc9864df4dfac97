# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: see `rebuttal.stripe`."""
