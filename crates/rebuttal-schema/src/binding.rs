//! What binds a response to its request.

/// A field of a response, and what it must have.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where the field stands, as the keys on the way.
    pub place: &'static [&'static str],
    /// What must stand there.
    pub bound: Bound,
}

/// What a field of a response must have.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// The value of the parameter of that name on the wire.
    Parameter(&'static str),
    /// This text.
    Value(&'static str),
    /// This text, if the field is there.
    IfPresent(&'static str),
    /// Anything but null.
    Present,
}
