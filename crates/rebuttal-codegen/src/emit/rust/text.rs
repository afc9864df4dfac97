//! Small pieces of Rust text.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::api::{OptionKind, Ty};

/// Keywords of Rust, those that Python has too included: a name's underscore is not kept where words are joined.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A name as a Rust identifier; the same that progenitor gives to fields.
pub fn ident(name: &str) -> String {
    let name = name.to_snake_case();
    if KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// An enum value as the name of a variant.
pub fn variant(wire: &str) -> String {
    let name = wire.to_upper_camel_case();
    match name.as_str() {
        // `Other` holds what is not listed; `Self` is a keyword.
        "Other" | "Self" => format!("{name}Value"),
        _ if name.starts_with(|c: char| c.is_ascii_digit()) || name.is_empty() => format!("V{name}"),
        _ => name,
    }
}

/// A string literal.
pub fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// The type of the ids of a kind, such as `DisputeId`.
pub fn id_type(kind: &str) -> String {
    format!("{}Id", kind.to_upper_camel_case())
}

/// The type of a field in a request struct.
pub fn request_type(ty: &Ty, id: Option<&str>, private: bool) -> String {
    let plain = match ty {
        Ty::String => id.map_or_else(|| "String".to_owned(), |kind| format!("own::{}", id_type(kind))),
        Ty::Integer => "i64".to_owned(),
        Ty::UnixTime => "UnixTime".to_owned(),
        Ty::Number => "f64".to_owned(),
        Ty::Boolean => "bool".to_owned(),
        Ty::Time => "Time".to_owned(),
        Ty::Bytes => "Base64".to_owned(),
        Ty::File => "Attachment".to_owned(),
        Ty::Json => "::serde_json::Value".to_owned(),
        Ty::Named(name) => format!("own::{name}"),
        Ty::List(inner) => format!("Vec<{}>", request_type(inner, None, false)),
        Ty::Map(inner) => format!("BTreeMap<String, {}>", request_type(inner, None, false)),
        Ty::Expandable(_) => "String".to_owned(),
        Ty::Clearable(inner) => format!("Field<{}>", request_type(inner, None, false)),
        // In answers only.
        Ty::Message => "own::Message".to_owned(),
    };
    if private && hides(ty) { format!("Private<{plain}>") } else { plain }
}

/// The type of an answer that is no object. Nothing says that its texts and the keys of its maps may be shown.
pub fn answer_type(ty: &Ty) -> String {
    let plain = |ty: &Ty| match ty {
        Ty::Json => "::rebuttal_runtime::Json".to_owned(),
        ty => request_type(ty, None, false),
    };
    match ty {
        Ty::String | Ty::Json => format!("Private<{}>", plain(ty)),
        Ty::List(item) => format!("Vec<{}>", answer_type(item)),
        Ty::Map(item) => format!("Private<BTreeMap<String, {}>>", plain(item)),
        ty => plain(ty),
    }
}

/// Whether a private value is wrapped in what hides it; bytes and files hide themselves.
pub fn hides(ty: &Ty) -> bool {
    matches!(ty, Ty::String | Ty::Json | Ty::List(_) | Ty::Map(_))
}

/// What a caller may pass for a value of a request: whatever becomes one, or becomes what a list or map holds.
pub fn given(ty: &Ty, id: Option<&str>) -> String {
    match ty {
        // Of a literal nobody would know the type otherwise.
        Ty::Integer | Ty::Number | Ty::Boolean => request_type(ty, None, false),
        Ty::List(inner) => format!("impl IntoIterator<Item = impl Into<{}>>", request_type(inner, None, false)),
        Ty::Map(inner) => {
            let value = match &**inner {
                Ty::Clearable(inner) => format!("IntoField<{}>", request_type(inner, None, false)),
                inner => format!("Into<{}>", request_type(inner, None, false)),
            };
            format!("impl IntoIterator<Item = (impl Into<String>, impl {value})>")
        }
        ty => format!("impl Into<{}>", request_type(ty, id, false)),
    }
}

/// What a caller may pass for an option.
pub fn option_argument(ty: OptionKind) -> &'static str {
    match ty {
        OptionKind::String | OptionKind::Secret | OptionKind::Url => "impl Into<String>",
        OptionKind::Path => "impl AsRef<std::path::Path>",
        OptionKind::Signer => "impl Signer",
        OptionKind::Observer => "impl Observer",
        OptionKind::Strings => "impl Into<OneOrMore>",
        OptionKind::Integer => "i64",
        OptionKind::Boolean => "bool",
        OptionKind::Seconds => "Duration",
    }
}

/// The option's value, from the argument `value`.
pub fn option_value(ty: OptionKind) -> &'static str {
    match ty {
        OptionKind::String | OptionKind::Secret | OptionKind::Url => "Into::<String>::into(value)",
        OptionKind::Strings => "Into::<OneOrMore>::into(value)",
        OptionKind::Path => "value.as_ref().to_string_lossy().into_owned()",
        // Kept apart: they are no data.
        OptionKind::Signer | OptionKind::Observer => "",
        OptionKind::Integer | OptionKind::Boolean | OptionKind::Seconds => "value",
    }
}

/// The type in which a call keeps an option.
pub fn option_type(ty: OptionKind) -> &'static str {
    match ty {
        OptionKind::Strings => "OneOrMore",
        OptionKind::Integer => "i64",
        OptionKind::Boolean => "bool",
        OptionKind::Seconds => "Duration",
        OptionKind::String
        | OptionKind::Secret
        | OptionKind::Url
        | OptionKind::Path
        | OptionKind::Signer
        | OptionKind::Observer => "String",
    }
}
