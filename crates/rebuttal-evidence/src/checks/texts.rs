//! Texts: their fields, their lengths, and what banks do not follow.

use crate::font::{Font, unshown};
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
    if rule.check == Check::FontUnusable {
        if let Some(Font { name, problem: Some(problem), .. }) = &packet.font {
            out.add_at(None, Some(name), None, problem.clone(), None);
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
                let other = unshown(text, packet.font.as_ref());
                let allowed = if packet.font.is_some() { "letters of the font" } else { "Latin letters" };
                (other.map(|c| format!("the letter {c:?}")), Some(allowed.to_owned()))
            }
            _ => (None, None),
        };
        if let Some(found) = found {
            out.add(Some(field), found, allowed);
        }
    }
}
