//! Names in the bytes of a file, before anything parses it.

use std::ops::Range;

use super::problem::PdfProblem;

/// How many bytes of white space and comments may stand in front of a word. Each of many names could be followed by the same
/// megabytes of them.
const MAX_SPACE: usize = 1024;

/// The places behind each name that reads so: a `#` with two digits stands for a byte.
pub(super) fn places<'a>(bytes: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
    slashes.filter_map(move |at| behind(bytes, at + 1, name))
}

fn behind(bytes: &[u8], mut at: usize, name: &[u8]) -> Option<usize> {
    for expected in name {
        let (byte, width) = match *bytes.get(at)? {
            b'#' => (escaped(bytes.get(at + 1..at + 3)?)?, 3),
            byte => (byte, 1),
        };
        if byte != *expected {
            return None;
        }
        at += width;
    }
    bytes.get(at).is_none_or(|byte| !is_regular(*byte)).then_some(at)
}

fn escaped(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The place behind white space and comments.
///
/// # Errors
/// If there is more of it than is read: what follows is not known then.
pub(super) fn after_space(bytes: &[u8], at: usize) -> Result<usize, PdfProblem> {
    let within = &bytes[..bytes.len().min(at + MAX_SPACE + 1)];
    let end = after_all_space(within, at);
    if end - at > MAX_SPACE {
        return Err(PdfProblem::TooComplex("more space in front of a word than a check reads"));
    }
    Ok(end)
}

/// The same, however much it is.
pub(super) fn after_all_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b'%') => {
                at += bytes[at..].iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(bytes.len() - at);
            }
            Some(b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ') => at += 1,
            _ => return at,
        }
    }
}

/// The whole number that begins here, and the place behind it.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(&bytes[at..at + digits]).ok()?.parse().ok()?;
    Some((number, at + digits))
}

/// Whether a byte is part of a word, and neither white space nor a delimiter.
pub(super) fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        b'\0'
            | b'\t'
            | b'\n'
            | b'\x0C'
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

/// How many bytes of a word are here.
pub(super) fn word_end(bytes: &[u8]) -> usize {
    bytes.iter().position(|&byte| !is_regular(byte)).unwrap_or(bytes.len())
}

/// What follows a string whose first bracket is behind.
pub(super) fn after_string(bytes: &[u8]) -> &[u8] {
    let mut depth = 1;
    let mut at = 0;
    while at < bytes.len() && depth > 0 {
        match bytes[at] {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    &bytes[at.min(bytes.len())..]
}

/// The number of the object that is referred to here, as `12 0 R` after some space, and where that is written.
///
/// # Errors
/// If there is so much space that this is not known.
pub(super) fn reference(bytes: &[u8], at: usize) -> Result<Option<(u32, Range<usize>)>, PdfProblem> {
    let start = after_space(bytes, at)?;
    let Some((object, end)) = number(bytes, start) else { return Ok(None) };
    let Some((_, end)) = number(bytes, after_space(bytes, end)?) else { return Ok(None) };
    let end = after_space(bytes, end)?;
    Ok((bytes.get(end) == Some(&b'R')).then_some((object, start..end + 1)))
}
