//! How work is refused, and how the program dies.

use rebuttal::Error;

/// Ends as a machine does that loses its power: nothing is tidied up.
pub(crate) fn die() -> ! {
    std::process::abort()
}

/// Why a message was not taken.
pub(crate) enum Refused {
    /// The work was told to fail.
    Ordered,
    Error(Error),
    Database(sqlx::Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}
