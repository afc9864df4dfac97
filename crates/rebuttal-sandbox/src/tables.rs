//! The form of the generated tables: what a provider's document says, as far as the provider's side needs it.

use percent_encoding::percent_decode_str;

/// One provider.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) name: &'static str,
    /// The version of the API that the document describes.
    pub(crate) version: &'static str,
    pub(crate) operations: &'static [Operation],
    pub(crate) objects: &'static [&'static Object],
    pub(crate) messages: &'static [Message],
    /// What errors look like.
    pub(crate) failure: Option<&'static Object>,
    /// Where a response says what became of the request, as a JSON pointer, and the value for a success.
    pub(crate) status: &'static str,
    pub(crate) done: &'static str,
    pub(crate) codes: &'static [Code],
}

#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) code: &'static str,
    /// The statuses with which it comes, the usual one first.
    pub(crate) statuses: &'static [&'static str],
}

#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) id: &'static str,
    pub(crate) object: &'static Object,
    /// The fields whose values tell this kind from others.
    pub(crate) matches: &'static [(&'static str, &'static str)],
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: &'static str,
    /// With parameters in braces.
    pub(crate) path: &'static str,
    /// The client's option for the base URL, where it is not the usual one.
    pub(crate) host: Option<&'static str>,
    pub(crate) query: &'static [Field],
    pub(crate) body: Option<&'static Object>,
    pub(crate) response: ResponseShape,
    pub(crate) page: Option<Page>,
    /// JSON pointers into the response, and what stands there.
    pub(crate) binding: &'static [(&'static str, Bound)],
    /// The operation that this one is with some parameters fixed.
    pub(crate) variant_of: Option<&'static str>,
    pub(crate) fixed: &'static [(&'static str, &'static str)],
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum ResponseShape {
    Object(&'static Object),
    /// Any of the messages.
    Message,
    Bytes,
}

/// What makes a response a page of a list.
#[derive(Debug)]
pub(crate) struct Page {
    /// The field that holds the items.
    pub(crate) items: &'static str,
    /// The parameter that asks for the page before.
    pub(crate) before: Option<&'static str>,
}

#[derive(Debug)]
pub(crate) enum Bound {
    /// The value of this parameter.
    Parameter(&'static str),
    Value(&'static str),
    /// Anything.
    Present,
}

#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [Field],
}

/// A field or parameter. Limits are of requests: the least and the most.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// Whether empty text clears it, which makes it null.
    pub(crate) clears: bool,
    /// Evidence or personal data.
    pub(crate) private: bool,
    /// In characters; in a list or map, of each text.
    pub(crate) length: (u64, u64),
    pub(crate) items: (u64, u64),
    pub(crate) range: (i64, i64),
    /// The most characters of a map's keys.
    pub(crate) keys: u64,
    /// The most characters of all texts inside.
    pub(crate) total: u64,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Text,
    /// One of these texts.
    Enum(&'static [&'static str]),
    Time,
    Integer,
    Number,
    Boolean,
    Base64,
    File {
        /// The most bytes.
        most: u64,
    },
    Json,
    Message,
    Object(&'static Object),
    List(&'static Self),
    Map(&'static Self),
    /// An id, or the object that it names.
    Expandable(&'static Self),
    /// The value of a map that empty text clears.
    Clearable(&'static Self),
}

impl Field {
    pub(crate) const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            clears: false,
            private: false,
            length: (0, u64::MAX),
            items: (0, u64::MAX),
            range: (i64::MIN, i64::MAX),
            keys: u64::MAX,
            total: u64::MAX,
        }
    }

    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(crate) const fn clears(self) -> Self {
        Self { clears: true, ..self }
    }

    pub(crate) const fn private(self) -> Self {
        Self { private: true, ..self }
    }

    pub(crate) const fn length(self, least: u64, most: u64) -> Self {
        Self { length: (least, most), ..self }
    }

    pub(crate) const fn items(self, least: u64, most: u64) -> Self {
        Self { items: (least, most), ..self }
    }

    pub(crate) const fn range(self, least: i64, most: i64) -> Self {
        Self { range: (least, most), ..self }
    }

    pub(crate) const fn keys(self, most: u64) -> Self {
        Self { keys: most, ..self }
    }

    pub(crate) const fn total(self, most: u64) -> Self {
        Self { total: most, ..self }
    }
}

impl Object {
    pub(crate) fn get(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field of a name that is written in the sandbox. In a constant: what the document does not have does not compile.
    pub(crate) const fn field(&self, name: &str) -> &'static Field {
        let mut index = 0;
        while index < self.fields.len() {
            if same(self.fields[index].name, name) {
                return &self.fields[index];
            }
            index += 1;
        }
        panic!("the document has no such field")
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.name)
    }
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut index = 0;
    while index < one.len() && index < other.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len() && index == other.len()
}

impl Operation {
    /// Whether both respond with the same object.
    pub(crate) fn responds_as(&self, other: &Self) -> bool {
        matches!((self.response, other.response), (ResponseShape::Object(one), ResponseShape::Object(other)) if one.name == other.name)
    }

    /// The id in a path that is this operation's, or nothing where there is none. An id is one segment, decoded once: with
    /// any content it leads to no other operation.
    fn id_in(&self, path: &str) -> Option<String> {
        let mut id = String::new();
        let mut segments = path.split('/');
        for expected in self.path.split('/') {
            let segment = segments.next()?;
            if expected.starts_with('{') {
                id = percent_decode_str(segment).decode_utf8_lossy().into_owned();
            }
            if segment != expected && (!expected.starts_with('{') || segment.is_empty()) {
                return None;
            }
        }
        segments.next().is_none().then_some(id)
    }
}

/// The generated enumeration of a provider's operations.
pub(crate) trait Operations: Copy + PartialEq + 'static {
    const PROVIDER: &'static Provider;
    const ALL: &'static [Self];

    /// The place of its row.
    fn index(self) -> usize;

    fn table(self) -> &'static Operation {
        &Self::PROVIDER.operations[self.index()]
    }

    /// Its name in the document, in faults and in the log.
    fn id(self) -> &'static str {
        self.table().id
    }

    /// The object that its body is; one without fields, where it has no body.
    fn body(self) -> &'static Object {
        static NOTHING: Object = Object { name: "nothing", fields: &[] };
        self.table().body.unwrap_or(&NOTHING)
    }

    /// The operations that have this path at a host, each with the id in it. Variants go by the name of the whole.
    fn at(host: Option<&str>, path: &str) -> impl Iterator<Item = (Self, String)> {
        let here = move |op: &&Self| op.table().host == host && op.table().variant_of.is_none();
        Self::ALL.iter().filter(here).filter_map(move |op| Some((*op, op.table().id_in(path)?)))
    }

    /// The operation, and its variants whose fixed parameters a request has.
    fn names(self, has: impl Fn(&str, &str) -> bool) -> Vec<&'static str> {
        let variants = Self::PROVIDER.operations.iter().filter(|other| other.variant_of == Some(self.id()));
        let fitting = variants.filter(|other| other.fixed.iter().all(|(name, value)| has(name, value)));
        [self.id()].into_iter().chain(fitting.map(|other| other.id)).collect()
    }
}
