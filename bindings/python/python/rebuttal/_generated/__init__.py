# Generated from spec/alipay.yaml, spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""The providers' generated packages."""
