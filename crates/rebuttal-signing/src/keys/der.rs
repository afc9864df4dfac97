//! Just enough DER to tell one key from another: tags and lengths. The library reads the numbers.

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OID: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;

/// One element: its tag and what it holds.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) value: &'a [u8],
}

/// Why an element cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// The bytes end before the element does.
    CutOff,
    /// Not DER.
    Malformed,
}

impl<'a> Element<'a> {
    /// The first element of `bytes`, and the bytes after it.
    pub(super) fn read(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), Unreadable> {
        let (&tag, rest) = bytes.split_first().ok_or(Unreadable::CutOff)?;
        let (&first, rest) = rest.split_first().ok_or(Unreadable::CutOff)?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(first), rest),
            // Four bytes of length are 4 GB; longer ones and the indefinite form are in no key.
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f)).ok_or(Unreadable::CutOff)?;
                (digits.iter().fold(0, |length, &digit| length << 8 | usize::from(digit)), rest)
            }
            _ => return Err(Unreadable::Malformed),
        };
        let (value, rest) = rest.split_at_checked(length).ok_or(Unreadable::CutOff)?;
        Ok((Self { tag, value }, rest))
    }

    /// The elements inside, or `None` if they cannot all be read.
    pub(super) fn children(&self) -> Option<Vec<Element<'a>>> {
        let mut children = Vec::new();
        let mut rest = self.value;
        while !rest.is_empty() {
            let (child, after) = Self::read(rest).ok()?;
            children.push(child);
            rest = after;
        }
        Some(children)
    }

    /// The bits of a positive INTEGER.
    pub(super) fn bits(&self) -> usize {
        let digits = &self.value[self.value.iter().take_while(|&&byte| byte == 0).count()..];
        digits.first().map_or(0, |first| digits.len() * 8 - first.leading_zeros() as usize)
    }
}
