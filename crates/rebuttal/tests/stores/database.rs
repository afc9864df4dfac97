//! A database of a test's own, of either kind, in the one shape that the tests use.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rebuttal::dedup::{
    Deduplicator, PostgresDeduplicator, SqlDeduplicator, SqlDeduplicatorBuilder, SqliteDeduplicator,
};
use rebuttal::dedup::{StoreDatabase, once_in};
use rebuttal::{Error, ErrorKind};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

/// What the tests do with a database.
pub(crate) trait Database: Sized + Send + Sync + 'static {
    type Kind: StoreDatabase;
    const NAME: &'static str;

    /// A new, empty one.
    async fn open(name: &str) -> Self;
    /// The one that another process made.
    async fn at(place: &str) -> Self;
    /// Where it is, for another process.
    fn place(&self) -> &str;
    /// A store over one that is not there.
    async fn away() -> SqlDeduplicator<Self::Kind>;
    fn builder(&self) -> SqlDeduplicatorBuilder<Self::Kind>;
    /// One transaction with an effect, which ends so.
    async fn once_in(&self, key: Option<String>, fail: bool, commit: bool) -> Result<Option<()>, Failed>;
    /// The same, which passes some places.
    async fn once_in_passing(&self, key: &str, pass: &(dyn Fn(&str) + Sync)) -> Result<(), Failed>;
    async fn run(&self, sql: &'static str);
    async fn names(&self, sql: &'static str) -> Vec<String>;

    fn store(&self) -> SqlDeduplicator<Self::Kind> {
        self.builder().build().expect("a store")
    }
    async fn again(&self) -> Self {
        Self::at(self.place()).await
    }
    async fn end_leases(&self) {
        self.run("UPDATE rebuttal_claims SET until_ms = 0 WHERE done = 0").await;
    }
    async fn grow_old(&self, minutes: u32) {
        for _ in 0..minutes {
            self.run("UPDATE rebuttal_claims SET until_ms = until_ms - 60000").await;
        }
    }
    async fn effects(&self) -> usize {
        self.names("SELECT name FROM effects").await.len()
    }
    async fn claims(&self) -> Vec<String> {
        self.names("SELECT dedup_key FROM rebuttal_claims").await
    }
}

/// What processing fails with: the work's own refusal, or an error of ours.
#[derive(Debug)]
pub(crate) enum Failed {
    Refused,
    Ours(Error),
}

impl Failed {
    pub(crate) fn kind(&self) -> Option<ErrorKind> {
        match self {
            Self::Refused => None,
            Self::Ours(error) => Some(error.kind()),
        }
    }

    pub(crate) fn ours(&self) -> &Error {
        let Self::Ours(error) = self else { panic!("the work refused") };
        error
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Ours(error)
    }
}

pub(crate) struct Lite {
    pub(crate) pool: SqlitePool,
    place: String,
}

pub(crate) async fn insert_lite(tx: &mut Transaction<'_, Sqlite>, name: &str) -> Result<(), Failed> {
    sqlx::query("INSERT INTO effects VALUES (?)").bind(name).execute(&mut **tx).await.expect("it is inserted");
    Ok(())
}

async fn insert_post(tx: &mut Transaction<'_, Postgres>, name: &str) -> Result<(), Failed> {
    sqlx::query("INSERT INTO effects VALUES ($1)").bind(name).execute(&mut **tx).await.expect("it is inserted");
    Ok(())
}

const EFFECTS: &str = "CREATE TABLE effects (name TEXT NOT NULL)";

impl Database for Lite {
    type Kind = Sqlite;
    const NAME: &'static str = "sqlite";

    async fn open(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stores");
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{name}.db"));
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", file.display()));
        }
        let new = Self::at(&file.display().to_string()).await;
        new.run(EFFECTS).await;
        new
    }
    async fn at(place: &str) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(place)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .busy_timeout(Duration::from_secs(120));
        let pool = SqlitePoolOptions::new().max_connections(4).acquire_timeout(Duration::from_secs(120));
        Self { pool: pool.connect_with(options).await.expect("a file"), place: place.to_owned() }
    }
    fn place(&self) -> &str {
        &self.place
    }
    async fn away() -> SqliteDeduplicator {
        let options = SqliteConnectOptions::new().filename("/nowhere/at/all.db");
        SqliteDeduplicator::new(SqlitePoolOptions::new().connect_lazy_with(options))
    }
    fn builder(&self) -> SqlDeduplicatorBuilder<Sqlite> {
        SqliteDeduplicator::builder(self.pool.clone())
    }
    async fn once_in(&self, key: Option<String>, fail: bool, commit: bool) -> Result<Option<()>, Failed> {
        let mut tx = self.pool.begin_with("BEGIN IMMEDIATE").await.expect("a transaction");
        let done = once_in(&mut tx, key, async |tx| {
            insert_lite(tx, "done").await?;
            if fail { Err(Failed::Refused) } else { Ok(()) }
        });
        let done = done.await;
        if commit { tx.commit().await } else { tx.rollback().await }.expect("it ends");
        done
    }
    async fn once_in_passing(&self, key: &str, pass: &(dyn Fn(&str) + Sync)) -> Result<(), Failed> {
        let mut tx = self.pool.begin_with("BEGIN IMMEDIATE").await.expect("a transaction");
        let work = async |tx: &mut Transaction<'_, Sqlite>| {
            pass("claimed");
            insert_lite(tx, key).await?;
            pass("worked");
            Ok::<_, Failed>(())
        };
        once_in(&mut tx, Some(key.to_owned()), work).await?;
        tx.commit().await.expect("it is committed");
        Ok(())
    }
    async fn run(&self, sql: &'static str) {
        sqlx::query(sql).execute(&self.pool).await.expect(sql);
    }
    async fn names(&self, sql: &'static str) -> Vec<String> {
        sqlx::query_scalar(sql).fetch_all(&self.pool).await.expect(sql)
    }
}

pub(crate) struct Post {
    pool: PgPool,
    place: String,
}

/// The folder of the running server's socket. The server ends with this process, whatever becomes of it, because its standard
/// input ends then.
fn server() -> &'static str {
    static FOLDER: OnceLock<String> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let program: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "tests", "postgres", "serve"].iter().collect();
        let mut serve = Command::new(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
        let mut folder = String::new();
        let output = serve.stdout.take().expect("a pipe");
        BufReader::new(output).read_line(&mut folder).expect("it says where it is");
        assert!(!folder.is_empty(), "PostgreSQL did not start; see what it said");
        // Its end of the pipe stays open until this process ends.
        std::mem::forget(serve);
        folder.trim().to_owned()
    })
}

fn options(place: &str) -> PgConnectOptions {
    let (folder, database) = place.split_once('|').expect("a folder and a name");
    PgConnectOptions::new().socket(folder).username("postgres").database(database)
}

impl Post {
    /// A store whose sessions have another time zone.
    pub(crate) async fn in_zone(&self, zone: &str) -> PostgresDeduplicator {
        let options = options(&self.place).options([("TimeZone", zone)]);
        PostgresDeduplicator::new(PgPoolOptions::new().connect_with(options).await.expect("a server"))
    }
}

impl Database for Post {
    type Kind = Postgres;
    const NAME: &'static str = "postgres";

    async fn open(_name: &str) -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let admin =
            PgPoolOptions::new().connect_with(options(&format!("{}|postgres", server()))).await.expect("a server");
        let database = format!("tried_{}", MADE.fetch_add(1, Ordering::Relaxed));
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {database}")))
            .execute(&admin)
            .await
            .expect("a database");
        let new = Self::at(&format!("{}|{database}", server())).await;
        new.run(EFFECTS).await;
        new
    }
    async fn at(place: &str) -> Self {
        let pool = PgPoolOptions::new().max_connections(4).acquire_timeout(Duration::from_secs(120));
        Self { pool: pool.connect_with(options(place)).await.expect("a server"), place: place.to_owned() }
    }
    fn place(&self) -> &str {
        &self.place
    }
    async fn away() -> PostgresDeduplicator {
        PostgresDeduplicator::new(PgPoolOptions::new().connect_lazy_with(options("/nowhere|postgres")))
    }
    fn builder(&self) -> SqlDeduplicatorBuilder<Postgres> {
        PostgresDeduplicator::builder(self.pool.clone())
    }
    async fn once_in(&self, key: Option<String>, fail: bool, commit: bool) -> Result<Option<()>, Failed> {
        let mut tx = self.pool.begin().await.expect("a transaction");
        let done = once_in(&mut tx, key, async |tx| {
            insert_post(tx, "done").await?;
            if fail { Err(Failed::Refused) } else { Ok(()) }
        });
        let done = done.await;
        if commit { tx.commit().await } else { tx.rollback().await }.expect("it ends");
        done
    }
    async fn once_in_passing(&self, key: &str, pass: &(dyn Fn(&str) + Sync)) -> Result<(), Failed> {
        let mut tx = self.pool.begin().await.expect("a transaction");
        let work = async |tx: &mut Transaction<'_, Postgres>| {
            pass("claimed");
            insert_post(tx, key).await?;
            pass("worked");
            Ok::<_, Failed>(())
        };
        once_in(&mut tx, Some(key.to_owned()), work).await?;
        tx.commit().await.expect("it is committed");
        Ok(())
    }
    async fn run(&self, sql: &'static str) {
        sqlx::query(sql).execute(&self.pool).await.expect(sql);
    }
    async fn names(&self, sql: &'static str) -> Vec<String> {
        sqlx::query_scalar(sql).fetch_all(&self.pool).await.expect(sql)
    }
}

/// It is what `once` takes.
#[allow(dead_code, reason = "that it compiles is the test")]
fn is_a_store(store: &SqliteDeduplicator) -> &dyn Deduplicator {
    store
}
