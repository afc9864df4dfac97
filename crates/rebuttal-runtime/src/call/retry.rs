//! What became of attempts, and whether to send again: a pure function of facts.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rebuttal_schema::RetryClass;

use crate::Outcome;

/// What became of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// No byte of it can have reached the provider.
    NeverSent,
    /// It may have reached the provider, and no whole answer came.
    Lost,
    /// The provider says that it does not know.
    Unknown,
    /// The provider says that it has not done it and that later may be better (429).
    Busy,
    /// The provider is at work on another request about the same thing.
    Conflict,
    /// The provider says that it was done, in an answer that cannot be read.
    Garbled,
    /// The provider answered, or somebody did whose signature is not good: nothing is gained by asking again.
    Settled,
}

impl Attempt {
    /// Why another one follows it. What is settled is repeated only where the provider asks for that.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NeverSent => "never_sent",
            Self::Lost => "lost",
            Self::Unknown => "unknown",
            Self::Busy => "busy",
            Self::Conflict => "conflict",
            Self::Garbled => "garbled",
            Self::Settled => "advised",
        }
    }
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Send again after waiting so long.
    Again(Duration),
    /// Report what is known.
    Stop,
}

/// What is known of an attempt when the next one is decided on.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// What became of it.
    pub attempt: Attempt,
    /// What the provider says about repeating, where it says anything: a no is obeyed, a yes only where repeating is
    /// harmless.
    pub advice: Option<bool>,
    /// How long the provider asks to wait, where it does.
    pub retry_after: Option<Duration>,
}

impl From<Attempt> for Seen {
    fn from(attempt: Attempt) -> Self {
        Self { attempt, advice: None, retry_after: None }
    }
}

/// No wait is shorter, so that what failed at once is not asked again at once.
const LEAST_WAIT: Duration = Duration::from_millis(25);
/// The first wait at its longest; it doubles with each further attempt.
const FIRST_WAIT: Duration = Duration::from_millis(250);
/// No wait is longer, but for those that the provider asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Decides what follows attempt number `attempt` (from 1) when at most `limit` may be made and `doubts` of the
/// attempts so far, this one included, ended as [`Attempt::Lost`] or [`Attempt::Unknown`].
///
/// `jitter` is a number from 0 up to 1: the wait is that share of what it could be beyond a small minimum (full jitter), so
/// that many callers that failed together don't come back together. It is never shorter than the provider asks for.
pub fn decide(class: RetryClass, seen: Seen, attempt: u32, doubts: u32, limit: u32, jitter: f64) -> Decision {
    let Seen { attempt: became, advice, retry_after } = seen;
    let again = match (class, became) {
        (_, Attempt::NeverSent) => true,
        _ if advice == Some(false) => false,
        (RetryClass::Read | RetryClass::Keyed, _) if advice == Some(true) => true,
        (_, Attempt::Settled) => false,
        (RetryClass::Read | RetryClass::Keyed, _) | (RetryClass::Confirm, Attempt::Busy) => true,
        // Once: the next answer tells whether this attempt got through.
        (RetryClass::Confirm, Attempt::Lost | Attempt::Unknown) => doubts == 1,
        (RetryClass::Confirm, Attempt::Conflict | Attempt::Garbled) | (RetryClass::Never, _) => false,
    };
    if !again || attempt >= limit {
        return Decision::Stop;
    }
    Decision::Again(wait(attempt, jitter).max(retry_after.unwrap_or_default()))
}

/// What the attempts before the last one leave behind.
#[derive(Clone, Copy, Default)]
pub(crate) struct Earlier {
    /// One of them may have got through.
    pub(crate) doubt: bool,
    /// The provider said that one of them did, in an answer that could not be read.
    pub(crate) done: bool,
}

impl Earlier {
    /// Notes what is known of an attempt by itself. What became of its exchange says less: a provider can settle one without
    /// saying whether it acted.
    pub(crate) fn note(&mut self, outcome: Outcome) {
        self.doubt |= outcome == Outcome::Unknown;
        self.done |= outcome == Outcome::Done;
    }

    /// What is known of a call that is dropped; `sent` is whether anything of the attempt under way may have gone out.
    pub(crate) fn cancelled(self, class: RetryClass, sent: bool) -> Outcome {
        match (class, self) {
            (RetryClass::Read, _) => Outcome::NotDone,
            (_, Self { done: true, .. }) => Outcome::Done,
            (_, Self { doubt, .. }) if doubt || sent => Outcome::Unknown,
            _ => Outcome::NotDone,
        }
    }
}

/// What all calls of a client may spend on repetitions, so that an outage is not made worse: each repetition takes one
/// from it, and ten calls that end well give one back.
#[derive(Debug)]
pub struct Budget {
    /// In tenths of a repetition.
    left: AtomicU32,
    most: u32,
}

impl Budget {
    /// A full budget of so many repetitions.
    pub fn new(repetitions: u32) -> Self {
        let most = repetitions.saturating_mul(10);
        Self { left: AtomicU32::new(most), most }
    }

    /// Takes one repetition, if one is left.
    pub fn take(&self) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(10)).is_ok()
    }

    /// Notes a call that ended well.
    pub fn give(&self) {
        // Nothing is written while it is full, which it nearly always is.
        if self.left.load(Ordering::Relaxed) < self.most {
            let more = |left: u32| Some(left.saturating_add(1).min(self.most));
            // It always has more to give, so the update never fails.
            let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        }
    }
}

fn wait(attempt: u32, jitter: f64) -> Duration {
    let full = FIRST_WAIT.saturating_mul(1 << (attempt - 1).min(16)).min(LONGEST_WAIT);
    LEAST_WAIT + (full - LEAST_WAIT).mul_f64(jitter.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every attempt so far ended in the same way.
    fn again(class: RetryClass, seen: Attempt, attempt: u32) -> bool {
        let doubts = if matches!(seen, Attempt::Lost | Attempt::Unknown) { attempt } else { 0 };
        decide(class, seen.into(), attempt, doubts, 3, 0.0) != Decision::Stop
    }

    #[test]
    fn the_whole_policy() {
        use Attempt::{Busy, Conflict, Garbled, Lost, NeverSent, Settled, Unknown};
        use RetryClass::{Confirm, Keyed, Never, Read};
        // class, then what was seen, then whether attempts 1, 2 and 3 are followed by another
        let policy = [
            (Never, NeverSent, [true, true, false]),
            (Never, Lost, [false; 3]),
            (Never, Unknown, [false; 3]),
            (Never, Busy, [false; 3]),
            (Read, NeverSent, [true, true, false]),
            (Read, Lost, [true, true, false]),
            (Read, Unknown, [true, true, false]),
            (Read, Busy, [true, true, false]),
            (Keyed, Lost, [true, true, false]),
            (Keyed, Busy, [true, true, false]),
            (Keyed, Conflict, [true, true, false]),
            (Keyed, Garbled, [true, true, false]),
            (Read, Garbled, [true, true, false]),
            (Confirm, Conflict, [false; 3]),
            (Confirm, Garbled, [false; 3]),
            (Never, Garbled, [false; 3]),
            (Confirm, NeverSent, [true, true, false]),
            (Confirm, Lost, [true, false, false]),
            (Confirm, Unknown, [true, false, false]),
            (Confirm, Busy, [true, true, false]),
        ];
        for (class, seen, expected) in policy {
            let found = [1, 2, 3].map(|attempt| again(class, seen, attempt));
            assert_eq!(found, expected, "{class:?} after {seen:?}");
        }
        for class in [Never, Read, Keyed, Confirm] {
            assert!(!again(class, Settled, 1), "{class:?} repeats what was answered");
        }
    }

    #[test]
    fn an_answer_lost_after_a_failed_connection_is_still_asked_for_once() {
        assert_ne!(decide(RetryClass::Confirm, Attempt::Lost.into(), 2, 1, 3, 0.0), Decision::Stop);
    }

    #[test]
    fn one_attempt_means_one() {
        assert_eq!(decide(RetryClass::Read, Attempt::NeverSent.into(), 1, 0, 1, 1.0), Decision::Stop);
    }

    #[test]
    fn the_provider_is_obeyed_when_it_says_no_and_believed_where_repeating_is_harmless() {
        use RetryClass::{Confirm, Keyed, Never, Read};
        let again = |class, attempt, advice| {
            let seen = Seen { advice: Some(advice), ..Seen::from(attempt) };
            decide(class, seen, 1, 1, 3, 0.0) != Decision::Stop
        };
        for class in [Read, Keyed, Confirm, Never] {
            assert!(!again(class, Attempt::Unknown, false) && !again(class, Attempt::Busy, false), "{class:?}");
            assert!(again(class, Attempt::NeverSent, false), "{class:?}");
            assert_eq!(again(class, Attempt::Settled, true), matches!(class, Read | Keyed), "{class:?}");
        }
    }

    #[test]
    fn a_budget_that_is_spent_comes_back_with_calls_that_end_well() {
        let budget = Budget::new(2);
        assert!(budget.take() && budget.take() && !budget.take());
        (0..9).for_each(|_| budget.give());
        assert!(!budget.take());
        budget.give();
        assert!(budget.take() && !budget.take());
        (0..100).for_each(|_| budget.give());
        assert!(budget.take() && budget.take() && !budget.take());
    }

    #[test]
    fn waits_double_up_to_a_cap() {
        let waits = [1, 2, 3, 9, u32::MAX].map(|attempt| wait(attempt, 1.0).as_millis());
        assert_eq!(waits, [250, 500, 1000, 5000, 5000]);
    }

    #[test]
    fn no_wait_is_shorter_than_the_minimum_or_than_the_provider_asks_for() {
        let least = [1, 2, 9].map(|attempt| wait(attempt, 0.0).as_millis());
        assert_eq!(least, [25, 25, 25]);
        let decided = |asked, jitter| {
            let seen = Seen { retry_after: Some(Duration::from_millis(asked)), ..Attempt::Busy.into() };
            decide(RetryClass::Read, seen, 1, 0, 3, jitter)
        };
        assert_eq!(decided(2000, 1.0), Decision::Again(Duration::from_secs(2)));
        assert_eq!(decided(0, 1.0), Decision::Again(Duration::from_millis(250)));
        assert_eq!(decided(86_400_000, 0.0), Decision::Again(Duration::from_secs(86_400)));
    }

    #[test]
    fn a_wait_that_the_provider_asks_for_repeats_nothing_by_itself() {
        let seen = |attempt| Seen { retry_after: Some(Duration::from_secs(1)), ..Seen::from(attempt) };
        for class in [RetryClass::Read, RetryClass::Keyed, RetryClass::Confirm, RetryClass::Never] {
            assert_eq!(decide(class, seen(Attempt::Settled), 1, 0, 3, 0.5), Decision::Stop, "{class:?}");
        }
        assert_eq!(decide(RetryClass::Never, seen(Attempt::Busy), 1, 0, 3, 0.5), Decision::Stop);
    }

    #[test]
    fn what_is_known_of_a_dropped_call_depends_on_all_its_attempts() {
        use RetryClass::{Confirm, Keyed, Read};
        let cases = [
            (Keyed, None, false, Outcome::NotDone),
            (Keyed, None, true, Outcome::Unknown),
            (Keyed, Some(Outcome::NotDone), false, Outcome::NotDone),
            (Confirm, Some(Outcome::Unknown), false, Outcome::Unknown),
            (Keyed, Some(Outcome::Done), true, Outcome::Done),
            (Read, Some(Outcome::Unknown), true, Outcome::NotDone),
        ];
        for (class, seen, sent, expected) in cases {
            let mut earlier = Earlier::default();
            seen.into_iter().for_each(|seen| earlier.note(seen));
            assert_eq!(earlier.cancelled(class, sent), expected, "{class:?} after {seen:?}, sent: {sent}");
        }
    }
}
