//! The statements of the stores of processed messages, for each language and its drivers.

use serde_json::Value;

use super::node::quoted;
use super::{File, header};
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

struct Statement {
    name: &'static str,
    sql: String,
    parameters: Vec<String>,
}

struct Dialect {
    name: &'static str,
    create: Vec<String>,
    statements: Vec<Statement>,
}

struct Common {
    table: String,
    pattern: String,
    rows: i64,
    commits: i64,
}

/// A module for each language.
///
/// # Errors
/// What the document lacks.
pub fn emit(document: &Value) -> Result<Vec<File>, Vec<Refusal>> {
    let common = Common {
        table: text(document, "/table")?,
        pattern: text(document, "/table_pattern")?,
        rows: number(document, "/cleanup/rows")?,
        commits: number(document, "/cleanup/commits")?,
    };
    let dialects = |sqlite, postgres| -> Result<[Dialect; 2], Vec<Refusal>> {
        Ok([dialect(document, "sqlite", sqlite)?, dialect(document, "postgres", postgres)?])
    };
    Ok(vec![
        rust(&common, &dialects(Placeholder::Dollar, Placeholder::Dollar)?),
        python(&common, &dialects(Placeholder::Colon, Placeholder::Percent)?),
        node(&common, &dialects(Placeholder::Colon, Placeholder::Dollar)?),
    ])
}

fn dialect(document: &Value, name: &'static str, placeholder: Placeholder) -> Result<Dialect, Vec<Refusal>> {
    let at = |what: &str| format!("/dialects/{name}/{what}");
    let now = text(document, &at("now"))?;
    let Some(create) = document.pointer(&at("create")).and_then(Value::as_array) else {
        return Err(missing(&at("create")));
    };
    let create =
        (0..create.len()).map(|index| text(document, &at(&format!("create/{index}")))).collect::<Result<_, _>>()?;
    let statements = STATEMENTS.iter().map(|statement| {
        let (sql, parameters) = placed(&text(document, &at(statement))?.replace("{now}", &now), placeholder);
        Ok(Statement { name: statement, sql, parameters })
    });
    Ok(Dialect { name, create, statements: statements.collect::<Result<_, Vec<Refusal>>>()? })
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

fn rust(common: &Common, dialects: &[Dialect]) -> File {
    let mut out = header("//", DEDUP, EMITTER);
    out.push_str("\nuse crate::dedup::dialect::{Dialect, Statement};\n\n");
    out.push_str(&format!("pub(crate) const TABLE: &str = {:?};\n", common.table));
    out.push_str(&format!("pub(crate) const CLEANUP_ROWS: i64 = {};\n", common.rows));
    out.push_str(&format!("pub(crate) const CLEANUP_COMMITS: u64 = {};\n", common.commits));
    for dialect in dialects {
        out.push_str(&format!(
            "\n#[cfg(feature = \"{}\")]\npub(crate) static {}: Dialect = Dialect {{\n    create: &{:?},\n",
            dialect.name,
            dialect.name.to_uppercase(),
            dialect.create
        ));
        for Statement { name, sql, parameters } in &dialect.statements {
            out.push_str(&format!("    {name}: Statement {{ sql: {sql:?}, parameters: &{parameters:?} }},\n"));
        }
        out.push_str("};\n");
    }
    File { path: "crates/rebuttal-runtime/src/generated/dedup.rs".to_owned(), contents: out }
}

fn python(common: &Common, dialects: &[Dialect]) -> File {
    let mut out = header("#", DEDUP, EMITTER);
    out.push_str(
        "\"\"\"The statements of the stores of processed messages.\"\"\"\n\nfrom __future__ import annotations\n\n",
    );
    out.push_str(&format!("TABLE = {}\nTABLE_PATTERN = {}\n", json(&common.table), json(&common.pattern)));
    out.push_str(&format!("CLEANUP_ROWS = {}\nCLEANUP_COMMITS = {}\n", common.rows, common.commits));
    for dialect in dialects {
        let name = dialect.name.to_uppercase();
        out.push_str(&format!("\n{name}_CREATE: tuple[str, ...] = (\n"));
        for sql in &dialect.create {
            out.push_str(&format!("    {},\n", json(sql)));
        }
        out.push_str(&format!(")\n{name}: dict[str, str] = {{\n"));
        for Statement { name, sql, .. } in &dialect.statements {
            out.push_str(&format!("    {}: {},\n", json(name), json(sql)));
        }
        out.push_str("}\n");
    }
    File { path: "bindings/python/python/rebuttal/_generated/_dedup.py".to_owned(), contents: out }
}

fn node(common: &Common, dialects: &[Dialect]) -> File {
    let mut out = header("//", DEDUP, EMITTER);
    out.push_str("\nimport type { Dialect } from '../dialect.js';\n\n");
    out.push_str(&format!("export const TABLE = {};\n", quoted(&common.table)));
    out.push_str(&format!("export const TABLE_PATTERN = /{}/;\n", common.pattern));
    out.push_str(&format!("export const CLEANUP_ROWS = {};\n", common.rows));
    out.push_str(&format!("export const CLEANUP_COMMITS = {};\n", common.commits));
    for dialect in dialects {
        out.push_str(&format!("\nexport const {}: Dialect = {{\n  create: [\n", dialect.name.to_uppercase()));
        for sql in &dialect.create {
            out.push_str(&format!("    {},\n", quoted(sql)));
        }
        out.push_str("  ],\n");
        for Statement { name, sql, parameters } in &dialect.statements {
            let parameters: Vec<String> = parameters.iter().map(|name| format!("'{name}'")).collect();
            let name = super::node::camel(name);
            out.push_str(&format!(
                "  {name}: {{\n    sql: {},\n    parameters: [{}],\n  }},\n",
                quoted(sql),
                parameters.join(", ")
            ));
        }
        out.push_str("};\n");
    }
    File { path: "bindings/node/ts/generated/dedup.ts".to_owned(), contents: out }
}

/// JSON's strings are Python's.
fn json(text: &str) -> String {
    Value::from(text).to_string()
}

fn text(document: &Value, pointer: &str) -> Result<String, Vec<Refusal>> {
    document.pointer(pointer).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| missing(pointer))
}

fn number(document: &Value, pointer: &str) -> Result<i64, Vec<Refusal>> {
    document.pointer(pointer).and_then(Value::as_i64).ok_or_else(|| missing(pointer))
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
