//! Texts: their fields, their lengths, and what banks do not follow.

use crate::packet::EvidencePacket;
use crate::rules::{Check, Rule};

use super::findings::Findings;
use super::prose;

pub(super) fn run(packet: &EvidencePacket, rule: &Rule, out: &mut Findings<'_>) {
    let figure = usize::try_from(rule.figure.number()).unwrap_or(usize::MAX);
    let characters = |count: usize| format!("{count} characters");
    if rule.check == Check::TextsCharacters {
        let total = packet.texts.iter().map(|(_, text)| text.chars().count()).sum();
        if total > figure {
            out.add(None, characters(total), Some(characters(figure)));
        }
        return;
    }
    for (field, text) in &packet.texts {
        if !rule.fields.is_empty() && !rule.fields.contains(&field.as_str()) {
            continue;
        }
        let known = packet.rules.long_texts.iter().chain(packet.rules.short_texts);
        let (found, allowed) = match rule.check {
            Check::TextField => {
                let known: Vec<&str> = known.copied().collect();
                ((!known.contains(&field.as_str())).then(|| field.clone()), Some(known.join(", ")))
            }
            Check::TextCharacters => {
                let count = text.chars().count();
                ((count > figure).then(|| characters(count)), Some(characters(figure)))
            }
            Check::TextLink => (prose::link(text), None),
            Check::TextEmail => (prose::email(text), None),
            Check::TextTelephone => (prose::telephone(text), None),
            Check::TextMedia => (prose::media(text, rule.figure.words()), None),
            Check::TextScript => {
                let other = text.chars().find(|c| !is_latin(*c));
                (other.map(|c| format!("the letter {c:?}")), Some("Latin letters".to_owned()))
            }
            _ => (None, None),
        };
        if let Some(found) = found {
            out.add(Some(field), found, allowed);
        }
    }
}

/// Whether a standard font of PDF has the character, or it is white space.
fn is_latin(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t') || crate::latin::encode(c).is_some()
}
