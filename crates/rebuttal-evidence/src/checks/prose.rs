//! What banks do not follow in a text: links, addresses, numbers to call, and recordings. Each function gives the kind and the
//! place of the first; the text itself stays out of reports, because it is personal.

/// At which character something begins.
fn at(text: &str, byte: usize) -> usize {
    text[..byte].chars().count() + 1
}

/// A link: with a scheme, or beginning with `www.`.
pub(super) fn link(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let found = ["http://", "https://", "www."].iter().filter_map(|start| lower.find(start)).min()?;
    Some(format!("a link at character {}", at(text, found)))
}

/// An e-mail address: something before an `@`, and a domain after it.
pub(super) fn email(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let found = text.match_indices('@').map(|(place, _)| place).find(|&place| {
        let before = text[..place].chars().next_back().is_some_and(is_part);
        let domain: &str =
            text[place + 1..].split(|c: char| !c.is_alphanumeric() && c != '.' && c != '-').next().unwrap_or_default();
        let domain = domain.trim_end_matches('.');
        before && domain.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() >= 2)
    })?;
    Some(format!("an e-mail address at character {}", at(text, found)))
}

/// How many bytes a word has at most that asks to call: nine letters, in any alphabet.
const LONGEST_CALL: usize = 36;

/// A telephone number: with a plus, in North America's groups, or after a word such as `call`. A number alone is none: it can be
/// that of an order or a parcel.
pub(super) fn telephone(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || "+()-. ".contains(c);
    let mut start = None;
    // The last word so far, by the place where it begins and the one behind it. Looking for it from each number would take as
    // long as the text is, for each.
    let mut word = 0..0;
    let ends = text.char_indices().map(|(place, c)| (place, is_part(c))).chain([(text.len(), false)]);
    for (place, part) in ends {
        match (start, part) {
            (None, true) => start = Some(place),
            (Some(begun), false) => {
                if is_telephone(&text[..begun], &text[word.clone()], &text[begun..place]) {
                    return Some(format!("a telephone number at character {}", at(text, begun)));
                }
                start = None;
            }
            _ => {}
        }
        if let Some(letter) = text[place..].chars().next().filter(|letter| letter.is_alphabetic()) {
            let begins = if word.end == place { word.start } else { place };
            word = begins..place + letter.len_utf8();
        }
    }
    None
}

/// Whether a run of digits is one, by the text before it and the last word there.
fn is_telephone(before: &str, word: &str, run: &str) -> bool {
    // `A5551234567` is a name, `call 5551234567` is not.
    let attached = run.starts_with(|c: char| c.is_ascii_digit()) && before.ends_with(char::is_alphanumeric);
    let run = run.trim();
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let groups: Vec<usize> =
        run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).map(str::len).collect();
    let calls = word.len() <= LONGEST_CALL
        && ["call", "tel", "phone", "telephone", "mobile", "cell"].contains(&word.to_lowercase().as_str());
    let international = run.starts_with('+') && (8..=15).contains(&digits);
    !attached
        && (international || groups == [3, 3, 4] || groups == [1, 3, 3, 4] || (calls && (7..=15).contains(&digits)))
}

/// The name of a recording, by its end.
pub(super) fn media(text: &str, ends: &[&str]) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let whole = |place: usize, end: &str| !lower[place + end.len()..].starts_with(|c: char| c.is_alphanumeric());
    let found = ends.iter().filter_map(|end| {
        let mut places = lower.match_indices(end).map(|(place, _)| place);
        places.find(|&place| whole(place, end)).map(|place| (place, *end))
    });
    let (place, end) = found.min()?;
    Some(format!("a recording ({end}) at character {}", at(text, place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_told_from_other_numbers() {
        for text in [
            "+49 170 1234567", "(555) 123-4567", "1-800-555-0199", "call 5551234", "Tel.: 030 901820",
            "a, 555.123.4567.",
        ] {
            assert!(telephone(text).is_some(), "{text}");
        }
        for text in [
            "2026-11-29", "123456789012", "1Z999AA10123456784", "203.0.113.7", "123-4567890-1234567", "paid 1,234.56",
            "+1", "9400 1000 0000 0000 0000 00",
        ] {
            assert_eq!(telephone(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_without_end_take_no_time() {
        for text in ["1,".repeat(500_000), format!("{} {}", "a".repeat(500_000), "1,".repeat(500_000))] {
            assert_eq!(telephone(&text), None);
            let found = format!("a telephone number at character {}", text.len() + 7);
            assert_eq!(telephone(&format!("{text} Tel.: 5551234")), Some(found));
        }
    }

    #[test]
    fn addresses_need_a_domain_and_links_a_scheme() {
        assert_eq!(email("écrire à a@b.example."), Some("an e-mail address at character 11".to_owned()));
        for text in ["3 @ 5.00", "@name", "a@b", "a@.b"] {
            assert_eq!(email(text), None, "{text}");
        }
        assert_eq!(link("see HTTPS://x"), Some("a link at character 5".to_owned()));
        assert_eq!(link("example.com sells"), None);
        assert_eq!(media("film.MP4", &[".mp4"]), Some("a recording (.mp4) at character 5".to_owned()));
        assert_eq!(media("model.mp4x", &[".mp4"]), None);
    }
}
