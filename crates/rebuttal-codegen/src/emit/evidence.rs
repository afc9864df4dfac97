//! The rules of evidence: a table for Rust, and a page for people.

use std::collections::BTreeMap;

use minijinja::context;
use minijinja::value::Value as Shown;
use quote::{format_ident, quote};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::template::{Templates, all, sources};
use super::{File, header};
use crate::document::Refusal;
use crate::read::EVIDENCE;

const EMITTER: &str = "crates/rebuttal-codegen/src/emit/evidence.rs";
const OUT: &str = "crates/rebuttal-evidence/src/generated";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    provider: String,
    dispute: BTreeMap<String, String>,
    fields: Fields,
    sources: BTreeMap<String, String>,
    rules: Vec<Value>,
    background: Option<Background>,
    #[serde(default)]
    recommended: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    sent_as: Vec<String>,
    files: Vec<String>,
    long_texts: Vec<String>,
    short_texts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    network: Option<String>,
    #[serde(default)]
    strict: bool,
    #[serde(default)]
    field: Vec<String>,
    check: String,
    #[serde(default)]
    figure: Figure,
    severity: Severity,
    source: String,
    date: String,
    confidence: Confidence,
    cure: String,
}

#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Figure {
    #[default]
    None,
    Number(u64),
    Numbers(Vec<u64>),
    Words(Vec<String>),
}

#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Severity {
    Refused,
    Lost,
    Advice,
}

#[derive(Deserialize, Debug, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Confidence {
    High,
    Medium,
    Low,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Background {
    source: String,
    date: String,
    confidence: Confidence,
    fields: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recommended {
    id: String,
    reasons: Vec<String>,
    product_types: Vec<String>,
    source: String,
    date: String,
    confidence: Confidence,
    fields: Vec<String>,
}

struct Table {
    path: String,
    rules: Rules,
    rows: Vec<Rule>,
    recommended: Vec<Recommended>,
}

/// The tables and the page, from the files with their paths; nothing where there are no rules.
///
/// # Errors
/// Every row that cannot be understood, with its address.
pub fn emit(documents: &[(String, Value)]) -> Result<Vec<File>, Vec<Refusal>> {
    let mut tables = Vec::new();
    let mut refusals = Vec::new();
    for (path, document) in documents {
        match table(path, document) {
            Ok(table) => tables.push(table),
            Err(found) => refusals.extend(found),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let mut files: Vec<File> = tables.iter().map(rust).collect();
    files.push(index(&tables));
    files.push(page(&tables));
    Ok(files)
}

fn table(path: &str, document: &Value) -> Result<Table, Vec<Refusal>> {
    let mut rules: Rules = understood(document, &format!("{path}#")).map_err(|refusal| vec![refusal])?;
    let mut refusals = Vec::new();
    let rows: Vec<Rule> = each(&rules.rules, &format!("{path}#/rules"), &mut refusals);
    let recommended: Vec<Recommended> = each(&rules.recommended, &format!("{path}#/recommended"), &mut refusals);
    let named =
        rows.iter().map(|row| (&row.id, &row.source)).chain(recommended.iter().map(|row| (&row.id, &row.source)));
    let mut ids = BTreeMap::new();
    for (id, source) in named {
        if !rules.sources.contains_key(source) {
            refusals.push(refuse(
                path,
                format!("The rule {id} names the source {source}, which is not listed under `sources`."),
            ));
        }
        if ids.insert(id.clone(), ()).is_some() || !id.starts_with(&format!("{}.", rules.provider)) {
            refusals.push(refuse(
                path,
                format!("The rule {id} needs an id of its own that begins with `{}.`.", rules.provider),
            ));
        }
    }
    rules.rules.clear();
    if refusals.is_empty() { Ok(Table { path: path.to_owned(), rules, rows, recommended }) } else { Err(refusals) }
}

fn each<T: DeserializeOwned>(rows: &[Value], address: &str, refusals: &mut Vec<Refusal>) -> Vec<T> {
    let rows = rows.iter().enumerate().map(|(at, row)| understood(row, &format!("{address}/{at}")));
    rows.filter_map(|row| row.map_err(|refusal| refusals.push(refusal)).ok()).collect()
}

fn understood<T: DeserializeOwned>(value: &Value, address: &str) -> Result<T, Refusal> {
    serde_json::from_value(value.clone()).map_err(|error| refuse(address, format!("This cannot be a rule: {error}.")))
}

fn refuse(address: &str, problem: String) -> Refusal {
    let cure = format!("Write it as the rows beside it; spec/README.md explains the columns of {EVIDENCE}.");
    Refusal { address: address.to_owned(), problem, cure }
}

fn rust(table: &Table) -> File {
    let Rules { provider, dispute, fields, sources, background, .. } = &table.rules;
    let source = |key: &str| sources.get(key).cloned().unwrap_or_default();
    let places = dispute.iter().map(|(name, pointer)| quote!((#name, #pointer)));
    let Fields { sent_as, files, long_texts, short_texts } = fields;
    let rows = table.rows.iter().map(|row| {
        let Rule { id, strict, field, date, cure, .. } = row;
        let network = row.network.as_ref().map_or_else(|| quote!(None), |network| quote!(Some(#network)));
        let check = format_ident!("{}", heck::AsPascalCase(&row.check).to_string());
        let severity = format_ident!("{}", format!("{:?}", row.severity));
        let confidence = format_ident!("{}", format!("{:?}", row.confidence));
        let figure = match &row.figure {
            Figure::None => quote!(Figure::None),
            Figure::Number(number) => {
                let number = literal(*number);
                quote!(Figure::Number(#number))
            }
            Figure::Numbers(numbers) => {
                let numbers = numbers.iter().map(|number| literal(*number));
                quote!(Figure::Numbers(&[#(#numbers),*]))
            }
            Figure::Words(words) => quote!(Figure::Words(&[#(#words),*])),
        };
        let source = source(&row.source);
        quote!(Rule {
            id: #id, network: #network, strict: #strict, fields: &[#(#field),*], check: Check::#check, figure: #figure,
            severity: Severity::#severity, source: #source, date: #date, confidence: Confidence::#confidence, cure: #cure
        })
    });
    let recommended = table.recommended.iter().map(|row| {
        let Recommended { id, reasons, product_types, fields, date, .. } = row;
        let source = source(&row.source);
        quote!(Recommended {
            id: #id, reasons: &[#(#reasons),*], product_types: &[#(#product_types),*], fields: &[#(#fields),*],
            source: #source, date: #date
        })
    });
    let background = background.as_ref().map(|background| background.fields.clone()).unwrap_or_default();
    let import_recommended = if table.recommended.is_empty() { quote!() } else { quote!(Recommended,) };
    let tokens = quote! {
        use crate::rules::{Check, Confidence, Figure, ProviderRules, #import_recommended Rule, Severity};

        pub(crate) static RULES: ProviderRules = ProviderRules {
            provider: #provider,
            dispute: &[#(#places),*],
            sent_as: &[#(#sent_as),*],
            files: &[#(#files),*],
            long_texts: &[#(#long_texts),*],
            short_texts: &[#(#short_texts),*],
            rules: &[#(#rows),*],
            background: &[#(#background),*],
            recommended: &[#(#recommended),*],
        };
    };
    File { path: format!("{OUT}/{provider}.rs"), contents: header("//", &table.path, EMITTER) + &formatted(tokens) }
}

fn index(tables: &[Table]) -> File {
    let names: Vec<_> = tables.iter().map(|table| format_ident!("{}", table.rules.provider)).collect();
    let tokens = quote! {
        #(mod #names;)*

        /// The rules of every provider.
        pub(crate) static ALL: &[&crate::rules::ProviderRules] = &[#(&#names::RULES),*];
    };
    File { path: format!("{OUT}/mod.rs"), contents: header("//", EVIDENCE, EMITTER) + &formatted(tokens) }
}

fn page(tables: &[Table]) -> File {
    let templates = Templates::new(sources!["evidence-rules.jinja"], |_| {});
    let header = header("", EVIDENCE, EMITTER);
    let providers: Vec<Shown> = tables.iter().map(provider).collect();
    let contents = templates.render("evidence-rules.jinja", &context! { header => header.trim(), providers });
    File { path: "docs/evidence-rules.md".to_owned(), contents }
}

/// What the page says of a provider.
fn provider(table: &Table) -> Shown {
    let Rules { provider, sources, background, .. } = &table.rules;
    let source = |key: &str, date: &str, confidence: Confidence| {
        let name = sources.get(key).map_or("", String::as_str);
        format!("{name}, {date}, {}", word(confidence))
    };
    let rules = all(&table.rows, |row| {
        let network = row.network.iter().cloned();
        let strict = row.strict.then(|| "strict".to_owned());
        let fields = (!row.field.is_empty()).then(|| row.field.join(", "));
        let figure = match &row.figure {
            Figure::None => String::new(),
            Figure::Number(number) => number.to_string(),
            Figure::Numbers(numbers) => numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", "),
            Figure::Words(words) => words.join(", "),
        };
        context! {
            id => &row.id, of => network.chain(strict).chain(fields).collect::<Vec<_>>().join("; "), figure,
            severity => word(row.severity), cure => &row.cure, source => source(&row.source, &row.date, row.confidence),
        }
    });
    let recommended = all(&table.recommended, |row| {
        context! {
            id => &row.id, reasons => row.reasons.join(", "), product_types => row.product_types.join(", "),
            fields => row.fields.join(", "), source => source(&row.source, &row.date, row.confidence),
        }
    });
    let background = background.as_ref().map(|row| {
        context! { source => source(&row.source, &row.date, row.confidence), fields => row.fields.join(", ") }
    });
    context! { name => provider, rules, recommended, background }
}

/// A variant as the rows write it.
fn word(variant: impl std::fmt::Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

/// prettyplease's form; the module stands behind `rustfmt::skip`.
fn formatted(tokens: proc_macro2::TokenStream) -> String {
    syn::parse2(tokens).map_or_else(|error| error.to_string(), |file| prettyplease::unparse(&file))
}

fn literal(number: u64) -> syn::LitInt {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    syn::LitInt::new(&out, proc_macro2::Span::call_site())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::emit;

    #[test]
    fn a_row_with_an_unknown_column_or_source_is_refused_with_its_address() {
        let rule = json!({"id": "p.a", "check": "file_kind", "severity": "lost", "source": "s", "date": "2026-11-29", "confidence": "high", "cure": "Do."});
        let document = |rule| json!({"provider": "p", "dispute": {}, "fields": {"sent_as": [], "files": [], "long_texts": [], "short_texts": []}, "sources": {"s": "x"}, "rules": [rule]});
        let of = |document| emit(&[("spec/evidence/p.yaml".to_owned(), document)]);
        assert_eq!(of(document(rule.clone())).map(|files| files.len()), Ok(3));
        for (column, value, said) in [
            ("sevrity", "lost", "rules/0"),
            ("source", "t", "p.yaml"),
            ("id", "q.a", "p.yaml"),
            ("severity", "bad", "rules/0"),
        ] {
            let mut changed = rule.clone();
            changed[column] = json!(value);
            let refused = of(document(changed)).unwrap_err();
            assert!(refused[0].address.ends_with(said), "{refused:?}");
        }
    }
}
