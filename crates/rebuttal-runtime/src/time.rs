//! The one reading of a time, for fields, headers and the keys of messages in all languages, and the one of the clock.
//!
//! `tests/vectors/README.md` says which texts are moments.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};

/// The moment that a text names, with its offset from UTC; none if the text could be read in two ways or in none.
pub fn parse(text: &str) -> Option<DateTime<FixedOffset>> {
    if text.len() == 13
        && let Some(milliseconds) = number(text)
    {
        return Utc.timestamp_millis_opt(milliseconds).single().map(|time| time.fixed_offset());
    }
    let bytes = text.as_bytes();
    // With any other length the basic form could not be told from a number.
    let dashes = bytes.get(4) == Some(&b'-');
    let (date, rest) = text.split_at_checked(if dashes { 10 } else { 8 })?;
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let end = clock.find(|c: char| !matches!(c, '0'..='9' | ':' | '.' | ',')).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(end);
    let local = local(self::date(date, dashes)?, clock)?;
    offset(zone.strip_prefix(' ').unwrap_or(zone))?.from_local_datetime(&local).single()
}

/// The same as milliseconds since 1970.
pub fn milliseconds(text: &str) -> Option<i64> {
    parse(text).map(|time| time.timestamp_millis())
}

/// The moment as ISO 8601 text with microseconds, which `datetime` of Python reads. More digits are cut.
pub fn canonical(text: &str) -> Option<String> {
    parse(text).map(|time| time.format("%Y-%m-%dT%H:%M:%S%.6f%::z").to_string())
}

/// Milliseconds since 1970 by the system's clock: the outermost layer's `now`.
pub fn system_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

fn date(text: &str, dashes: bool) -> Option<NaiveDate> {
    let (year, month, day) = if dashes {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        (year, month, day)
    } else {
        (text.get(..4)?, text.get(4..6)?, text.get(6..)?)
    };
    let year = i32::try_from(number(year)?).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, two(month)?, two(day)?)
}

/// A day and its clock, in local time. Midnight at the end of a day is the next one's beginning.
fn local(day: NaiveDate, text: &str) -> Option<NaiveDateTime> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(nanoseconds(fraction)?)),
        None => (text, None),
    };
    let clock = sexagesimal(whole)?;
    if fraction.is_some() && clock[2].is_none() {
        return None;
    }
    let [hour, minute, second] = clock.map(Option::unwrap_or_default);
    if (hour, minute, second, fraction) == (24, 0, 0, None) {
        return day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0);
    }
    // A leap second has no place in `datetime`s and databases: its text is kept.
    NaiveTime::from_hms_nano_opt(hour, minute, second, fraction.unwrap_or(0)).map(|time| day.and_time(time))
}

fn offset(text: &str) -> Option<FixedOffset> {
    if matches!(text, "Z" | "z") {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let [hour, minute, second] = sexagesimal(rest)?.map(Option::unwrap_or_default);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    FixedOffset::east_opt(sign * i32::try_from(hour * 3600 + minute * 60 + second).ok()?)
}

/// Hours, minutes and seconds of two digits each, with colons between all of them or none.
fn sexagesimal(text: &str) -> Option<[Option<u32>; 3]> {
    let parts = match (text.len(), text.contains(':')) {
        (2, false) => [Some(text), None, None],
        (4, false) => [text.get(..2), text.get(2..), None],
        (6, false) => [text.get(..2), text.get(2..4), text.get(4..)],
        (5 | 8, true) => {
            let mut parts = text.splitn(3, ':');
            [parts.next(), parts.next(), parts.next()]
        }
        _ => return None,
    };
    let mut numbers = [None; 3];
    for (number, part) in numbers.iter_mut().zip(parts.into_iter().flatten()) {
        *number = Some(two(part)?);
    }
    Some(numbers)
}

fn nanoseconds(text: &str) -> Option<u32> {
    let first_nine = text.bytes().chain(std::iter::repeat(b'0')).take(9);
    digits(text).then(|| first_nine.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

fn two(text: &str) -> Option<u32> {
    u32::try_from(number(text).filter(|_| text.len() == 2)?).ok()
}

/// A number of digits only; the parser of the language takes a sign, too.
fn number(text: &str) -> Option<i64> {
    digits(text).then(|| text.parse().ok()).flatten()
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
