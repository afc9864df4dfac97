//! The providers that take packets.

use super::route::Route;

/// How packets are sent at the provider of that name.
pub(super) fn route(provider: &str) -> Option<&'static Route> {
    match provider {
        #[cfg(feature = "alipay")]
        crate::alipay::packets::PROVIDER => Some(&crate::alipay::packets::ROUTE),
        #[cfg(feature = "stripe")]
        crate::stripe::packets::PROVIDER => Some(&crate::stripe::packets::ROUTE),
        _ => None,
    }
}
