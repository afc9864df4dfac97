//! The statements of the stores of processed messages, for each language and its drivers.

use minijinja::context;
use minijinja::value::Value;
use serde_json::Value as Json;

use super::template::Templates;
use super::{File, header, node, python, rust};
use crate::document::Refusal;
use crate::read::DEDUP;

const EMITTER: &str = "crates/rebuttal-codegen/src/emit/dedup.rs";

/// What a dialect must have, in the order in which every module lists it.
const STATEMENTS: [&str; 6] = ["claim", "take", "find", "commit", "release", "delete_expired"];

/// How a driver marks the place of a value.
#[derive(Clone, Copy)]
enum Placeholder {
    /// `:name`: sqlite3, better-sqlite3 and node:sqlite.
    Colon,
    /// `%(name)s`: psycopg.
    Percent,
    /// `$1`, in the order of `parameters`: pg and sqlx.
    Dollar,
}

/// A module for each language.
///
/// # Errors
/// What the document lacks.
pub fn emit(document: &Json) -> Result<Vec<File>, Vec<Refusal>> {
    let (table, pattern) = (text(document, "/table")?, text(document, "/table_pattern")?);
    let (rows, commits) = (number(document, "/cleanup/rows")?, number(document, "/cleanup/commits")?);
    let module = |comment, path: &str, templates: &Templates, sqlite, postgres| {
        let dialects = [dialect(document, "sqlite", sqlite)?, dialect(document, "postgres", postgres)?];
        let values = context! { table => &table, pattern => &pattern, rows, commits, dialects => dialects.to_vec() };
        let contents = header(comment, DEDUP, EMITTER) + &templates.render("dedup.jinja", &values);
        Ok::<_, Vec<Refusal>>(File { path: path.to_owned(), contents })
    };
    use Placeholder::{Colon, Dollar, Percent};
    Ok(vec![
        module("//", "crates/rebuttal-runtime/src/generated/dedup.rs", &rust::templates::TEMPLATES, Dollar, Dollar)?,
        module(
            "#",
            "bindings/python/python/rebuttal/_generated/_dedup.py",
            &python::templates::TEMPLATES,
            Colon,
            Percent,
        )?,
        module("//", "bindings/node/ts/generated/dedup.ts", &node::templates::TEMPLATES, Colon, Dollar)?,
    ])
}

/// What the templates say of a dialect: its name, how its table is created, and its statements.
fn dialect(document: &Json, name: &str, placeholder: Placeholder) -> Result<Value, Vec<Refusal>> {
    let at = |what: &str| format!("/dialects/{name}/{what}");
    let now = text(document, &at("now"))?;
    let Some(create) = document.pointer(&at("create")).and_then(Json::as_array) else {
        return Err(missing(&at("create")));
    };
    let create = (0..create.len()).map(|index| text(document, &at(&format!("create/{index}"))));
    let create = create.collect::<Result<Vec<_>, _>>()?;
    let statements = STATEMENTS.iter().map(|statement| {
        let (sql, parameters) = placed(&text(document, &at(statement))?.replace("{now}", &now), placeholder);
        Ok(context! { name => *statement, sql, parameters })
    });
    Ok(context! { name, create, statements => statements.collect::<Result<Vec<_>, Vec<Refusal>>>()? })
}

/// The text with a driver's placeholders, and the names of the values in the order of their first places.
fn placed(sql: &str, placeholder: Placeholder) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut parameters: Vec<String> = Vec::new();
    let mut rest = sql;
    while let Some(at) = rest.find(':') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let end = after.find(|sign: char| !sign.is_ascii_lowercase() && sign != '_').unwrap_or(after.len());
        let name = &after[..end];
        out.push_str(before);
        let index = parameters.iter().position(|known| known == name).unwrap_or_else(|| {
            parameters.push(name.to_owned());
            parameters.len() - 1
        });
        out.push_str(&match placeholder {
            Placeholder::Colon => format!(":{name}"),
            Placeholder::Percent => format!("%({name})s"),
            Placeholder::Dollar => format!("${}", index + 1),
        });
        rest = &after[end..];
    }
    (out + rest, parameters)
}

fn text(document: &Json, pointer: &str) -> Result<String, Vec<Refusal>> {
    document.pointer(pointer).and_then(Json::as_str).map(str::to_owned).ok_or_else(|| missing(pointer))
}

fn number(document: &Json, pointer: &str) -> Result<i64, Vec<Refusal>> {
    document.pointer(pointer).and_then(Json::as_i64).ok_or_else(|| missing(pointer))
}

fn missing(pointer: &str) -> Vec<Refusal> {
    let problem = "The statements of the stores are incomplete: nothing usable stands here.".to_owned();
    vec![Refusal { address: format!("{DEDUP}#{pointer}"), problem, cure: "Write it as its neighbours.".to_owned() }]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Placeholder, emit, placed};

    #[test]
    fn a_value_has_one_place_in_every_style_however_often_it_stands_there() {
        let of = |style| placed("a = :key AND b = :token_ms OR c = :key", style);
        let names = vec!["key".to_owned(), "token_ms".to_owned()];
        assert_eq!(of(Placeholder::Colon), ("a = :key AND b = :token_ms OR c = :key".to_owned(), names.clone()));
        assert_eq!(of(Placeholder::Dollar), ("a = $1 AND b = $2 OR c = $1".to_owned(), names.clone()));
        assert_eq!(of(Placeholder::Percent), ("a = %(key)s AND b = %(token_ms)s OR c = %(key)s".to_owned(), names));
    }

    #[test]
    fn a_document_that_lacks_a_statement_is_refused_with_its_place() {
        let refused = emit(&json!({"table": "t", "table_pattern": "t", "cleanup": {"rows": 1, "commits": 1}}));
        assert!(refused.is_err_and(|all| all[0].address == "spec/dedup.yaml#/dialects/sqlite/now"));
    }
}
