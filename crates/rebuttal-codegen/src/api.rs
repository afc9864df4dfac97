//! The language-free description of a provider's API: what `describe` makes and the emitters read.
//!
//! Wire strings (paths, field names, enum values) are data in here. No emitter derives a wire string from a name, and
//! no emitter looks at the OpenAPI document itself, the Rust one's hand-over to progenitor apart.

// What tables say in the same way. Limits are what a request is checked against before it is sent; they never refuse an answer.
pub use rebuttal_schema::{
    Encoding, FileKind, Location, Meaning, OptionKind, OwnedAcknowledgement as Acknowledgement,
    OwnedFileRule as FileRule, OwnedIdempotency as Idempotency, OwnedKeyField as KeyField, OwnedKeyRule as KeyRule,
    OwnedLimits as Limits, OwnedWebhookSignature as WebhookSignature, RetryClass, Style,
};

/// Everything that one document says.
#[derive(Debug, Clone)]
pub struct Api {
    /// The document's file, relative to the repository: the first line of every generated file names it.
    pub document: String,
    /// Whether its code becomes packages of the user's own, which are built on the published ones, and no part of this repository.
    pub own: bool,
    /// Such as `acme`: the module, folder and option value.
    pub provider: String,
    /// The name of the scheme by which it signs and verifies.
    pub scheme: String,
    /// Such as `Acme`: the prefix of the client's and receiver's classes.
    pub class: String,
    /// Such as `Acme disputes`.
    pub title: String,
    /// The document's own version, such as a date.
    pub version: String,
    /// What the API is for, in Markdown.
    pub description: String,
    /// The client's constructor.
    pub client: Constructor,
    /// Options of one call, the same for every operation.
    pub call_options: Vec<Opt>,
    /// The client option that holds the base URL, where the document names one.
    pub host: Option<String>,
    /// How a call is marked so that repeating it has no second effect.
    pub idempotency: Option<Idempotency>,
    /// The receiver of webhooks, where the document declares any.
    pub receiver: Option<Receiver>,
    /// Functions that need no object.
    pub functions: Vec<Function>,
    /// Objects with functions, such as a parsed key.
    pub handles: Vec<Handle>,
    /// Every named type, in the document's order.
    pub types: Vec<Type>,
    /// Every operation, in the document's order.
    pub operations: Vec<Operation>,
    /// The calls that send a packet of evidence, where the provider's written half can.
    pub packets: Vec<Packet>,
    /// How an answer says what became of the request.
    pub answer: ResponseRules,
    /// What the provider's errors look like, where the document says so. Clients read them by the pointers of `answer`.
    pub failure: Option<Failure>,
}

/// What the provider's errors look like.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The name of the type.
    pub ty: String,
    /// It, and what else only errors have: these types are not in [`Api::types`].
    pub types: Vec<Type>,
}

/// A call that sends a packet of evidence.
#[derive(Debug, Clone)]
pub struct Packet {
    /// camelCase: what Node calls it.
    pub id: String,
    /// snake_case: what Python and Rust call it.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// The rest, in Markdown.
    pub description: String,
    /// The operation that it ends with, and whose answer it has, by its id.
    pub operation: String,
}

/// A constructor: a description and its options.
#[derive(Debug, Clone)]
pub struct Constructor {
    pub description: String,
    pub options: Vec<Opt>,
}

/// One named, typed option of a constructor or a call.
#[derive(Debug, Clone)]
pub struct Opt {
    /// snake_case; Node shows it in camelCase.
    pub name: String,
    /// At the border it travels as JSON, a signer or observer apart. A duration is a number of seconds there; emitters add the
    /// unit of their language to what is said about it.
    pub ty: OptionKind,
    pub required: bool,
    /// The required option that this one makes unnecessary, and that may not be given beside it.
    pub instead_of: Option<String>,
    /// The environment variable that `from_env` reads.
    pub env: Option<String>,
    /// Whether white space in that variable separates several texts.
    pub split_at_space: bool,
    /// What holds when it is not given, as JSON.
    pub default: Option<serde_json::Value>,
    /// The header that carries its value.
    pub header: Option<String>,
    pub description: String,
}

impl Api {
    /// The operation of that id.
    ///
    /// # Panics
    /// If there is none: `describe` has checked the ids that parts of it name.
    pub fn operation(&self, id: &str) -> &Operation {
        let found = self.operations.iter().find(|operation| operation.id == id);
        found.unwrap_or_else(|| panic!("describe let {id} dangle"))
    }
}

impl Opt {
    /// What an option is that does not travel as JSON.
    pub fn object(&self) -> Option<&'static str> {
        match self.ty {
            OptionKind::Signer => Some("signer"),
            OptionKind::Observer => Some("observer"),
            _ => None,
        }
    }
}

/// The receiver of a provider's webhooks.
#[derive(Debug, Clone)]
pub struct Receiver {
    pub description: String,
    /// What the provider calls a message, such as `event`.
    pub noun: Option<String>,
    pub options: Vec<Opt>,
    /// How messages are signed, where that is data.
    pub signature: Option<WebhookSignature>,
    pub acknowledgement: Acknowledgement,
    /// One for each webhook: the first whose `matches` holds for a message gives its type.
    pub messages: Vec<Message>,
}

/// A kind of message that a webhook delivers.
#[derive(Debug, Clone)]
pub struct Message {
    /// The webhook's operationId, such as `notifyDispute`.
    pub id: String,
    pub description: String,
    /// The name of its type in [`Api::types`]; several kinds may share one.
    pub ty: String,
    /// Fields, by their names on the wire at the top or by JSON pointers, and the values by which this kind is known.
    pub matches: Vec<(String, String)>,
    /// How to know a repetition: the first whose `matches` holds for a message makes its key. None: it has no key.
    pub keys: Vec<KeyRule>,
    /// Where it names itself (`event`) and the dispute that it is about (`dispute`): JSON pointers, by what they name.
    pub ids: Vec<(String, String)>,
}

impl Message {
    /// Whether it is known by values and shares its type, so that it has a name of its own: otherwise its type's is good.
    pub fn is_told(&self) -> bool {
        !self.matches.is_empty() && heck::ToUpperCamelCase::to_upper_camel_case(self.id.as_str()) != self.ty
    }
}

/// A function of the provider's, implemented in the core and called by name.
#[derive(Debug, Clone)]
pub struct Function {
    pub name: String,
    pub description: String,
    pub arguments: Vec<Argument>,
    pub returns: Returns,
}

/// An argument of a function.
#[derive(Debug, Clone)]
pub struct Argument {
    pub name: String,
    pub ty: ArgType,
    pub default: Option<serde_json::Value>,
    pub description: String,
}

/// The type of a function's argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgType {
    String,
    Bytes,
    Integer,
}

/// What a function gives back.
#[derive(Debug, Clone)]
pub struct Returns {
    pub ty: ReturnType,
    pub description: String,
}

/// The type that a function gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnType {
    Nothing,
    String,
    Bytes,
}

/// An object that is made once from options and has functions.
#[derive(Debug, Clone)]
pub struct Handle {
    pub name: String,
    pub constructor: Constructor,
    pub functions: Vec<Function>,
}

/// A named type.
#[derive(Debug, Clone)]
pub struct Type {
    /// PascalCase, the same in all languages.
    pub name: String,
    pub description: String,
    pub kind: TypeKind,
    /// Reached from an operation's request.
    pub in_request: bool,
    /// Reached from an answer or a message.
    pub in_answer: bool,
}

#[derive(Debug, Clone)]
pub enum TypeKind {
    Struct(Vec<Field>),
    /// An open enumeration of strings: a value that is not listed is kept as it came.
    Enum(Enum),
    /// One of several structs. An object that is none of these is kept as it came.
    Union(Union),
}

/// Structs that a field of theirs tells apart.
#[derive(Debug, Clone)]
pub struct Union {
    /// The name of that field on the wire.
    pub tag: String,
    pub variants: Vec<Variant>,
}

/// One of a union's structs.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The values that tell of it.
    pub values: Vec<String>,
    /// The name of the struct.
    pub ty: String,
}

impl Type {
    /// The fields of a struct; others have none.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            TypeKind::Struct(fields) => fields,
            TypeKind::Enum(_) | TypeKind::Union(_) => &[],
        }
    }

    /// Whether it is a struct.
    pub fn is_struct(&self) -> bool {
        matches!(self.kind, TypeKind::Struct(_))
    }

    /// The enumeration, if it is one.
    pub fn listed(&self) -> Option<&Enum> {
        match &self.kind {
            TypeKind::Enum(listed) => Some(listed),
            TypeKind::Struct(_) | TypeKind::Union(_) => None,
        }
    }

    /// The union, if it is one.
    pub fn union(&self) -> Option<&Union> {
        match &self.kind {
            TypeKind::Union(union) => Some(union),
            TypeKind::Struct(_) | TypeKind::Enum(_) => None,
        }
    }

    /// The types that stand in it.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let variants = self.union().into_iter().flat_map(|union| &union.variants);
        self.fields().iter().filter_map(|field| field.ty.named()).chain(variants.map(|variant| variant.ty.as_str()))
    }
}

/// A field of a struct.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The name in snake_case, free of keywords of any language.
    pub name: String,
    pub description: String,
    pub ty: Ty,
    /// Always present on the wire.
    pub required: bool,
    /// May be `null` on the wire.
    pub nullable: bool,
    /// In a request: may be sent empty to clear what the provider has.
    pub clearable: bool,
    /// Never shown in debug output: evidence or personal data.
    pub private: bool,
    /// An identifier: it may not be blank nor hold characters that could change a path.
    pub identifier: bool,
    /// A text that names an object of this kind: Rust has a type for the ids of each.
    pub id: Option<String>,
    /// A time that is 0 on the wire where there is none.
    pub never_at_zero: bool,
    pub limits: Limits,
    /// With [`Ty::File`]: what it takes.
    pub file: Option<FileRule>,
}

/// What the type of a field is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ty {
    String,
    Integer,
    Number,
    Boolean,
    /// ISO 8601 text.
    Time,
    /// Seconds since 1970 as a number.
    UnixTime,
    /// Bytes, as Base64 text on the wire: in answers, and inside of the objects of requests.
    Bytes,
    /// A file of the caller's, in requests: Base64 text in JSON, a part of its own in multipart. [`Field::file`] says
    /// what it takes.
    File,
    /// Any JSON.
    Json,
    /// A struct or an enum of [`Api::types`].
    Named(String),
    List(Box<Ty>),
    /// A JSON object with any keys.
    Map(Box<Ty>),
    /// An identifier (text), or the object that it names: a struct of [`Api::types`] or any JSON object.
    Expandable(Box<Ty>),
    /// A map's value in a request that may be sent empty to clear the entry.
    Clearable(Box<Ty>),
    /// Any of the provider's messages, in an answer: what its receiver would give.
    Message,
}

impl Ty {
    /// What stands inside lists, maps and the like; the type itself if it is none of these.
    pub fn innermost(&self) -> &Self {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Expandable(inner) | Self::Clearable(inner) => {
                inner.innermost()
            }
            plain => plain,
        }
    }

    /// Whether it is a list of files of the caller's.
    pub fn is_files(&self) -> bool {
        matches!(self, Self::List(item) if **item == Self::File)
    }

    /// The struct or enum that it is or holds.
    pub fn named(&self) -> Option<&str> {
        match self.innermost() {
            Self::Named(name) => Some(name),
            _ => None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Enum {
    pub values: Vec<EnumValue>,
    /// Predicates over the values, such as "the merchant won".
    pub groups: Vec<Group>,
}

#[derive(Debug, Clone)]
pub struct EnumValue {
    pub wire: String,
    pub description: String,
}

#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    pub description: String,
    pub values: Vec<String>,
}

/// One operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The operationId, camelCase: what Node calls it and what crosses the border.
    pub id: String,
    /// snake_case: what Python and Rust call it.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// The rest, in Markdown.
    pub description: String,
    pub method: String,
    /// With `{placeholders}`.
    pub path: String,
    pub retry: RetryClass,
    /// Cannot be undone at the provider.
    pub irreversible: bool,
    /// Every parameter, wherever it travels; positional ones first, in their order.
    pub parameters: Vec<Parameter>,
    /// The type of the body, where there is one.
    pub body: Option<String>,
    /// How the body is written, where there is one.
    pub encoding: Option<Encoding>,
    /// What the answer is.
    pub answer: ResponseShape,
    /// Whether some success has no content, although others have.
    pub may_be_empty: bool,
    /// The client option that holds the base URL, where it is another one than the document's.
    pub host: Option<String>,
    /// The operation of which this is a variant, by its name: it has the same path and method.
    pub variant_of: Option<String>,
    /// Parameters of the body that a variant fixes, by their names on the wire.
    pub fixed: Vec<(String, serde_json::Value)>,
    /// How to get from one page of the answer to the next.
    pub pages: Option<Pages>,
    /// JSON pointers into the answer, and what must stand there for it to be about this request.
    pub binding: Vec<(String, Bound)>,
    /// The provider's codes that its pages list for this operation.
    pub codes: Vec<String>,
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
pub struct Parameter {
    pub field: Field,
    pub location: Location,
    /// Given by position in every language (always required then).
    pub positional: bool,
    /// How it is written in a query or form.
    pub style: Style,
}

/// What an answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseShape {
    /// A JSON object: a struct of [`Api::types`].
    Named(String),
    /// Any of the provider's messages.
    Message,
    /// Bytes, whatever they are.
    Binary,
    /// Other JSON: a list, a map or a scalar.
    Value(Ty),
    /// No content.
    Nothing,
}

/// What a field of an answer must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// The value of the parameter of that name on the wire; in a variant it may be a fixed one.
    Parameter(String),
    /// This text.
    Value(String),
    /// This text, if the field is there.
    IfPresent(String),
    /// Anything but null.
    Present,
}

/// How to get from one page of a list to the next. Pointers lead into an answer, names are parameters on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// A pointer of one segment: the field of the answer that holds the page's items.
    pub items: String,
    /// Whether an answer may lack that field: then the page has none.
    pub optional: bool,
    /// The type of an item: a struct, or any of the provider's messages.
    pub item: Ty,
    /// The parameter that asks for what comes after a cursor.
    pub after: String,
    /// The parameter that asks for what comes before a cursor: the way back.
    pub before: Option<String>,
    pub cursor: Cursor,
}

/// Where the cursor of the next page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    /// In a field of the page's last item (its first on the way back); `more` is the answer's field that says whether
    /// there is another page.
    Item { field: String, more: String },
    /// In a field of the answer, which is absent, null or empty on the last page.
    Next { field: String },
}

/// How an answer says what became of the request.
#[derive(Debug, Clone, Default)]
pub struct ResponseRules {
    /// JSON pointers into the answer.
    pub status: Option<String>,
    pub code: Option<String>,
    pub message: Option<String>,
    /// The provider's type of a failure, coarser than its code.
    pub error_type: Option<String>,
    /// Texts that errors carry along: a name and a pointer.
    pub details: Vec<(String, String)>,
    /// The header that gives the reason of a refusal.
    pub reason_header: Option<String>,
    /// The header that says whether to repeat: `true` or `false`.
    pub retry_header: Option<String>,
    /// What a status means. One that is not listed means unknown.
    pub statuses: Vec<(String, Meaning)>,
    pub codes: Vec<Code>,
    /// The codes of refusals that are believed without a signature.
    pub unsigned: Vec<String>,
    /// What is known of types; a code's rule comes first.
    pub types: Vec<Code>,
}

/// One of the provider's codes or types.
#[derive(Debug, Clone)]
pub struct Code {
    pub code: String,
    /// The class of the error; none for success.
    pub error: Option<String>,
    /// The statuses with which it comes; empty where that is not said.
    pub statuses: Vec<String>,
    pub description: String,
    pub advice: String,
}

impl Operation {
    /// The name of the struct that the answer is, if it is one.
    pub fn answer_name(&self) -> Option<&str> {
        match &self.answer {
            ResponseShape::Named(name) => Some(name),
            _ => None,
        }
    }

    /// The name of the type that the answer is, or that the items of the list or map are.
    pub fn answer_type(&self) -> Option<&str> {
        match &self.answer {
            ResponseShape::Named(name) => Some(name),
            ResponseShape::Value(ty) => ty.named(),
            _ => None,
        }
    }
}

impl Api {
    /// The named type; `describe` has made sure that there is one.
    pub fn named(&self, name: &str) -> &Type {
        self.all_types().find(|ty| ty.name == name).unwrap_or_else(|| panic!("describe let {name} dangle"))
    }

    /// Every type, those included that only errors have.
    pub fn all_types(&self) -> impl Iterator<Item = &Type> {
        self.types.iter().chain(self.failure.iter().flat_map(|failure| &failure.types))
    }

    /// The struct that an answer is, if it is one.
    pub fn answer(&self, operation: &Operation) -> Option<&Type> {
        operation.answer_name().map(|name| self.named(name))
    }

    /// The name of the client's class.
    pub fn client_class(&self) -> String {
        format!("{}Client", self.class)
    }

    /// The name of the receiver's class.
    pub fn receiver_class(&self) -> String {
        format!("{}Webhooks", self.class)
    }

    /// The objects of answers that have exactly one field of a type, each with that field.
    pub fn holders<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a Type, &'a Field)> {
        self.types.iter().filter(|ty| ty.in_answer).filter_map(move |ty| {
            let mut of_it = ty.fields().iter().filter(|field| matches!(&field.ty, Ty::Named(of) if of == name));
            let only = of_it.next().filter(|_| of_it.next().is_none())?;
            Some((ty, only))
        })
    }

    /// The enumerations that users see.
    pub fn enums(&self) -> impl Iterator<Item = (&Type, &Enum)> {
        self.types.iter().filter(|ty| ty.in_answer || ty.in_request).filter_map(|ty| Some((ty, ty.listed()?)))
    }

    /// Every predicate over their values, with the enumeration.
    pub fn predicates(&self) -> impl Iterator<Item = (&Type, &Group)> {
        self.enums().flat_map(|(ty, listed)| listed.groups.iter().map(move |group| (ty, group)))
    }

    /// The name of what a message may be, in the languages that have a union for it.
    pub fn message(&self) -> String {
        format!("{}Message", self.class)
    }

    /// Whether a type is that of a kind of message.
    pub fn is_message(&self, name: &str) -> bool {
        self.receiver.iter().flat_map(|receiver| &receiver.messages).any(|message| message.ty == name)
    }

    /// Whether a type is the body of a request and stands nowhere else: its fields are the call's parameters.
    pub fn is_body_alone(&self, name: &str) -> bool {
        let parameters = self.operations.iter().flat_map(|operation| &operation.parameters);
        self.operations.iter().any(|operation| operation.body.as_deref() == Some(name))
            && !parameters.filter_map(|parameter| parameter.field.ty.named()).any(|part| part == name)
            && !self.types.iter().any(|ty| ty.parts().any(|part| part == name))
    }

    /// Whether a field of a struct holds, through objects alone, another one of that struct: without end, unless it is kept
    /// elsewhere.
    pub fn holds_itself(&self, holder: &str, field: &Field) -> bool {
        let object = |field: &Field| match &field.ty {
            Ty::Named(name) => self.all_types().find(|ty| ty.name == *name && ty.is_struct()),
            _ => None,
        };
        let mut open: Vec<&Type> = object(field).into_iter().collect();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(ty) = open.pop() {
            if ty.name == holder {
                return true;
            }
            if seen.insert(&ty.name) {
                open.extend(ty.fields().iter().filter_map(object));
            }
        }
        false
    }

    /// The rule for one of the provider's codes.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.answer.codes.iter().find(|rule| rule.code == code)
    }
}
