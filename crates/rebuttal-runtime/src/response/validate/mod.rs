//! Validation of a response, which owns nothing: has it the promised shape, and what must be known of it besides?

use rebuttal_schema::{FieldShape, Kind, KindId, Provider, ShapeId, UnionId};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::json::pluck;
use crate::json::scan::{Number, RawText, Scanner};
use crate::message::raw::ReadMessage;
use crate::unions;

mod extraction;

use extraction::{Extraction, Role};

pub(crate) use extraction::Ends;
pub use extraction::Extract;

/// Described objects, maps and lists inside each other. Types are read by a reader that goes no deeper.
const MAX_DEPTH: usize = 127;

/// What was found in JSON of the promised shape.
#[derive(Debug, PartialEq, Eq)]
pub struct Extracted {
    /// No object that the document describes has a field that it does not describe.
    pub known: bool,
    /// The texts that were asked for, by the fields in which they stand.
    pub(crate) texts: Vec<(&'static str, String)>,
    /// Of one page of a list.
    pub(crate) ends: Ends,
}

/// Whether `json` is one whole JSON value of that kind as it stands, and what is in it. Allocates next to nothing in the
/// common case.
///
/// None says only that it does not fit as it stands; [`crate::response::coerce::coerce`] may make it fit.
pub fn validate(
    tables: &'static Provider,
    kind: Kind,
    json: &[u8],
    extract: Extract<'_>,
    read: ReadMessage,
) -> Option<Extracted> {
    let scanner = Scanner::new(std::str::from_utf8(json).ok()?);
    let mut walk = Walk { tables, read, scanner, depth: 0, found: Extraction::new(extract) };
    walk.value(kind, Role::Outermost)?;
    walk.scanner.ends().then_some(())?;
    let Extraction { unknown, texts, ends, .. } = walk.found;
    Some(Extracted { known: !unknown, texts, ends })
}

/// Whether [`validate`] finds the shape.
pub fn fits(tables: &'static Provider, kind: Kind, json: &[u8], read: ReadMessage) -> bool {
    validate(tables, kind, json, Extract::Shape, read).is_some()
}

/// The way through a document. Each step is None if what stands there does not fit.
struct Walk<'a> {
    tables: &'static Provider,
    read: ReadMessage,
    scanner: Scanner<'a>,
    depth: usize,
    found: Extraction<'a>,
}

impl Walk<'_> {
    fn value(&mut self, kind: Kind, role: Role) -> Option<()> {
        match kind {
            Kind::Json => self.anything(),
            Kind::Text => self.text(role).map(drop),
            Kind::Base64 => STANDARD.decode(&*self.text(role)?.read()?).ok().map(drop),
            Kind::Integer | Kind::UnixTime => (self.scanner.number().ok()? == Number::Integer).then_some(()),
            Kind::Number => self.scanner.number().ok().map(drop),
            Kind::Boolean => {
                let value = self.scanner.word(b"true");
                if role == Role::More {
                    self.found.ends.more = value;
                }
                (value || self.scanner.word(b"false")).then_some(())
            }
            Kind::Object(shape) => self.object(shape, role),
            Kind::Union(union) => self.union(union),
            Kind::Map(item) => {
                let item = self.tables.kind(item);
                self.members(|walk| walk.value(item, role.inside()))
            }
            Kind::List(item) => self.list(item, role),
            Kind::Expandable(_) if self.scanner.peek() == b'"' => self.text(role).map(drop),
            Kind::Expandable(object) => match self.tables.kind(object) {
                Kind::Json => self.members(Self::anything),
                kind @ (Kind::Object(_) | Kind::Map(_) | Kind::Expandable(_)) => self.value(kind, role.inside()),
                _ => None,
            },
            Kind::Clearable(_) if self.scanner.word(b"null") => Some(()),
            Kind::Clearable(inner) => self.value(self.tables.kind(inner), role.inside()),
            Kind::Message => self.message(role),
            // No response holds one.
            Kind::File(_) => None,
        }
    }

    /// What no document describes may be anything that readers can follow.
    fn anything(&mut self) -> Option<()> {
        self.scanner.skip().ok()
    }

    fn text(&mut self, role: Role) -> Option<RawText<'_>> {
        let text = self.scanner.text().ok()?;
        match role {
            Role::Cursor => self.found.cursor(&text.read()?),
            Role::Text(field) => self.found.texts.push((field, text.read()?.into_owned())),
            _ => {}
        }
        Some(text)
    }

    /// A message is read by itself; here counts whether it can be, as it stands.
    fn message(&mut self, role: Role) -> Option<()> {
        self.found.begin(role);
        let raw = self.scanner.raw()?.as_bytes();
        if let (Role::Item, Some(cursor)) = (role, self.found.cursor_of_items())
            && let Some(text) = pluck(raw, &[cursor])
        {
            self.found.cursor(&text);
        }
        // One that lacks something is a way to the next page all the same.
        let leads = matches!(self.found.extract, Extract::Pages(_));
        let read = (self.read)(self.tables, raw);
        read.is_ok_and(|message| leads || message.unreadable.is_empty()).then_some(())
    }

    /// An object of a union: which it is stands anywhere in it, so it is looked for first.
    fn union(&mut self, id: UnionId) -> Option<()> {
        let raw = self.scanner.raw()?;
        let kind = raw.starts_with('{').then(|| unions::kind(self.tables, id, raw.as_bytes()))?;
        let (scanner, found) = (Scanner::new(raw), Extraction::new(Extract::Shape));
        let mut inside = Walk { tables: self.tables, read: self.read, scanner, depth: self.depth, found };
        inside.value(kind, Role::Any)?;
        self.found.unknown |= inside.found.unknown;
        inside.scanner.ends().then_some(())
    }

    /// Into an object or list, as far as readers can follow. Ends behind its opening; says whether anything is in it.
    fn open(&mut self, open: u8, close: u8) -> Option<bool> {
        (self.depth < MAX_DEPTH && self.scanner.take(open)).then_some(())?;
        self.depth += 1;
        Some(!self.scanner.take(close))
    }

    fn list(&mut self, item: KindId, role: Role) -> Option<()> {
        let (item, role) = (self.tables.kind(item), role.inside());
        let mut more = self.open(b'[', b']')?;
        while more {
            self.value(item, role)?;
            more = self.scanner.more(b']')?;
        }
        self.depth -= 1;
        Some(())
    }

    /// An object whose keys say nothing.
    fn members(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        let mut more = self.open(b'{', b'}')?;
        while more {
            self.scanner.text().ok()?;
            self.scanner.take(b':').then_some(())?;
            each(self)?;
            more = self.scanner.more(b'}')?;
        }
        self.depth -= 1;
        Some(())
    }

    fn object(&mut self, shape: ShapeId, role: Role) -> Option<()> {
        self.found.begin(role);
        let fields = self.tables.shape(shape).fields;
        // Providers keep the order of their documents more often than not, so the search starts behind the last hit.
        let mut next = 0;
        let mut seen = Seen::default();
        let mut more = self.open(b'{', b'}')?;
        while more {
            let index = self.key(fields, next)?;
            self.scanner.take(b':').then_some(())?;
            if let Some(index) = index {
                next = index + 1;
                // A key that stands twice has two values, and nobody knows which one counts.
                seen.first(index).then_some(())?;
                let field = &fields[index];
                let nothing = (!field.required || field.nullable) && self.scanner.word(b"null");
                if !nothing {
                    self.value(field.kind, self.found.role_of(field.wire, role))?;
                }
            } else {
                self.found.unknown = true;
                self.anything()?;
            }
            more = self.scanner.more(b'}')?;
        }
        self.depth -= 1;
        fields.iter().enumerate().all(|(index, field)| !field.required || seen.has(index)).then_some(())
    }

    /// The place among the fields of the key that comes next, if it is there.
    fn key(&mut self, fields: &[FieldShape], from: usize) -> Option<Option<usize>> {
        if fields.get(from).is_some_and(|field| self.scanner.take_text(field.wire)) {
            return Some(Some(from));
        }
        let key = self.scanner.text().ok()?.read()?;
        let (before, after) = fields.split_at(from.min(fields.len()));
        let found = after.iter().position(|field| field.wire == key).map(|index| from + index);
        Some(found.or_else(|| before.iter().position(|field| field.wire == key)))
    }
}

/// Which fields were seen; no type has more than 128 (the generator refuses them).
#[derive(Default)]
struct Seen(u128);

impl Seen {
    fn first(&mut self, index: usize) -> bool {
        let first = !self.has(index);
        self.0 |= 1 << index;
        first
    }

    fn has(&self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }
}

#[cfg(test)]
mod tests;
