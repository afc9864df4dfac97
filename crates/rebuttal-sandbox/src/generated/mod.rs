// Generated from spec/*.yaml by crates/rebuttal-codegen/src/emit/sandbox. Don't edit it: edit those and run `cargo xtask generate`.

use crate::tables::{Operations as _, Provider};
pub(crate) mod alipay;
pub(crate) mod stripe;
/// Every provider, in the order of its documents.
pub(crate) static PROVIDERS: &[&Provider] = &[&alipay::PROVIDER, &stripe::PROVIDER];
/// An operation of one of the providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Op {
    /// Alipay (Antom) disputes.
    Alipay(alipay::Op),
    /// Stripe disputes.
    Stripe(stripe::Op),
}
impl Op {
    /// Its name in the document and in the control interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Alipay(op) => op.id(),
            Self::Stripe(op) => op.id(),
        }
    }
}
impl From<alipay::Op> for Op {
    fn from(op: alipay::Op) -> Self {
        Self::Alipay(op)
    }
}
impl PartialEq<alipay::Op> for Op {
    fn eq(&self, other: &alipay::Op) -> bool {
        *self == Self::from(*other)
    }
}
impl From<stripe::Op> for Op {
    fn from(op: stripe::Op) -> Self {
        Self::Stripe(op)
    }
}
impl PartialEq<stripe::Op> for Op {
    fn eq(&self, other: &stripe::Op) -> bool {
        *self == Self::from(*other)
    }
}
