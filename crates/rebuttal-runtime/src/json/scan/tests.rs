use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::*;
use crate::response::portable::is_shallow;

/// What `serde_json` makes of the same text: any value, so deep at most, of whole characters and finite numbers.
#[derive(Clone, Copy)]
struct Portable(usize);

impl<'de> DeserializeSeed<'de> for Portable {
    type Value = Option<Number>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl Portable {
    fn inside<E: Error>(self) -> Result<Self, E> {
        self.0.checked_sub(1).map(Self).ok_or_else(|| E::custom("too deep"))
    }
}

impl<'de> Visitor<'de> for Portable {
    type Value = Option<Number>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Some(Number::Integer))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(if i64::try_from(number).is_ok() { Number::Integer } else { Number::Other }))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Some(Number::Other))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let inside = self.inside()?;
        while list.next_element_seed(inside)?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let inside = self.inside()?;
        while map.next_key_seed(Portable(0))?.is_some() {
            map.next_value_seed(inside)?;
        }
        Ok(None)
    }
}

fn by_serde(json: &str) -> Option<Option<Number>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = Portable(MAX_DEPTH).deserialize(&mut reader).ok()?;
    reader.end().ok().map(|()| value)
}

/// That the scanner and `serde_json` make the same of a text.
fn agree(json: &str) {
    let value = by_serde(json);
    let mut scanner = Scanner::new(json);
    assert_eq!(scanner.skip().is_ok() && scanner.ends(), value.is_some(), "to skip {json:?}");
    let mut scanner = Scanner::new(json);
    let raw = scanner.raw().filter(|_| scanner.ends());
    assert_eq!(raw, serde_json::from_str::<&RawValue>(json).ok().map(RawValue::get), "all of {json:?}");
    let mut scanner = Scanner::new(json);
    let text = scanner.text().ok().filter(|_| scanner.ends()).and_then(RawText::read);
    assert_eq!(text.as_deref(), serde_json::from_str::<String>(json).ok().as_deref(), "the text {json:?}");
    let mut scanner = Scanner::new(json);
    let number = scanner.number().ok().filter(|_| scanner.ends());
    assert_eq!(number, value.flatten(), "the number {json:?}");
}

#[test]
fn single_values_are_read_as_serde_json_reads_them() {
    let texts = [
        "", "a", "\"", "\"\"", "\"a", "\"1234567\"", "\"12345678\"", "\"é漢🂡 and so on\"", "\"\u{1f}\"",
        "\"\u{7f}\u{80}\"",
    ];
    let escapes = [
        r#""\"""#, r#""\\""#, r#""\u00e9""#, r#""\ud83d\ude00""#, r#""\ud83d""#, r#""\udE00\ud83d""#, r#""\x""#,
        r#""\u12g4""#, "\"\\", "\"\\\"",
    ];
    let numbers = [
        "0", "-0", "00", "01", "-", "-a", "1.", ".1", "1.5", "1e", "1e+", "1e5", "1E-5", "1e400", "-1e400", "1e-400",
        "0e400", "+1", "1 2",
    ];
    let large = [
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "18446744073709551616",
    ];
    let others = [
        "null", "nul", "nullx", "true", "True", "false ", " \n\t\r[ ] ", "\u{a0}1", "\u{feff}1", "{}", "{,}", "[,]",
        "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{1:1}", "[}", "{]", "[[]", "[]]", "\0", "1\0",
    ];
    for json in [&texts[..], &escapes, &numbers, &large, &others].concat() {
        agree(json);
    }
    for length in [300, 301, 308, 309, 400] {
        agree(&"9".repeat(length));
        agree(&format!("0.{}", "9".repeat(length)));
    }
    for depth in [MAX_DEPTH, MAX_DEPTH + 1, 127, 128, 200_000] {
        let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let mut scanner = Scanner::new(&nested);
        assert_eq!(scanner.skip().is_ok() && scanner.ends(), depth <= MAX_DEPTH, "{depth}");
        assert_eq!(Scanner::new(&nested).raw(), Some(&*nested));
    }
}

/// A small generator of numbers: the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn documents_with_anything_wrong_are_read_as_serde_json_reads_them() {
    const PIECES: &[&str] = &[
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d83d", "\\ud83d", "\\n", " ", "\n  ", "        ", "null",
        "true", "0", "-", "1", "e9", ".5", "é", "🂡", "\u{1}", "\"a\":", "\"longer than eight bytes\"", "[1,2]",
        "{\"b\":{}}",
    ];
    let mut dice = Dice(7);
    let whole = r#"{ "id" : "du_1", "n": -12.5e3, "list": [1, {"a": "b\"c\\"}, [], null], "é": "\u00e9\ud83d\ude00", "deep": {"x": {"y": [true, false]}}  }"#;
    let mut good = 0;
    for _ in 0..40_000 {
        let mut json = whole.to_owned();
        for _ in 0..=dice.below(3) {
            let places: Vec<usize> = json.char_indices().map(|(at, _)| at).collect();
            let Some(&from) = places.get(dice.below(places.len().max(1))) else { break };
            let to = places.get(dice.below(places.len())).copied().unwrap_or(from);
            match dice.below(3) {
                0 => json.insert_str(from, PIECES[dice.below(PIECES.len())]),
                1 => drop(json.remove(from)),
                _ => json.replace_range(from.min(to)..from.max(to), PIECES[dice.below(PIECES.len())]),
            }
        }
        good += usize::from(by_serde(&json).is_some());
        agree(&json);
    }
    assert!((2_000..38_000).contains(&good), "{good} of 40,000 are good, and both kinds must be tried");
}

#[test]
fn brackets_count_outside_of_texts_only() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!((check(&nested(MAX_DEPTH)), check(&nested(MAX_DEPTH + 1))), (Ok(()), Err(NotPortable::Nesting)));
    let text = format!("[\"{}\\\"{}\"]", "[".repeat(500), "{".repeat(500));
    assert_eq!((check(&text), is_shallow(text.as_bytes())), (Ok(()), false));
    assert!(is_shallow(nested(MAX_DEPTH).as_bytes()) && !is_shallow(nested(MAX_DEPTH + 1).as_bytes()));
    assert_eq!(check(&format!("[\"\\\\\",{}]", nested(MAX_DEPTH))), Err(NotPortable::Nesting));
}

#[test]
fn texts_and_numbers_that_some_reader_refuses_are_found_wherever_they_stand() {
    let long = "9".repeat(400);
    for bad in [r#""\ud800""#, r#""\udc00\ud800""#, r#"{"\ud800":1}"#, r#"[{"a":["\\\ud83d\\"]}]"#] {
        assert_eq!(check(bad), Err(NotPortable::Text), "{bad}");
    }
    for bad in ["1e400", "[-1E+999]", r#"{"a":1.5e309}"#, &long] {
        assert_eq!(check(bad), Err(NotPortable::Number), "{bad}");
    }
    for good in [r#""\ud83d\udcb3 \\ud800""#, "[1e300,-0,1e-999]", r#"{"1e400":"1e400"}"#, &long[..300]] {
        assert_eq!(check(good), Ok(()), "{good}");
    }
}
