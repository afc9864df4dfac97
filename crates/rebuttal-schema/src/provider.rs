//! A provider.

use crate::operation::Operation;
use crate::options::OptionSpec;
use crate::response::ResponseRules;
use crate::webhooks::Webhooks;

/// One provider: what its document says.
#[derive(Debug)]
pub struct Provider {
    /// Such as `acme`: the module's name and what the border calls it.
    pub name: &'static str,
    /// The client's options, the common ones included.
    pub client_options: &'static [OptionSpec],
    /// The options of one call.
    pub call_options: &'static [OptionSpec],
    /// The operations, in the document's order.
    pub operations: &'static [&'static Operation],
    /// How an answer says what became of the request.
    pub response: &'static ResponseRules,
    /// How a call is marked so that repeating it has no second effect.
    pub idempotency: Option<Idempotency>,
    /// The webhooks, where the provider has any.
    pub webhooks: Option<Webhooks>,
    /// The options of each handle.
    pub handles: &'static [(&'static str, &'static [OptionSpec])],
}

/// A key that makes repeating a call harmless.
#[derive(Clone, Copy, Debug)]
pub struct Idempotency {
    /// The header that carries it.
    pub header: &'static str,
    /// The call option by which the caller gives one.
    pub option: &'static str,
    /// The most characters that the provider takes.
    pub max_length: Option<u64>,
}
