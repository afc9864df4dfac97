//! Moments in Unix seconds.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, SecondsFormat, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::unknown::Numbers;

/// A moment in whole seconds since 1970, as it stands on the wire. Later ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixTime(i64);

impl UnixTime {
    /// That many seconds since 1970; what is before is negative.
    pub const fn new(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The seconds since 1970.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The moment by the calendar; none if it is some 260,000 years away.
    pub fn to_datetime(self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.0, 0)
    }
}

impl From<i64> for UnixTime {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for UnixTime {
    fn from(time: DateTime<Z>) -> Self {
        Self(time.timestamp())
    }
}

impl From<SystemTime> for UnixTime {
    fn from(time: SystemTime) -> Self {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()),
            // Half a second before 1970 is in the second that began a whole one before.
            Err(before) => {
                let before = before.duration();
                i64::try_from(before.as_secs() + u64::from(before.subsec_nanos() > 0)).map(|seconds| -seconds)
            }
        };
        Self(seconds.unwrap_or(i64::MAX))
    }
}

/// In ISO 8601, where the calendar goes so far; otherwise the number.
impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_datetime() {
            Some(time) => f.write_str(&time.to_rfc3339_opts(SecondsFormat::Secs, true)),
            None => self.0.fmt(f),
        }
    }
}

/// A time that is 0 on the wire where there is none; for generated code.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct NeverAtZero(Option<UnixTime>);

impl Numbers for NeverAtZero {
    type Plain = Option<UnixTime>;

    fn plain(self) -> Self::Plain {
        self.0.filter(|time| time.0 != 0)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for UnixTime {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "UnixTime".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "format": "unix-time" })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn moments_have_an_order_and_come_from_clocks() {
        assert!(UnixTime::new(2) > UnixTime::new(1));
        let time = UnixTime::from(UNIX_EPOCH + Duration::from_millis(1_767_225_600_900));
        assert_eq!((time.seconds(), time.to_string().as_str()), (1_767_225_600, "2026-01-01T00:00:00Z"));
        assert_eq!(time.to_datetime().map(UnixTime::from), Some(time));
        assert_eq!(UnixTime::from(UNIX_EPOCH - Duration::from_millis(500)), UnixTime::new(-1));
        assert_eq!(UnixTime::new(i64::MAX).to_string(), i64::MAX.to_string());
        assert_eq!(serde_json::to_string(&time).unwrap(), "1767225600");
    }
}
