//! The two clients.

use crate::api::Api;

/// The blocking client, or the one for asyncio.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Sync,
    Async,
}

impl Style {
    /// The module's name.
    pub(super) fn module(self) -> &'static str {
        match self {
            Self::Sync => "client",
            Self::Async => "async_client",
        }
    }

    /// The class's name.
    pub(super) fn class(self, api: &Api) -> String {
        match self {
            Self::Sync => format!("{}Client", api.class),
            Self::Async => format!("Async{}Client", api.class),
        }
    }
}
