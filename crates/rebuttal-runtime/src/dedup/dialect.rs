//! The statements of one kind of database, as data.

/// A statement, and the names of its values in the order of their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) parameters: &'static [&'static str],
}

/// The statements of one kind of database.
#[derive(Debug)]
pub(crate) struct Dialect {
    pub(crate) create: &'static [&'static str],
    pub(crate) claim: Statement,
    pub(crate) take: Statement,
    pub(crate) find: Statement,
    pub(crate) commit: Statement,
    pub(crate) release: Statement,
    pub(crate) delete_expired: Statement,
}
