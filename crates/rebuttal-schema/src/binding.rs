//! What binds a response to its request.

use serde::{Deserialize, Serialize};

use crate::data::{plain, tables};

tables! {
    /// A field of a response, and what it must have.
    pub struct Binding / OwnedBinding {
        /// Where the field stands, as the keys on the way.
        pub place: &'static [&'static str],
        /// What must stand there.
        pub bound: Bound,
        /// The parameter's name on the wire, or the text.
        pub text: &'static str,
    }
}

/// What a field of a response must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// Anything but null.
    #[default]
    Present,
    /// The value of the parameter of that name on the wire.
    Parameter,
    /// The text.
    Value,
    /// The text, if the field is there.
    IfPresent,
}

plain!(Bound = Bound::Present);
