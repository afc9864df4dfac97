//! Whether a table that was read can be used: everything that the runtime relies on without asking again.

use std::collections::HashSet;

use crate::binding::Bound;
use crate::operation::{Encoding, Location, OwnedOperation, ResponseShape, Style};
use crate::options::{OwnedOptionSpec, is_header_name, not_a_header};
use crate::provider::OwnedProvider;
use crate::retry::RetryClass;
use crate::shape::{Kind, MOST_FIELDS, OwnedObjectShape, ShapeId};
use crate::table_error::TableError;
use crate::webhooks::OwnedAcknowledgement;

/// How deep objects may require each other, and lists and maps stand directly in each other: what walks them uses the
/// stack.
const DEEPEST: usize = 64;
const DEEPEST_LISTS: usize = 8;

/// The methods that requests are sent with.
const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

fn invalid<T>(path: impl Into<String>, problem: impl Into<String>) -> Result<T, TableError> {
    Err(TableError::Invalid { path: path.into(), problem: problem.into() })
}

/// Checks a table.
pub(crate) fn check(provider: &OwnedProvider) -> Result<(), TableError> {
    for (path, text) in [("/name", &provider.name), ("/scheme", &provider.scheme)] {
        if text.is_empty() {
            return invalid(path, "is missing");
        }
    }
    kinds(provider)?;
    for (index, shape) in provider.shapes.iter().enumerate() {
        self::shape(provider, shape, &format!("/shapes/{index}"))?;
    }
    for (index, union) in provider.unions.iter().enumerate() {
        let path = format!("/unions/{index}");
        if union.tag.is_empty() {
            return invalid(format!("{path}/tag"), "is missing");
        }
        unique(union.variants.iter().map(|(value, _)| value), &format!("{path}/variants"))?;
        for (variant, (_, shape)) in union.variants.iter().enumerate() {
            object(provider, *shape, &format!("{path}/variants/{variant}/1"))?;
        }
    }
    unique(provider.messages.kinds.iter().map(|kind| &kind.id), "/messages/kinds")?;
    for (index, kind) in provider.messages.kinds.iter().enumerate() {
        object(provider, kind.shape, &format!("/messages/kinds/{index}/shape"))?;
    }
    requirements(provider)?;
    messages(provider)?;
    if let Err((index, problem)) = provider.check_signed() {
        return invalid(format!("/messages/kinds/{index}"), problem);
    }
    options(&provider.client_options, "/client_options")?;
    options(&provider.call_options, "/call_options")?;
    if let Some(webhooks) = &provider.webhooks {
        options(&webhooks.options, "/webhooks/options")?;
        let OwnedAcknowledgement { status, content_type, .. } = &webhooks.acknowledgement;
        if !(200..=599).contains(status) {
            return invalid("/webhooks/acknowledgement/status", format!("is {status}, which ends no request"));
        }
        if !content_type.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return invalid("/webhooks/acknowledgement/content_type", "has characters that no header can have");
        }
        if let Err((at, problem)) = webhooks.check_signature() {
            return invalid(format!("/webhooks/signature/{at}"), problem);
        }
    }
    unique(provider.handles.iter().map(|(name, _)| name), "/handles")?;
    for (index, (_, specs)) in provider.handles.iter().enumerate() {
        options(specs, &format!("/handles/{index}/1"))?;
    }
    unique(provider.operations.iter().map(|operation| &operation.id), "/operations")?;
    for (index, operation) in provider.operations.iter().enumerate() {
        self::operation(provider, operation, &format!("/operations/{index}"))?;
    }
    let (response, key) = (&provider.response, provider.idempotency.as_ref());
    for (path, named) in [
        ("/response/reason_header", response.reason_header.as_ref()),
        ("/response/retry_header", response.retry_header.as_ref()),
        ("/idempotency/header", key.map(|key| &key.header)),
        ("/idempotency/replayed", key.and_then(|key| key.replayed.as_ref())),
    ] {
        header(named, path)?;
    }
    if let Some(key) = key
        && !provider.call_options.iter().any(|option| option.name == key.option)
    {
        return invalid("/idempotency/option", format!("names `{}`, which is no option of a call", key.option));
    }
    Ok(())
}

/// Names that stand once.
fn unique<'a>(names: impl Iterator<Item = &'a String>, path: &str) -> Result<(), TableError> {
    let mut seen = HashSet::new();
    for (index, name) in names.enumerate() {
        if name.is_empty() {
            return invalid(format!("{path}/{index}"), "has no name");
        }
        if !seen.insert(name) {
            return invalid(format!("{path}/{index}"), format!("has the name `{name}`, as an earlier one does"));
        }
    }
    Ok(())
}

fn options(specs: &[OwnedOptionSpec], path: &str) -> Result<(), TableError> {
    for (index, spec) in specs.iter().enumerate() {
        header(spec.header.as_ref(), &format!("{path}/{index}/header"))?;
    }
    unique(specs.iter().map(|spec| &spec.name), path)
}

fn header(name: Option<&String>, path: &str) -> Result<(), TableError> {
    match name.filter(|name| !is_header_name(name)) {
        Some(name) => invalid(path, not_a_header(name)),
        None => Ok(()),
    }
}

/// Each of the lists' and maps' kinds refers to earlier ones, so that none holds itself.
fn kinds(provider: &OwnedProvider) -> Result<(), TableError> {
    let mut depths: Vec<usize> = Vec::with_capacity(provider.kinds.len());
    for (index, kind) in provider.kinds.iter().enumerate() {
        let path = format!("/kinds/{index}");
        let depth = match kind {
            Kind::List(inner) | Kind::Map(inner) | Kind::Expandable(inner) | Kind::Clearable(inner) => {
                let Some(depth) = depths.get(usize::from(inner.0)) else {
                    return invalid(path, format!("refers to kind {}, which is no earlier one", inner.0));
                };
                depth + 1
            }
            _ => 0,
        };
        if depth > DEEPEST_LISTS {
            return invalid(path, format!("nests deeper than {DEEPEST_LISTS} lists and maps"));
        }
        self::kind(provider, *kind, &path)?;
        depths.push(depth);
    }
    Ok(())
}

/// That what a kind refers to is there.
fn kind(provider: &OwnedProvider, kind: Kind, path: &str) -> Result<(), TableError> {
    let (what, number, count) = match kind {
        Kind::Object(shape) => ("shape", shape.0, provider.shapes.len()),
        Kind::Union(union) => ("union", union.0, provider.unions.len()),
        Kind::File(rule) => ("file", rule.0, provider.files.len()),
        Kind::List(inner) | Kind::Map(inner) | Kind::Expandable(inner) | Kind::Clearable(inner) => {
            ("kind", inner.0, provider.kinds.len())
        }
        Kind::Message if provider.messages.kinds.is_empty() => {
            return invalid(path, "is a message, and the provider has none");
        }
        _ => return Ok(()),
    };
    if usize::from(number) < count {
        return Ok(());
    }
    invalid(path, format!("refers to {what} {number}, and there are {count}"))
}

fn object<'p>(provider: &'p OwnedProvider, id: ShapeId, path: &str) -> Result<&'p OwnedObjectShape, TableError> {
    kind(provider, Kind::Object(id), path).map(|()| &provider.shapes[usize::from(id.0)])
}

fn shape(provider: &OwnedProvider, shape: &OwnedObjectShape, path: &str) -> Result<(), TableError> {
    if shape.fields.len() > MOST_FIELDS {
        return invalid(path, format!("has {} fields; there may be {MOST_FIELDS}", shape.fields.len()));
    }
    unique(shape.fields.iter().map(|field| &field.wire), &format!("{path}/fields"))?;
    unique(shape.fields.iter().map(|field| &field.name), &format!("{path}/fields"))?;
    for (index, field) in shape.fields.iter().enumerate() {
        kind(provider, field.kind, &format!("{path}/fields/{index}/kind"))?;
    }
    Ok(())
}

/// An object that requires itself is never complete. One that may hold itself is as deep as its JSON, which is bounded.
fn requirements(provider: &OwnedProvider) -> Result<(), TableError> {
    // The objects that require each, and how many each waits for.
    let count = provider.shapes.len();
    let (mut around, mut waiting) = (vec![Vec::new(); count], vec![0_usize; count]);
    for (outer, shape) in provider.shapes.iter().enumerate() {
        for field in shape.fields.iter().filter(|field| field.required && !field.nullable) {
            if let Kind::Object(inner) = field.kind {
                around[usize::from(inner.0)].push(outer);
                waiting[outer] += 1;
            }
        }
    }
    let mut depths = vec![1_usize; count];
    let mut ready: Vec<usize> = (0..count).filter(|shape| waiting[*shape] == 0).collect();
    while let Some(inner) = ready.pop() {
        if depths[inner] > DEEPEST {
            return invalid(format!("/shapes/{inner}"), format!("requires objects deeper than {DEEPEST}"));
        }
        for &outer in &around[inner] {
            depths[outer] = depths[outer].max(depths[inner] + 1);
            waiting[outer] -= 1;
            if waiting[outer] == 0 {
                ready.push(outer);
            }
        }
    }
    match waiting.iter().position(|count| *count > 0) {
        Some(shape) => invalid(format!("/shapes/{shape}"), "requires itself, so that it is never complete"),
        None => Ok(()),
    }
}

/// A message is read by itself, wherever it stands: inside of another one, nothing would bound how deep that goes.
fn messages(provider: &OwnedProvider) -> Result<(), TableError> {
    let mut seen = vec![false; provider.shapes.len()];
    let mut open: Vec<usize> = provider.messages.kinds.iter().map(|kind| usize::from(kind.shape.0)).collect();
    while let Some(shape) = open.pop() {
        if std::mem::replace(&mut seen[shape], true) {
            continue;
        }
        for (index, field) in provider.shapes[shape].fields.iter().enumerate() {
            match innermost(provider, field.kind) {
                Kind::Message => {
                    return invalid(format!("/shapes/{shape}/fields/{index}/kind"), "is a message inside of a message");
                }
                Kind::Object(inner) => open.push(usize::from(inner.0)),
                Kind::Union(union) => {
                    let variants = &provider.unions[usize::from(union.0)].variants;
                    open.extend(variants.iter().map(|(_, shape)| usize::from(shape.0)));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// What stands inside of lists and maps.
fn innermost(provider: &OwnedProvider, mut kind: Kind) -> Kind {
    while let Kind::List(inner) | Kind::Map(inner) | Kind::Expandable(inner) | Kind::Clearable(inner) = kind {
        kind = provider.kinds[usize::from(inner.0)];
    }
    kind
}

fn operation(provider: &OwnedProvider, operation: &OwnedOperation, path: &str) -> Result<(), TableError> {
    if !METHODS.contains(&operation.method.as_str()) {
        return invalid(
            format!("{path}/method"),
            format!("is {:?}, not one of {}", operation.method, METHODS.join(", ")),
        );
    }
    let parameters = object(provider, operation.parameters, &format!("{path}/parameters"))?;
    for (name, count) in [("locations", operation.locations.len()), ("styles", operation.styles.len())] {
        if count != parameters.fields.len() {
            let expected = parameters.fields.len();
            return invalid(format!("{path}/{name}"), format!("has {count} entries for {expected} parameters"));
        }
    }
    self::path(operation, parameters, path)?;
    let in_body = operation.locations.contains(&Location::Body) || !operation.fixed.is_empty();
    if in_body && operation.encoding.is_none() {
        return invalid(format!("{path}/encoding"), "is missing, although there is a body");
    }
    let whole = operation.locations.iter().filter(|location| **location == Location::Whole).count();
    if whole > 1 || (whole == 1 && (in_body || operation.encoding != Some(Encoding::Json))) {
        return invalid(
            format!("{path}/locations"),
            "has a parameter that is the whole body, beside others or not as JSON",
        );
    }
    let multipart = operation.encoding == Some(Encoding::Multipart);
    for (index, (style, location)) in operation.styles.iter().zip(&operation.locations).enumerate() {
        if *style == Style::Json && (!multipart || *location != Location::Body) {
            return invalid(format!("{path}/styles/{index}"), "is Json, which only a part of multipart can be");
        }
    }
    for (index, (_, value)) in operation.fixed.iter().enumerate() {
        if serde_json::from_str::<serde::de::IgnoredAny>(value).is_err() {
            return invalid(format!("{path}/fixed/{index}"), "is not JSON");
        }
    }
    if let Some(host) = &operation.host
        && !provider.client_options.iter().any(|option| option.name == *host)
    {
        return invalid(format!("{path}/host"), format!("names `{host}`, which is no option of the client"));
    }
    if operation.retry == RetryClass::Keyed && provider.idempotency.is_none() {
        return invalid(format!("{path}/retry"), "is Keyed, and the provider takes no keys");
    }
    let has = |name: &str| parameters.fields.iter().any(|field| field.wire == name);
    for (index, binding) in operation.binding.iter().enumerate() {
        let fixed = operation.fixed.iter().any(|(name, _)| *name == binding.text);
        if binding.bound == Bound::Parameter && !fixed && !has(&binding.text) {
            return invalid(
                format!("{path}/binding/{index}"),
                format!("names `{}`, which is no parameter", binding.text),
            );
        }
        // Only of what is described is it known that it stands once.
        if let (ResponseShape::Object(shape), Some(key)) = (operation.response, binding.place.first())
            && !object(provider, shape, &format!("{path}/response"))?.fields.iter().any(|field| field.wire == *key)
        {
            return invalid(
                format!("{path}/binding/{index}"),
                format!("names `{key}`, which is no field of the response"),
            );
        }
    }
    if let Some(pages) = &operation.pages {
        for name in [Some(&pages.after), pages.before.as_ref()].into_iter().flatten() {
            if !has(name) {
                return invalid(format!("{path}/pages"), format!("names `{name}`, which is no parameter"));
            }
        }
    }
    match operation.response {
        ResponseShape::Object(shape) => object(provider, shape, &format!("{path}/response")).map(|_| ()),
        ResponseShape::Message => kind(provider, Kind::Message, &format!("{path}/response")),
        ResponseShape::Value(value) => kind(provider, value, &format!("{path}/response")),
        ResponseShape::Binary | ResponseShape::Nothing => Ok(()),
    }
}

/// The path names each of its parameters in braces, and each is required: otherwise a request could go elsewhere.
fn path(operation: &OwnedOperation, parameters: &OwnedObjectShape, at: &str) -> Result<(), TableError> {
    let at = format!("{at}/path");
    if !operation.path.starts_with('/') {
        return invalid(at, "must begin with a slash");
    }
    let mut named = HashSet::new();
    let mut pieces = operation.path.split('{');
    if pieces.next().is_some_and(|first| first.contains('}')) {
        return invalid(at, "closes a brace that is not open");
    }
    for piece in pieces {
        let Some((name, _)) = piece.split_once('}').filter(|(_, rest)| !rest.contains('}')) else {
            return invalid(at, "has braces that do not belong together");
        };
        let field = parameters.fields.iter().zip(&operation.locations).find(|(field, location)| {
            field.wire == name && **location == Location::Path && field.required && field.identifier
        });
        if field.is_none() {
            return invalid(at, format!("names `{name}`, which is no required identifier in the path"));
        }
        named.insert(name);
    }
    let travels = parameters.fields.iter().zip(&operation.locations);
    match travels.filter(|(_, location)| **location == Location::Path).find(|(field, _)| !named.contains(&*field.wire))
    {
        Some((field, _)) => invalid(at, format!("has no place for `{}`", field.wire)),
        None => Ok(()),
    }
}
