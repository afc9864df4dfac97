//! What the stores over a database run, and what its rows mean. No I/O.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::dedup::Claim;
use crate::dedup::dialect::{Dialect, Statement};
use crate::{Error, ErrorKind, Outcome};

/// A value of a statement.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    Whole(i64),
}

/// A statement over one table, with its values.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

/// The statements over one table.
#[derive(Clone, Debug)]
pub(crate) struct Statements {
    dialect: &'static Dialect,
    table: String,
}

/// The row that says what a message's state is.
pub(crate) type Row = Option<(String, i64)>;

impl Statements {
    /// Over a table whose name is known to be right.
    pub(crate) fn of(dialect: &'static Dialect, table: &str) -> Self {
        Self { dialect, table: table.to_owned() }
    }

    /// # Errors
    /// `ErrorKind::Config` if that cannot be the name of a table.
    pub(crate) fn over(dialect: &'static Dialect, table: &str) -> Result<Self, Error> {
        let mut signs = table.chars();
        let first = signs.next().is_some_and(|sign| sign.is_ascii_alphabetic() || sign == '_');
        // As `table_pattern` in the document.
        if first && table.len() <= 50 && signs.all(|sign| sign.is_ascii_alphanumeric() || sign == '_') {
            return Ok(Self::of(dialect, table));
        }
        let message = "the option `table` must be a name of at most 50 ASCII letters, digits and `_` that does not begin \
                       with a digit; for another schema set the connection's search_path";
        Err(Error::new(ErrorKind::Config, message).with_field("table"))
    }

    pub(crate) fn create(&self) -> Vec<Bound> {
        self.dialect.create.iter().map(|sql| Bound { sql: self.named(sql), values: Vec::new() }).collect()
    }

    pub(crate) fn claim(&self, key: &str, token: &str, lease: Duration) -> Bound {
        self.bound(&self.dialect.claim, key, token, millis(lease))
    }

    pub(crate) fn take(&self, key: &str, token: &str) -> Bound {
        self.bound(&self.dialect.take, key, token, 0)
    }

    pub(crate) fn find(&self, key: &str, token: &str) -> Bound {
        self.bound(&self.dialect.find, key, token, 0)
    }

    pub(crate) fn commit(&self, key: &str, token: &str) -> Bound {
        self.bound(&self.dialect.commit, key, token, 0)
    }

    pub(crate) fn release(&self, key: &str, token: &str) -> Bound {
        self.bound(&self.dialect.release, key, token, 0)
    }

    pub(crate) fn delete_expired(&self, remember: Duration) -> Bound {
        self.bound(&self.dialect.delete_expired, "", "", millis(remember))
    }

    fn bound(&self, statement: &Statement, key: &str, token: &str, time: i64) -> Bound {
        let values = statement.parameters.iter().map(|name| match *name {
            "key" => Value::Text(key.to_owned()),
            "token" => Value::Text(token.to_owned()),
            "rows" => Value::Whole(crate::generated::dedup::CLEANUP_ROWS),
            // `lease_ms` and `remember_ms`, of which no statement has both.
            _ => Value::Whole(time),
        });
        Bound { sql: self.named(statement.sql), values: values.collect() }
    }

    /// The text over the table, whose name has nothing in it that would have to be escaped.
    fn named(&self, sql: &str) -> String {
        let Self { table, .. } = self;
        sql.replace("{table}", &format!("\"{table}\"")).replace("{index}", &format!("\"{table}_until_ms\""))
    }
}

/// What a row says of the claim with this token.
pub(crate) fn claim_of(row: Row, token: &str) -> Claim {
    match row {
        Some((state, _)) if state == "mine" => Claim::Claimed { token: token.to_owned() },
        Some((state, _)) if state == "done" => Claim::Done,
        Some((_, until)) => {
            let until = Duration::from_millis(u64::try_from(until).unwrap_or_default());
            Claim::InProgress { until: UNIX_EPOCH + until }
        }
        // It was released this moment.
        None => Claim::InProgress { until: SystemTime::now() },
    }
}

/// Whether a row is of the claim whose token was asked for.
pub(crate) fn is_mine(row: &Row) -> bool {
    row.as_ref().is_some_and(|(state, _)| state == "mine")
}

/// What tells a claim from all others.
pub(crate) fn new_token() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// The error for a database that could not do it.
pub(crate) fn failed(what: &str, outcome: Outcome, cause: sqlx::Error) -> Error {
    let message = format!(
        "the store of processed messages could not {what}; don't acknowledge this message, so that it comes again"
    );
    Error::new(ErrorKind::Deduplicator, message).with_outcome(outcome).with_retryable(true).with_source(Box::new(cause))
}

/// Whole milliseconds, rounded up: what is less than one is not no time at all. At most a century.
fn millis(duration: Duration) -> i64 {
    let whole = duration.as_nanos().div_ceil(1_000_000);
    i64::try_from(whole).unwrap_or(i64::MAX).min(100 * 365 * 86_400_000)
}
