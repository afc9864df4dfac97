//! Single values of a JSON document, found without owning the rest of it.

use std::borrow::Cow;

pub(crate) mod scan;

use scan::Scanner;

/// The text at a place in a JSON document; a number or boolean as it is written. Reads no more than it must own.
pub fn pluck<'a>(json: &'a [u8], place: &[&str]) -> Option<Cow<'a, str>> {
    scalar(find(json, place)?)
}

/// The text of a key's first value in an object that is known to be JSON; a number or boolean as it is written.
pub(crate) fn first<'a>(json: &'a [u8], key: &str) -> Option<Cow<'a, str>> {
    let mut scanner = Scanner::new(std::str::from_utf8(json).ok()?);
    let mut more = open(&mut scanner)?;
    while more {
        let is = next(&mut scanner, key)?;
        let value = scanner.raw()?;
        if is {
            return scalar(value);
        }
        more = scanner.more(b'}')?;
    }
    None
}

/// A text's content, or a number or boolean as it is written.
pub(crate) fn scalar(value: &str) -> Option<Cow<'_, str>> {
    match value.as_bytes().first()? {
        b'"' => Scanner::new(value).text().ok()?.read(),
        b'n' | b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Whether anything but null stands at a place in a JSON document.
pub(crate) fn present(json: &[u8], place: &[&str]) -> bool {
    find(json, place).is_some_and(|value| value != "null")
}

fn find<'a>(json: &'a [u8], place: &[&str]) -> Option<&'a str> {
    if place.is_empty() {
        return None;
    }
    place.iter().try_fold(std::str::from_utf8(json).ok()?, |value, key| member(value, key))
}

/// The value of a key of an object; none if the key is missing or stands twice, because then nobody knows which one
/// counts, and if it is no object.
pub(crate) fn member<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let mut scanner = Scanner::new(object);
    let mut more = open(&mut scanner)?;
    let mut found = None;
    while more {
        let is = next(&mut scanner, key)?;
        let value = scanner.raw()?;
        if is && found.replace(value).is_some() {
            return None;
        }
        more = scanner.more(b'}')?;
    }
    found.filter(|_| scanner.ends())
}

/// One step along a JSON pointer.
pub(crate) enum Step<'a> {
    /// The value of an object's key.
    Member(&'a str),
    /// An item of a list; whether it is the only one.
    Item { value: &'a str, only: bool },
}

/// From a value to what a segment of a JSON pointer names in it. None where a key is missing or stands twice, and where there
/// is no such item.
pub(crate) fn step<'a>(value: &'a str, segment: &str) -> Option<Step<'a>> {
    if !value.starts_with('[') {
        let key = segment.replace("~1", "/").replace("~0", "~");
        return member(value, &key).map(Step::Member);
    }
    let (index, items) = (segment.parse::<usize>().ok()?, items(value)?);
    Some(Step::Item { value: items.get(index)?, only: items.len() == 1 })
}

/// The value at a JSON pointer, or of a key at the top where the name does not begin with a slash.
pub(crate) fn at<'a>(json: &'a [u8], field: &str) -> Option<&'a str> {
    let json = std::str::from_utf8(json).ok()?.trim_ascii();
    let Some(pointer) = field.strip_prefix('/') else { return member(json, field) };
    pointer.split('/').try_fold(json, |value, segment| match step(value, segment)? {
        Step::Member(inner) | Step::Item { value: inner, .. } => Some(inner),
    })
}

/// The items of a list.
pub(crate) fn items(list: &str) -> Option<Vec<&str>> {
    let mut scanner = Scanner::new(list);
    let mut items = Vec::new();
    scanner.take(b'[').then_some(())?;
    let mut more = !scanner.take(b']');
    while more {
        items.push(scanner.raw()?);
        more = scanner.more(b']')?;
    }
    Some(items)
}

/// The keys of an object with their values.
pub(crate) fn members(object: &str) -> Option<Vec<(Cow<'_, str>, &str)>> {
    let mut scanner = Scanner::new(object);
    let mut members = Vec::new();
    let mut more = open(&mut scanner)?;
    while more {
        let key = scanner.raw().filter(|key| key.starts_with('"'))?;
        scanner.take(b':').then_some(())?;
        members.push((scalar(key)?, scanner.raw()?));
        more = scanner.more(b'}')?;
    }
    Some(members)
}

/// Into an object; whether anything is in it.
fn open(scanner: &mut Scanner<'_>) -> Option<bool> {
    scanner.take(b'{').then(|| !scanner.take(b'}'))
}

/// Behind the next key and its colon; whether the key is this one.
fn next(scanner: &mut Scanner<'_>, key: &str) -> Option<bool> {
    let is = scanner.take_text(key) || {
        // JSON allows keys that are no text, and they hide no other.
        let other = scanner.raw().filter(|other| other.starts_with('"'))?;
        scalar(other).is_some_and(|text| text == key)
    };
    scanner.take(b':').then_some(is)
}

#[cfg(test)]
mod tests;
