//! The sandbox's time. It stands still until a test moves it.

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

/// A clock that only [`Clock::set`] moves, and never backwards.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    start: DateTime<Utc>,
    now: DateTime<Utc>,
}

impl Clock {
    pub(crate) fn starting_at(start: DateTime<Utc>) -> Self {
        Self { start, now: start }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Moves forward to `time`; an earlier time changes nothing.
    pub(crate) fn set(&mut self, time: DateTime<Utc>) {
        self.now = self.now.max(time);
    }

    pub(crate) fn reset(&mut self) {
        self.now = self.start;
    }

    /// The time `seconds` from now, unless no calendar has it.
    pub(crate) fn after(&self, seconds: u64) -> Option<DateTime<Utc>> {
        let step = TimeDelta::try_seconds(i64::try_from(seconds).ok()?)?;
        self.now.checked_add_signed(step)
    }
}

/// The real time, which signatures carry because receivers compare it with their own clocks.
pub(crate) fn real_time() -> DateTime<Utc> {
    SystemTime::now().into()
}

/// `2024-01-01T18:25:00+00:00`, as in the provider's bodies.
pub(crate) fn in_seconds(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// `2019-07-12T12:08:56.253+00:00`, as in the provider's headers.
pub(crate) fn in_milliseconds(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_never_goes_back() {
        let start = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let mut clock = Clock::starting_at(start);
        let later = clock.after(60).unwrap();
        clock.set(later);
        clock.set(start);
        assert_eq!(clock.now(), later);
        clock.reset();
        assert_eq!(clock.now(), start);
    }

    #[test]
    fn times_are_written_as_the_provider_writes_them() {
        let time = DateTime::from_timestamp_millis(1_704_133_500_253).unwrap();
        assert_eq!(in_seconds(time), "2024-01-01T18:25:00+00:00");
        assert_eq!(in_milliseconds(time), "2024-01-01T18:25:00.253+00:00");
    }

    #[test]
    fn a_step_that_no_calendar_has_is_none() {
        let clock = Clock::starting_at(DateTime::from_timestamp(0, 0).unwrap());
        assert!(clock.after(u64::MAX).is_none());
    }
}
