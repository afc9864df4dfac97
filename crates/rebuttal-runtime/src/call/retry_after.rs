//! When a provider wants to be asked again: the header `Retry-After`.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime};

/// A longer wait than this is no advice that anyone follows, and such a value is most likely a mistake.
const LONGEST: u64 = 31 * 24 * 60 * 60;

/// How long from `now_ms` (in milliseconds since 1970) the provider asks to wait: a number of seconds or a date, as RFC
/// 9110 has them. A date that has passed asks for no wait. None for anything else, so that a value which nobody can mean
/// changes nothing.
pub(crate) fn parse(value: &str, now_ms: i64) -> Option<Duration> {
    let value = value.trim();
    let wait = if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        Duration::from_secs(value.parse().ok()?)
    } else {
        Duration::from_millis(u64::try_from(moment(value)?.checked_sub(now_ms)?).unwrap_or(0))
    };
    (wait <= Duration::from_secs(LONGEST)).then_some(wait)
}

/// A date in one of HTTP's three forms, in milliseconds since 1970.
fn moment(value: &str) -> Option<i64> {
    if let Ok(date) = DateTime::parse_from_rfc2822(value) {
        return Some(date.timestamp_millis());
    }
    let obsolete = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];
    let date = obsolete.iter().find_map(|form| NaiveDateTime::parse_from_str(value, form).ok())?;
    Some(date.and_utc().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_all_forms_of_a_date_are_read_against_the_clock_that_is_given() {
        // Sunday, 2026-11-29, 12:00:00.250 UTC.
        let now = 1_795_953_600_250;
        let cases = [
            ("2", Some(2000)),
            (" 86400 ", Some(86_400_000)),
            ("0", Some(0)),
            ("Sun, 29 Nov 2026 12:00:03 GMT", Some(2750)),
            ("Sunday, 29-Nov-26 12:01:00 GMT", Some(59_750)),
            ("Sun Nov 29 12:00:01 2026", Some(750)),
            ("Wed, 21 Oct 2015 07:28:00 GMT", Some(0)),
            ("2678400", Some(2_678_400_000)),
            ("2678401", None),
            ("Sun, 29 Nov 2099 12:00:00 GMT", None),
            ("99999999999999999999999", None),
            ("-5", None),
            ("+5", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
            ("1\t2", None),
            ("Sun, 99 Foo 2026 99:99:99 GMT", None),
        ];
        for (value, expected) in cases {
            assert_eq!(parse(value, now), expected.map(Duration::from_millis), "{value}");
        }
        assert_eq!(parse("Sun, 29 Nov 2026 12:00:03 GMT", i64::MIN), None);
    }
}
