//! Whether what a table says of signatures can be verified, and leaves nothing open that somebody else could fill.

use crate::options::{OptionKind, is_header_name, not_a_header};
use crate::provider::OwnedProvider;
use crate::shape::Kind;
use crate::signature::{OwnedContentPiece, OwnedSignedFields, OwnedSignedTime, OwnedWebhookSignature, PieceKind};
use crate::webhooks::OwnedWebhooks;

/// What is wrong, and where: the steps from the signature on.
pub(crate) type Problem = (String, String);

fn no<T>(at: impl Into<String>, problem: impl Into<String>) -> Result<T, Problem> {
    Err((at.into(), problem.into()))
}

impl OwnedWebhooks {
    /// Checks how the webhooks are signed, where that is data.
    ///
    /// # Errors
    /// What is wrong, with its place in the signature.
    pub fn check_signature(&self) -> Result<(), Problem> {
        let Some(signature) = &self.signature else { return Ok(()) };
        self.option("key", &signature.key, &[OptionKind::Secret, OptionKind::String, OptionKind::Strings])?;
        match (&signature.header, &signature.fields) {
            (Some(header), None) if is_header_name(header) => self.template(signature),
            (Some(header), None) => no("header", not_a_header(header)),
            (None, Some(fields)) => self.fields(signature, fields),
            _ => no("header", "or fields must say where the signature stands, and not both"),
        }
    }

    fn option(&self, at: &str, name: &str, kinds: &[OptionKind]) -> Result<(), Problem> {
        match self.options.iter().find(|option| option.name == name) {
            None => no(at, format!("names `{name}`, which is no option of the receiver")),
            Some(option) if !kinds.contains(&option.kind) => {
                let expected: Vec<&str> = kinds.iter().map(|kind| kind.expected()).collect();
                no(at, format!("names `{name}`, which must be {}", expected.join(" or ")))
            }
            Some(_) => Ok(()),
        }
    }

    fn template(&self, signature: &OwnedWebhookSignature) -> Result<(), Problem> {
        let pieces = &signature.content;
        let count = |kinds: &[PieceKind]| pieces.iter().filter(|piece| kinds.contains(&piece.kind)).count();
        match count(&[PieceKind::Body, PieceKind::Crc32]) {
            0 => return no("content", "has no body: anybody could put another one to a good signature"),
            1 => {}
            _ => return no("content", "has the body more than once"),
        }
        for (index, piece) in pieces.iter().enumerate() {
            let at = format!("content/{index}");
            match piece.kind {
                PieceKind::Option => {
                    self.option(&at, &piece.text, &[OptionKind::String, OptionKind::Url])?;
                    let given = self
                        .options
                        .iter()
                        .any(|option| option.name == piece.text && (option.required || option.default.is_some()));
                    if !given {
                        return no(at, format!("names `{}`, which must be required or have a default", piece.text));
                    }
                }
                PieceKind::Text if piece.text.is_empty() => return no(at, "names nothing"),
                PieceKind::Header if !is_header_name(&piece.text) => return no(at, not_a_header(&piece.text)),
                PieceKind::Time if signature.time.is_none() => {
                    return no(at, "is the time, and `time` does not say where that stands");
                }
                _ => {}
            }
        }
        let unclear = |pair: &[OwnedContentPiece]| pair.iter().all(is_open) && !meet_at_a_bracket(pair);
        if let Some(second) = pieces.windows(2).position(unclear) {
            let problem = "follows a part that somebody else can write, without a text between them: where one ends and the \
                           other begins would be anybody's choice";
            return no(format!("content/{}", second + 1), problem);
        }
        match &signature.time {
            None => Ok(()),
            Some(time) => self.time(signature, time, count(&[PieceKind::Time]) > 0),
        }
    }

    fn time(&self, signature: &OwnedWebhookSignature, time: &OwnedSignedTime, signed: bool) -> Result<(), Problem> {
        if let Some(header) = time.header.as_ref().filter(|header| !is_header_name(header)) {
            return no("time/header", not_a_header(header));
        }
        if time.header.is_none() && (signature.separator.is_none() || time.prefix.is_empty()) {
            return no(
                "time",
                "stands in the header of the signatures, which needs a separator and a prefix to find it",
            );
        }
        if time.header.is_none() && time.prefix == signature.prefix {
            return no("time/prefix", "is that of the signatures");
        }
        if !signed {
            return no("time", "is not part of the content, so anybody could make an old message a new one");
        }
        for (at, option) in [("tolerance", &time.tolerance), ("future_tolerance", &time.future_tolerance)] {
            if let Some(option) = option {
                self.option(&format!("time/{at}"), option, &[OptionKind::Seconds])?;
            }
        }
        Ok(())
    }

    fn fields(&self, signature: &OwnedWebhookSignature, fields: &OwnedSignedFields) -> Result<(), Problem> {
        if !signature.content.is_empty() || signature.time.is_some() || signature.separator.is_some() {
            return no("fields", "are signed in place of a content, and have no time or header");
        }
        if fields.signed.is_empty() || fields.joint.chars().count() != 1 {
            return no("fields", "has no fields, or not one character between them");
        }
        let named = fields.signed.iter().chain([&fields.signature]);
        for pointer in named.clone().chain((!fields.within.is_empty()).then_some(&fields.within)) {
            if !pointer.starts_with('/') {
                return no("fields", format!("names `{pointer}`, which is no JSON pointer"));
            }
        }
        let under = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let all: Vec<&String> = named.collect();
        for (index, one) in all.iter().enumerate() {
            let clash = |(other, pointer): (usize, &&String)| other != index && under(one, pointer);
            if all.iter().enumerate().any(clash) {
                return no("fields", format!("names `{one}` twice, or something inside of another field"));
            }
        }
        if let Some(holder) = fields.may_hold_joint.as_ref().filter(|holder| !fields.signed.contains(holder)) {
            return no("fields", format!("lets `{holder}` hold the text between them, which is none of them"));
        }
        Ok(())
    }
}

/// Whether who sends a message chooses it.
fn is_open(piece: &OwnedContentPiece) -> bool {
    matches!(piece.kind, PieceKind::Body | PieceKind::Crc32 | PieceKind::Header | PieceKind::Time)
}

/// Whether they are a time and a body, in any order: JSON has a bracket at both ends, and no time has one.
fn meet_at_a_bracket(pair: &[OwnedContentPiece]) -> bool {
    let has = |kind| pair.iter().any(|piece| piece.kind == kind);
    has(PieceKind::Time) && has(PieceKind::Body)
}

impl OwnedProvider {
    /// Checks that only what is signed tells the kinds of messages apart and makes their keys, and is required of them: who
    /// could add or take away anything else would decide what a message is.
    ///
    /// # Errors
    /// The number of the kind, and what is wrong with it.
    pub fn check_signed(&self) -> Result<(), (usize, String)> {
        let signature = self.webhooks.as_ref().and_then(|webhooks| webhooks.signature.as_ref());
        let Some(fields) = signature.and_then(|signature| signature.fields.as_ref()) else { return Ok(()) };
        for (index, kind) in self.messages.kinds.iter().enumerate() {
            let keys = kind.keys.iter().flat_map(|rule| {
                rule.matches.iter().map(|(field, _)| field).chain(rule.fields.iter().map(|field| &field.name))
            });
            let mut named = kind.matches.iter().map(|(field, _)| field).chain(keys);
            if let Some(field) = named.find(|field| !fields.signs(field)) {
                return Err((index, format!("is told or known again by `{field}`, which is not signed")));
            }
            if let Some(pointer) = unsigned_requirement(self, fields, Kind::Object(kind.shape), "") {
                return Err((index, format!("requires `{pointer}`, which is not signed")));
            }
        }
        Ok(())
    }
}

/// A required field that is not signed, among the objects that hold what is.
fn unsigned_requirement(provider: &OwnedProvider, fields: &OwnedSignedFields, kind: Kind, at: &str) -> Option<String> {
    match kind {
        Kind::Object(shape) => provider.shapes[usize::from(shape.0)].fields.iter().find_map(|field| {
            let pointer = format!("{at}/{}", field.wire);
            match fields.leads(&pointer) {
                true => unsigned_requirement(provider, fields, field.kind, &pointer),
                false => field.required.then_some(pointer),
            }
        }),
        Kind::List(inner) => {
            let pointer = format!("{at}/0");
            let item = provider.kinds[usize::from(inner.0)];
            fields.leads(&pointer).then(|| unsigned_requirement(provider, fields, item, &pointer)).flatten()
        }
        _ => None,
    }
}

impl OwnedSignedFields {
    /// Whether a field, by its name at the top of a message or by its JSON pointer, is signed.
    pub fn signs(&self, field: &str) -> bool {
        let pointer = if field.starts_with('/') { field.to_owned() } else { format!("/{field}") };
        pointer.strip_prefix(self.within.as_str()).is_some_and(|rest| self.signed.iter().any(|signed| signed == rest))
    }

    /// Whether a JSON pointer leads to a field that is signed, to the signature, or on the way to one.
    pub fn leads(&self, pointer: &str) -> bool {
        self.signed.iter().chain([&self.signature]).any(|field| {
            let whole = format!("{}{field}", self.within);
            whole.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}
