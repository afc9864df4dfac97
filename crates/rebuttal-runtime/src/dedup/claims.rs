//! What a [`MemoryDeduplicator`](crate::dedup::MemoryDeduplicator) knows. Time is an argument: milliseconds since any moment.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Error, ErrorKind, Outcome};

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// The caller has it; this number proves it.
    Claimed(u64),
    /// Somebody else has it, for so many milliseconds at most.
    InProgress(u64),
    /// It was committed.
    Done,
}

/// Claims and commits, of which there are never more than a fixed number.
#[derive(Debug)]
pub struct Claims(Mutex<State>);

#[derive(Debug)]
struct State {
    capacity: usize,
    remember: u64,
    /// Clocks of other people's may go backwards; leases don't.
    now: u64,
    tokens: u64,
    entries: HashMap<Arc<str>, Entry>,
    /// The claims by the ends of their leases, and the commits by their age. Tokens tell those of one time apart.
    leases: BTreeMap<(u64, u64), Arc<str>>,
    commits: BTreeMap<(u64, u64), Arc<str>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    token: u64,
    /// When the lease ends, or when it was committed.
    time: u64,
    done: bool,
}

impl Entry {
    fn place(self) -> (u64, u64) {
        (self.time, self.token)
    }
}

impl Claims {
    /// Room for `capacity` keys; a commit is remembered for `remember` milliseconds.
    ///
    /// # Errors
    /// `ErrorKind::Config` if one of them is 0.
    pub fn new(capacity: usize, remember: u64) -> Result<Self, Error> {
        for (option, nothing) in [("capacity", capacity == 0), ("remember", remember == 0)] {
            if nothing {
                let message = format!("the option `{option}` must be more than 0");
                return Err(Error::new(ErrorKind::Config, message).with_field(option));
            }
        }
        Ok(Self::of(capacity, remember))
    }

    pub(crate) fn of(capacity: usize, remember: u64) -> Self {
        Self(Mutex::new(State {
            capacity,
            remember,
            now: 0,
            tokens: 0,
            entries: HashMap::new(),
            leases: BTreeMap::new(),
            commits: BTreeMap::new(),
        }))
    }

    /// Claims a key until `lease` milliseconds from now.
    ///
    /// # Errors
    /// `ErrorKind::DeduplicatorFull` if all there is room for is being processed; `ErrorKind::InvalidArgument` for a key or lease of
    /// nothing.
    pub fn claim(&self, key: &str, lease: u64, now: u64) -> Result<Claimed, Error> {
        crate::dedup::once::check_claim(key, std::time::Duration::from_millis(lease))?;
        self.at(now).claim(key, lease)
    }

    /// Commits a claim; false if it is another's by now.
    pub fn commit(&self, key: &str, token: u64, now: u64) -> bool {
        self.at(now).commit(key, token)
    }

    /// Gives a claim up, unless it is another's by now or committed.
    pub fn release(&self, key: &str, token: u64, now: u64) {
        let mut state = self.at(now);
        if let Some(entry) = state.entry(key, token).filter(|entry| !entry.done) {
            state.leases.remove(&entry.place());
            state.entries.remove(key);
        }
    }

    #[cfg(test)]
    fn len(&self, now: u64) -> usize {
        self.at(now).entries.len()
    }

    fn at(&self, now: u64) -> MutexGuard<'_, State> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.now = state.now.max(now);
        state.forget();
        state
    }
}

impl State {
    /// Drops the commits that were remembered long enough.
    fn forget(&mut self) {
        while let Some(oldest) = self.commits.first_entry() {
            if oldest.key().0.saturating_add(self.remember) > self.now {
                return;
            }
            self.entries.remove(&oldest.remove());
        }
    }

    fn entry(&self, key: &str, token: u64) -> Option<Entry> {
        self.entries.get(key).copied().filter(|entry| entry.token == token)
    }

    fn claim(&mut self, key: &str, lease: u64) -> Result<Claimed, Error> {
        match self.entries.get(key).copied() {
            Some(entry) if entry.done => return Ok(Claimed::Done),
            Some(entry) if entry.time > self.now => return Ok(Claimed::InProgress(entry.time - self.now)),
            Some(entry) => drop(self.leases.remove(&entry.place())),
            None if self.entries.len() >= self.capacity => self.evict()?,
            None => {}
        }
        self.tokens += 1;
        let entry = Entry { token: self.tokens, time: self.now.saturating_add(lease), done: false };
        let key: Arc<str> = key.into();
        self.leases.insert(entry.place(), Arc::clone(&key));
        self.entries.insert(key, entry);
        Ok(Claimed::Claimed(entry.token))
    }

    /// Takes out a claim whose lease has ended, which anybody could claim again, or else the oldest commit. Never a claim
    /// that stands: two would work on its message.
    fn evict(&mut self) -> Result<(), Error> {
        let ended = self.leases.first_entry().filter(|first| first.key().0 <= self.now);
        let Some(first) = ended.or_else(|| self.commits.first_entry()) else {
            let message = format!(
                "all of the {} messages that this deduplicator has room for are being processed; raise its capacity, or \
                 don't acknowledge this one, so that it comes again",
                self.capacity
            );
            // The work has not begun.
            let full = Error::new(ErrorKind::DeduplicatorFull, message);
            return Err(full.with_outcome(Outcome::NotDone).with_retryable(true));
        };
        self.entries.remove(&first.remove());
        Ok(())
    }

    fn commit(&mut self, key: &str, token: u64) -> bool {
        let Some(entry) = self.entry(key, token) else { return false };
        if !entry.done
            && let Some(key) = self.leases.remove(&entry.place())
        {
            let committed = Entry { time: self.now, done: true, ..entry };
            self.commits.insert(committed.place(), Arc::clone(&key));
            self.entries.insert(key, committed);
        }
        true
    }
}

#[cfg(test)]
mod tests;
