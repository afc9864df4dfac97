//! What earlier attempts of a call leave behind.

use rebuttal_schema::RetryClass;

use crate::Outcome;
use crate::call::retry::Attempt;

/// What the attempts before the last one leave behind.
#[derive(Clone, Copy, Default)]
pub(crate) struct Earlier {
    /// One of them may have got through.
    pub(crate) doubt: bool,
    /// The provider said that one of them did, in an answer that could not be read.
    pub(crate) done: bool,
}

impl Earlier {
    pub(crate) fn note(&mut self, seen: Attempt) {
        self.doubt |= matches!(seen, Attempt::Lost | Attempt::Unknown | Attempt::Conflict);
        self.done |= seen == Attempt::Garbled;
    }

    /// The same by what an attempt's answer or error says.
    pub(crate) fn note_outcome(&mut self, outcome: Outcome) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_dropped_call_depends_on_all_its_attempts() {
        use Attempt::{Busy, Garbled, Lost, NeverSent};
        use RetryClass::{Confirm, Keyed, Read};
        let cases = [
            (Keyed, None, false, Outcome::NotDone),
            (Keyed, None, true, Outcome::Unknown),
            (Keyed, Some(NeverSent), false, Outcome::NotDone),
            (Confirm, Some(Lost), false, Outcome::Unknown),
            (Keyed, Some(Busy), false, Outcome::NotDone),
            (Keyed, Some(Garbled), true, Outcome::Done),
            (Read, Some(Lost), true, Outcome::NotDone),
        ];
        for (class, seen, sent, expected) in cases {
            let mut earlier = Earlier::default();
            seen.into_iter().for_each(|seen| earlier.note(seen));
            assert_eq!(earlier.cancelled(class, sent), expected, "{class:?} after {seen:?}, sent: {sent}");
        }
    }
}
