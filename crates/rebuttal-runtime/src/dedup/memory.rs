//! A deduplicator for one process.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use futures_util::future::FutureExt as _;

use crate::Error;
use crate::dedup::claims::{Claimed, Claims};
use crate::dedup::{Claim, Deduplicator, StoreFuture};

/// Gives the time since any moment, for tests.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// Remembers in memory, for programs of one process. What it knows ends with the process: a message that was processed
/// just before and comes again is then processed again. It is bounded: with the default capacity it takes some 25 MB when
/// it is full. Then claims whose lease has ended are forgotten first, then the oldest commits, never a claim that stands.
#[derive(Debug)]
pub struct MemoryDeduplicator {
    claims: Claims,
    clock: ShownClock,
}

/// Makes a [`MemoryDeduplicator`].
#[derive(Debug)]
pub struct MemoryDeduplicatorBuilder {
    capacity: usize,
    remember: Duration,
    clock: ShownClock,
}

struct ShownClock(Clock);

impl fmt::Debug for ShownClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

impl MemoryDeduplicatorBuilder {
    /// How many messages it knows at once. Default: 100,000.
    pub fn capacity(mut self, capacity: usize) -> Self {
        self.capacity = capacity;
        self
    }

    /// How long it remembers that a message was processed. Default: 7 days, which is longer than any provider sends one
    /// again by itself.
    pub fn remember(mut self, remember: Duration) -> Self {
        self.remember = remember;
        self
    }

    /// Where it has the time from, for tests. Default: a clock that nobody sets.
    pub fn clock(mut self, clock: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        self.clock = ShownClock(Arc::new(clock));
        self
    }

    /// Makes the deduplicator.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn build(self) -> Result<MemoryDeduplicator, Error> {
        let claims = Claims::new(self.capacity, millis(self.remember))?;
        Ok(MemoryDeduplicator { claims, clock: self.clock })
    }
}

impl MemoryDeduplicator {
    /// How many messages it knows at once, unless another number is given.
    pub const CAPACITY: usize = 100_000;
    /// How long it remembers, unless another time is given.
    pub const REMEMBER: Duration = Duration::from_secs(7 * 86_400);

    /// Starts with the defaults.
    pub fn builder() -> MemoryDeduplicatorBuilder {
        let start = Instant::now();
        let clock = ShownClock(Arc::new(move || start.elapsed()));
        MemoryDeduplicatorBuilder { capacity: Self::CAPACITY, remember: Self::REMEMBER, clock }
    }

    fn now(&self) -> u64 {
        millis((self.clock.0)())
    }

    fn claim_now(&self, key: &str, lease: Duration) -> Result<Claim, Error> {
        // Rounded up: what is less than a millisecond is not no time at all.
        let lease = millis(lease).max(u64::from(!lease.is_zero()));
        Ok(match self.claims.claim(key, lease, self.now())? {
            Claimed::Claimed(token) => Claim::Claimed { token: token.to_string() },
            Claimed::InProgress(rest) => Claim::InProgress { until: later(rest) },
            Claimed::Done => Claim::Done,
        })
    }
}

impl Default for MemoryDeduplicator {
    fn default() -> Self {
        let MemoryDeduplicatorBuilder { capacity, remember, clock } = Self::builder();
        Self { claims: Claims::of(capacity, millis(remember)), clock }
    }
}

impl Deduplicator for MemoryDeduplicator {
    fn claim<'a>(&'a self, key: &'a str, lease: Duration) -> StoreFuture<'a, Claim> {
        async move { Ok(self.claim_now(key, lease)?) }.boxed()
    }

    fn commit<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, bool> {
        async move { Ok(token.parse().is_ok_and(|token| self.claims.commit(key, token, self.now()))) }.boxed()
    }

    fn release<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, ()> {
        async move {
            if let Ok(token) = token.parse() {
                self.claims.release(key, token, self.now());
            }
            Ok(())
        }
        .boxed()
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// A time so many milliseconds from now, or the last one that there is.
fn later(millis: u64) -> SystemTime {
    let now = SystemTime::now();
    // A lease of centuries has no end that a calendar knows.
    now.checked_add(Duration::from_millis(millis.min(100 * 365 * 86_400_000))).unwrap_or(now)
}
