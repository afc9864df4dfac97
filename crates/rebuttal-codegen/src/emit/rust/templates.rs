//! The templates: documentation, and what is written for macros and modules. Everything else is in Rust's own tokens.

use std::sync::LazyLock;

use minijinja::Environment;

use super::text::{ident, literal};
use crate::emit::template::{Templates, sentence, sources};

pub static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let sources = sources![
        "client.jinja", "dedup.jinja", "enums.jinja", "field.jinja", "function.jinja", "handle.jinja", "ids.jinja",
        "index.jinja", "models.jinja", "module.jinja", "operation.jinja", "option.jinja", "packet.jinja",
        "provider.jinja", "types.jinja",
    ];
    Templates::new(sources, filters)
});

fn filters(environment: &mut Environment<'static>) {
    environment.add_filter("sentence", |text: &str| sentence(text));
    environment.add_filter("ident", |name: &str| ident(name));
    environment.add_filter("quote", |text: &str| literal(text));
    // Text in a comment: the layout indents its lines.
    environment.add_filter("doc", |text: &str| text.trim().replace('\n', "\n/// "));
    // Text in a module's own comment.
    environment.add_filter("inner_doc", |text: &str| text.trim().replace('\n', "\n//! "));
}
