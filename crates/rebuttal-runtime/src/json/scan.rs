//! A reader of JSON that owns nothing and knows what it expects next.
//!
//! A reader of any JSON asks of each byte what it may be. Here the caller says which value it wants, and most of the bytes of
//! a response are keys in the order of its document and texts without escapes, which are read many bytes at a time. What is
//! rare and intricate, escapes and large numbers, is left to `serde_json`, and so both refuse the same.

use serde_json::value::RawValue;

use crate::response::portable::{MAX_DEPTH, NotPortable};

/// A place in JSON.
#[derive(Clone, Debug)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// A text as it stands in JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawText<'a> {
    /// With its quotes.
    quoted: &'a str,
    escaped: bool,
}

impl<'a> RawText<'a> {
    /// What stands between the quotes, if nothing in it is escaped.
    pub(crate) fn plain(self) -> Option<&'a str> {
        (!self.escaped).then(|| &self.quoted[1..self.quoted.len() - 1])
    }

    /// What it says. None if it has half a character.
    pub(crate) fn read(self) -> Option<std::borrow::Cow<'a, str>> {
        match self.plain() {
            Some(plain) => Some(plain.into()),
            None => serde_json::from_str::<String>(self.quoted).ok().map(Into::into),
        }
    }
}

/// A number that every reader can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// A whole one of 64 bits with a sign. Minus nothing is none: readers take it for a fraction.
    Integer,
    Other,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is no whitespace; 0 at the end, which no JSON has there.
    pub(crate) fn peek(&mut self) -> u8 {
        const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at).copied().unwrap_or(0) {
                b' ' => {
                    self.at += 1;
                    // Providers indent.
                    while let Some(run) = word(bytes, self.at) {
                        let same = ((run ^ SPACES).trailing_zeros() / 8) as usize;
                        self.at += same;
                        if same < 8 {
                            break;
                        }
                    }
                }
                b'\n' | b'\t' | b'\r' => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// Goes behind `byte`, if it comes next.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    /// Goes behind a text, if it comes next and is written as it is here.
    pub(crate) fn take_text(&mut self, text: &str) -> bool {
        if self.peek() != b'"' {
            return false;
        }
        let (rest, length) = (&self.text.as_bytes()[self.at + 1..], text.len());
        let found = rest.get(length) == Some(&b'"') && same_and_plain(&rest[..length], text.as_bytes());
        if found {
            self.at += length + 2;
        }
        found
    }

    /// After a member or an item: whether another follows, or what holds them ends with `end`.
    pub(crate) fn more(&mut self, end: u8) -> Option<bool> {
        let next = self.peek();
        self.at += 1;
        (next == b',' || next == end).then_some(next == b',')
    }

    /// Whether only whitespace is left.
    pub(crate) fn ends(&mut self) -> bool {
        self.peek() == 0 && self.at == self.text.len()
    }

    /// `null`, `true` or `false`.
    #[inline]
    pub(crate) fn word<const N: usize>(&mut self, word: &[u8; N]) -> bool {
        let found = self.peek() == word[0] && self.text.as_bytes()[self.at..].first_chunk() == Some(word);
        if found {
            self.at += N;
        }
        found
    }

    /// A text of whole characters.
    pub(crate) fn text(&mut self) -> Result<RawText<'a>, NotPortable> {
        if self.peek() != b'"' {
            return Err(NotPortable::Grammar);
        }
        let start = self.at;
        let (end, escaped) = end_of_text(self.text.as_bytes(), start + 1).ok_or(NotPortable::Grammar)?;
        let quoted = &self.text[start..end];
        if escaped && serde_json::from_str::<String>(quoted).is_err() {
            // Half a character, or an escape that is none.
            let json = serde_json::from_str::<&RawValue>(quoted).is_ok();
            return Err(if json { NotPortable::Text } else { NotPortable::Grammar });
        }
        self.at = end;
        Ok(RawText { quoted, escaped })
    }

    /// A number that no reader takes for infinite.
    pub(crate) fn number(&mut self) -> Result<Number, NotPortable> {
        self.peek();
        let (bytes, start) = (self.text.as_bytes(), self.at);
        let mut at = start;
        let digits = |at: &mut usize| {
            let from = *at;
            while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            (*at > from).then_some(*at - from).ok_or(NotPortable::Grammar)
        };
        let minus = bytes.get(at) == Some(&b'-');
        at += usize::from(minus);
        let zero = bytes.get(at) == Some(&b'0');
        let count = digits(&mut at)?;
        if zero && count > 1 {
            return Err(NotPortable::Grammar);
        }
        let mut whole = !(zero && minus);
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            digits(&mut at)?;
            whole = false;
        }
        let exponent = matches!(bytes.get(at), Some(b'e' | b'E'));
        if exponent {
            at += 1;
            at += usize::from(matches!(bytes.get(at), Some(b'-' | b'+')));
            digits(&mut at)?;
            whole = false;
        }
        let number = &self.text[start..at];
        // Short ones without an exponent are far from any bound.
        if (exponent || number.len() > 300) && serde_json::from_str::<f64>(number).is_err() {
            return Err(NotPortable::Number);
        }
        self.at = at;
        let whole = whole && (count <= 18 || number.parse::<i64>().is_ok());
        Ok(if whole { Number::Integer } else { Number::Other })
    }

    /// Goes behind any value that every reader can hold.
    pub(crate) fn skip(&mut self) -> Result<(), NotPortable> {
        // Bit by bit, from the outermost on: is it an object, or a list?
        let (mut objects, mut depth) = (0_u128, 0_usize);
        loop {
            match self.peek() {
                open @ (b'{' | b'[') => {
                    if depth == MAX_DEPTH {
                        return Err(NotPortable::Nesting);
                    }
                    let object = open == b'{';
                    self.at += 1;
                    if !self.take(if object { b'}' } else { b']' }) {
                        objects = objects << 1 | u128::from(object);
                        depth += 1;
                        if object {
                            self.pass_key()?;
                        }
                        continue;
                    }
                }
                b'"' => {
                    self.text()?;
                }
                b'-' | b'0'..=b'9' => {
                    self.number()?;
                }
                _ if self.word(b"null") || self.word(b"true") || self.word(b"false") => {}
                _ => return Err(NotPortable::Grammar),
            }
            loop {
                if depth == 0 {
                    return Ok(());
                }
                let object = objects & 1 == 1;
                if self.more(if object { b'}' } else { b']' }).ok_or(NotPortable::Grammar)? {
                    if object {
                        self.pass_key()?;
                    }
                    break;
                }
                objects >>= 1;
                depth -= 1;
            }
        }
    }

    fn pass_key(&mut self) -> Result<(), NotPortable> {
        self.text()?;
        self.take(b':').then_some(()).ok_or(NotPortable::Grammar)
    }

    /// Goes behind any JSON value at all, and gives it.
    pub(crate) fn raw(&mut self) -> Option<&'a str> {
        self.peek();
        let start = self.at;
        if self.skip().is_err() {
            let mut rest = serde_json::Deserializer::from_str(&self.text[start..]).into_iter::<&RawValue>();
            rest.next()?.ok()?;
            self.at = start + rest.byte_offset();
        }
        Some(&self.text[start..self.at])
    }
}

/// What makes a JSON value unfit, if anything does.
pub(crate) fn check(json: &str) -> Result<(), NotPortable> {
    let mut scanner = Scanner::new(json);
    scanner.skip()?;
    scanner.ends().then_some(()).ok_or(NotPortable::Grammar)
}

fn word(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Whether both, of one length, are the same and nothing in them needs an escape. Most are names of a few words: calling a
/// function costs more than comparing.
#[inline]
fn same_and_plain(one: &[u8], other: &[u8]) -> bool {
    let ((words, rest), (other_words, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let plain = |byte: u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
    words.iter().zip(other_words).all(|(word, other)| word == other && special(u64::from_le_bytes(*word)) == 0)
        && rest.iter().zip(other_rest).all(|(byte, other)| byte == other && plain(*byte))
}

/// Not zero if one of eight bytes ends a text, begins an escape or is a control character: the lowest bit is that of the first.
fn special(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    // The high bit of the first byte below `limit` (at most 128) is set, and perhaps those of bytes after it.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGH;
    below(word ^ (ONES * u64::from(b'"')), 1) | below(word ^ (ONES * u64::from(b'\\')), 1) | below(word, 0x20)
}

/// Behind the closing quote of a text that begins at `at`, and whether something in it is escaped. None if it does not end,
/// or has a control character.
fn end_of_text(bytes: &[u8], mut at: usize) -> Option<(usize, bool)> {
    let mut escaped = false;
    loop {
        // So written that it becomes a few instructions for all sixteen.
        let nothing = |sixteen: &[u8; 16]| {
            sixteen.iter().fold(true, |plain, byte| plain & (*byte != b'"') & (*byte != b'\\') & (*byte >= 0x20))
        };
        while bytes.get(at..).and_then(<[u8]>::first_chunk).is_some_and(nothing) {
            at += 16;
        }
        while let Some(word) = word(bytes, at) {
            let special = special(word);
            at += (special.trailing_zeros() / 8) as usize;
            if special != 0 {
                break;
            }
        }
        match bytes.get(at)? {
            b'"' => return Some((at + 1, escaped)),
            b'\\' => {
                escaped = true;
                at += 2;
            }
            0..0x20 => return None,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests;
