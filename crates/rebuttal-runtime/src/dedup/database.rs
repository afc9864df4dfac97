//! The databases whose stores ship: how each runs a statement.

use futures_util::future::{BoxFuture, FutureExt as _};
use sqlx::{AssertSqlSafe, Row as _};

use crate::dedup::dialect::Dialect;
use crate::dedup::sql::{Bound, Row, Value};

mod sealed {
    pub trait Sealed {}
    #[cfg(feature = "postgres")]
    impl Sealed for sqlx::Postgres {}
    #[cfg(feature = "sqlite")]
    impl Sealed for sqlx::Sqlite {}
}

/// A database of sqlx that messages can be remembered in: `sqlx::Sqlite` and `sqlx::Postgres`.
pub trait StoreDatabase: sqlx::Database + sealed::Sealed {
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "nobody else implements it")]
    const DIALECT: &'static Dialect;
    /// How a transaction of the store's own begins; without it, each statement is one.
    #[doc(hidden)]
    const BEGIN: Option<&'static str>;

    #[doc(hidden)]
    #[allow(private_interfaces, reason = "nobody else implements it")]
    fn run(connection: &mut Self::Connection, bound: Bound) -> BoxFuture<'_, Result<Row, sqlx::Error>>;

    /// Whether the error says that the table is not there.
    #[doc(hidden)]
    fn lacks_table(error: &sqlx::Error) -> bool;
}

macro_rules! run {
    () => {
        #[allow(private_interfaces, reason = "nobody else implements it")]
        fn run(connection: &mut Self::Connection, bound: Bound) -> BoxFuture<'_, Result<Row, sqlx::Error>> {
            async move {
                // The text has nothing of the caller's in it but a table's name that was checked. It is not prepared: a
                // pooler between us and the database may not keep what is.
                let mut query = sqlx::query::<Self>(AssertSqlSafe(bound.sql)).persistent(false);
                for value in bound.values {
                    query = match value {
                        Value::Text(text) => query.bind(text),
                        Value::Whole(number) => query.bind(number),
                    };
                }
                let row = query.fetch_all(connection).await?.pop();
                row.map(|row| Ok((row.try_get("state")?, row.try_get("until_ms")?))).transpose()
            }
            .boxed()
        }
    };
}

#[cfg(feature = "sqlite")]
impl StoreDatabase for sqlx::Sqlite {
    #[allow(private_interfaces, reason = "nobody else implements it")]
    const DIALECT: &'static Dialect = &crate::generated::dedup::SQLITE;
    // At once for writing: nobody can come between its statements.
    const BEGIN: Option<&'static str> = Some("BEGIN IMMEDIATE");

    run!();

    fn lacks_table(error: &sqlx::Error) -> bool {
        error.as_database_error().is_some_and(|error| error.message().contains("no such table"))
    }
}

#[cfg(feature = "postgres")]
impl StoreDatabase for sqlx::Postgres {
    #[allow(private_interfaces, reason = "nobody else implements it")]
    const DIALECT: &'static Dialect = &crate::generated::dedup::POSTGRES;
    const BEGIN: Option<&'static str> = None;

    run!();

    fn lacks_table(error: &sqlx::Error) -> bool {
        error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "42P01")
    }
}

/// Whether trying again can help: a serialization failure, a deadlock, a server that went away; SQLite's file is busy.
pub(crate) fn is_transient(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    matches!(error, sqlx::Error::Io(_))
        || code.is_some_and(|code| ["40001", "40P01", "57P01", "57P02", "5", "261", "517"].contains(&&*code))
}
