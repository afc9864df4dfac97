//! The providers that there are rules of.

use crate::rules::ProviderRules;

impl ProviderRules {
    /// The rules of a provider by its name.
    #[must_use]
    pub fn of(provider: &str) -> Option<&'static Self> {
        Self::all().iter().copied().find(|rules| rules.provider == provider)
    }

    /// The rules of all providers.
    pub(crate) fn all() -> &'static [&'static Self] {
        crate::generated::ALL
    }
}
