# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: see `rebuttal.alipay`."""
