//! What a program has its keys and URLs from, when all come from one place.

/// Credentials that a client or receiver takes in one go, such as a sandbox's merchant or a record of a secret store. The
/// builders' `credentials` reads it.
pub trait Credentials {
    /// The values, by the names of the options that they are for. A builder takes those that are its own, so that one list
    /// serves a client and a receiver.
    fn options(&self) -> Vec<(&'static str, &str)>;
}

impl<T: Credentials + ?Sized> Credentials for &T {
    fn options(&self) -> Vec<(&'static str, &str)> {
        (**self).options()
    }
}
