//! What the emitter makes of a small invented API.

mod wider;

use serde_json::json;

use super::{emit, emit_index};
use crate::api::*;

fn field(wire: &str, ty: Ty) -> Field {
    Field {
        wire: wire.to_owned(),
        name: wire.to_owned(),
        description: format!("The {wire}."),
        ty,
        required: false,
        nullable: false,
        clearable: false,
        private: false,
        identifier: false,
        id: None,
        never_at_zero: false,
        limits: Limits::default(),
        file: None,
    }
}

fn option(name: &str, ty: OptionKind, required: bool) -> Opt {
    Opt {
        name: name.to_owned(),
        ty,
        required,
        instead_of: None,
        env: required.then(|| format!("ACME_{}", name.to_uppercase())),
        default: (ty == OptionKind::Seconds).then(|| json!(30)),
        split_at_space: false,
        header: None,
        description: format!("The {name}."),
    }
}

fn argument(name: &str, ty: ArgType, default: Option<serde_json::Value>) -> Argument {
    Argument { name: name.to_owned(), ty, default, description: format!("The {name}.") }
}

fn types() -> Vec<Type> {
    let id = Field {
        required: true,
        limits: Limits { max_length: Some(64), ..Limits::default() },
        ..field("case-id", Ty::String)
    };
    let note = Field { clearable: true, private: true, ..field("note", Ty::String) };
    let state = Field { nullable: true, ..field("state", Ty::Named("State".to_owned())) };
    let lists = field("parts", Ty::List(Box::new(Ty::Map(Box::new(Ty::Time)))));
    let value = |wire: &str| EnumValue { wire: wire.to_owned(), description: format!("It is {wire}.") };
    let group = Group {
        name: "is_over".to_owned(),
        description: "Whether it ended.".to_owned(),
        values: vec!["won".to_owned(), "it's".to_owned()],
    };
    let ty = |name: &str, kind, in_request, in_answer| Type {
        name: name.to_owned(),
        description: format!("A {name}."),
        kind,
        in_request,
        in_answer,
    };
    vec![
        ty("CloseBody", TypeKind::Struct(vec![note.clone()]), true, false),
        ty("Case", TypeKind::Struct(vec![id, note, state, lists]), false, true),
        ty(
            "State",
            TypeKind::Enum(Enum { values: vec![value("won"), value("it's")], groups: vec![group] }),
            true,
            true,
        ),
    ]
}

fn operation() -> Operation {
    let id = Field { name: "case_id".to_owned(), required: true, identifier: true, ..field("case", Ty::String) };
    let id = Field { limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::default() }, ..id };
    let note = Field { clearable: true, ..field("note", Ty::String) };
    let state = field("state", Ty::Named("State".to_owned()));
    Operation {
        id: "closeCase".to_owned(),
        name: "close_case".to_owned(),
        summary: "Closes a case.".to_owned(),
        description: "It stays closed.".to_owned(),
        method: "POST".to_owned(),
        path: "/cases/{case}/close".to_owned(),
        retry: RetryClass::Confirm,
        irreversible: true,
        parameters: vec![
            Parameter { field: id, location: Location::Path, positional: true, style: Style::Form },
            Parameter { field: note, location: Location::Body, positional: false, style: Style::Form },
            Parameter { field: state, location: Location::Query, positional: false, style: Style::Form },
        ],
        body: Some("CloseBody".to_owned()),
        answer: ResponseShape::Named("Case".to_owned()),
        may_be_empty: false,
        encoding: Some(Encoding::Json),
        host: None,
        variant_of: None,
        fixed: Vec::new(),
        pages: None,
        binding: Vec::new(),
        codes: vec!["GONE".to_owned()],
    }
}

fn sample() -> Api {
    let code = |code: &str, error: &str| Code {
        code: code.to_owned(),
        error: Some(error.to_owned()),
        statuses: Vec::new(),
        description: "It is over.".to_owned(),
        advice: "Stop.".to_owned(),
    };
    let function = |name: &str, arguments, ty| Function {
        name: name.to_owned(),
        description: "Does it.".to_owned(),
        arguments,
        returns: Returns { ty, description: "The result.".to_owned() },
    };
    let seal = function(
        "seal_text",
        vec![argument("content", ArgType::Bytes, None), argument("key_version", ArgType::String, Some(json!("1")))],
        ReturnType::Bytes,
    );
    let check = function("check", vec![argument("times", ArgType::Integer, None)], ReturnType::Nothing);
    let key = Constructor { description: "A key.".to_owned(), options: vec![option("key", OptionKind::Secret, true)] };
    Api {
        document: "spec/acme.yaml".to_owned(),
        own: false,
        provider: "acme".to_owned(),
        scheme: "none".into(),
        class: "Acme".to_owned(),
        title: "Acme cases".to_owned(),
        version: "1".to_owned(),
        description: "Cases at Acme.".to_owned(),
        client: Constructor {
            description: "Closes cases.".to_owned(),
            options: vec![option("api_key", OptionKind::Secret, true), option("base_url", OptionKind::Url, false)],
        },
        call_options: vec![option("attempt_timeout", OptionKind::Seconds, false)],
        host: None,
        idempotency: None,
        packets: Vec::new(),
        receiver: Some(Receiver {
            noun: None,
            description: "Reads Acme's messages.".to_owned(),
            options: vec![option("secrets", OptionKind::Strings, true)],
            signature: None,
            acknowledgement: Acknowledgement {
                status: 204,
                content_type: "text/plain".to_owned(),
                body: "it's".to_owned(),
            },
            messages: vec![Message {
                id: "caseChanged".to_owned(),
                description: "A case changed.".to_owned(),
                matches: Vec::new(),
                keys: Vec::new(),
                ids: Vec::new(),
                ty: "Case".to_owned(),
            }],
        }),
        functions: vec![seal],
        handles: vec![Handle { name: "SealKey".to_owned(), constructor: key, functions: vec![check] }],
        types: types(),
        operations: vec![operation()],
        answer: ResponseRules {
            codes: vec![code("GONE", "DeadlinePassedError"), code("BUSY", "RateLimitedError")],
            ..ResponseRules::default()
        },
        failure: None,
    }
}

fn contents(name: &str) -> String {
    let path = format!("bindings/node/ts/generated/acme/{name}.ts");
    emit(&sample()).into_iter().find(|file| file.path == path).map(|file| file.contents).unwrap_or_default()
}

#[track_caller]
fn holds(name: &str, parts: &[&str]) {
    let text = contents(name);
    for part in parts {
        assert!(text.contains(part), "{name} lacks\n{part}\n--- in\n{text}");
    }
}

#[test]
fn every_file_names_its_document_and_emitter() {
    for file in emit(&sample()).into_iter().chain(emit_index(&[sample()])) {
        let first = file.contents.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("// Generated from spec/acme.yaml by crates/rebuttal-codegen/src/emit/node."),
            "{first}"
        );
        assert!(file.contents.ends_with('\n') && !file.contents.contains("\n\n\n"), "{}\n{}", file.path, file.contents);
        assert!(file.contents.lines().all(|line| line.trim_end() == line), "{}", file.path);
    }
}

#[test]
fn an_operation_is_a_method_with_its_rules_in_its_documentation() {
    holds(
        "client",
        &[
            "  closeCase(\n    caseId: string,\n    params: parameters.CloseCaseParams = {},\n    options: CallOptions = {},\n  ): \
             Promise<Answered<types.Case>> {\n    return send<types.Case>(this, 'closeCase', { case: caseId }, params, options);\n",
            "   * @param caseId - The case. 1 to 64 characters.\n",
            "   * @throws `DeadlinePassedError` on `GONE`: It is over. Stop.\n",
            "   * **Irreversible**",
            " * - `TransportError`: Could not connect, or the response was lost; `outcome` tells which.\n",
            " * - `RateLimitedError` on `BUSY`: It is over. Stop.\n",
            "   * @throws `RebuttalError` as any operation may: {@link AcmeClient} has the list.",
            "   * @example\n   * ```ts\n   * const response = await client.closeCase(caseId);\n   * ```\n   */\n",
            "return new this(optionsFromEnv(TABLE.provider, 'client', options) as AcmeClientOptions);",
        ],
    );
    holds(
        "options",
        &[
            "  readonly attemptTimeout?: number | undefined;",
            "In milliseconds. Default: `30000`.",
            "readonly baseUrl?: string | UrlLike | undefined;",
        ],
    );
}

#[test]
fn what_can_be_cleared_takes_clear_in_requests_only() {
    holds(
        "parameters",
        &[
            "  note?: string | Clear | undefined;\n", "  state?: types.State | undefined;\n",
            "  extra?: Record<string, unknown>",
        ],
    );
    holds(
        "types",
        &[
            "  note?: string;\n", "  state?: State | null;\n", "  'case-id': string;\n",
            "  parts?: Record<string, string>[];\n",
        ],
    );
    assert!(!contents("types").contains("CloseBody"), "a body's fields are the operation's parameters");
}

/// The sample with a file to send, bytes to receive in a circle of types, and a signer in place of the key.
fn with_files() -> Api {
    let mut api = sample();
    let rule = FileRule {
        kinds: vec![FileKind::Pdf, FileKind::Jpeg],
        max_bytes: Some(5),
        max_bytes_option: Some("max_scan_bytes".to_owned()),
    };
    let scan = Field { required: true, file: Some(rule), ..field("scan-file", Ty::File) };
    let operation = &mut api.operations[0];
    operation.parameters.push(Parameter {
        field: scan,
        location: Location::Body,
        positional: false,
        style: Style::Form,
    });
    let of = |name: &str| Ty::Named(name.to_owned());
    let page = vec![field("scan", Ty::Bytes), field("next", of("Page")), field("case", of("Case"))];
    api.types.push(Type {
        name: "Page".to_owned(),
        description: "A page.".to_owned(),
        kind: TypeKind::Struct(page),
        in_request: false,
        in_answer: true,
    });
    if let TypeKind::Struct(fields) = &mut api.types[1].kind {
        fields.push(field("pages", Ty::List(Box::new(Ty::Map(Box::new(of("Page")))))));
    }
    let signer = Opt { instead_of: Some("api_key".to_owned()), ..option("signer", OptionKind::Signer, false) };
    api.client.options.push(signer);
    api
}

#[track_caller]
fn holds_with_files(name: &str, parts: &[&str]) {
    holds_in(&with_files(), name, parts);
}

#[track_caller]
fn holds_in(api: &Api, name: &str, parts: &[&str]) {
    let path = format!("bindings/node/ts/generated/acme/{name}.ts");
    let text = emit(api).into_iter().find(|file| file.path == path).map(|file| file.contents).unwrap_or_default();
    for part in parts {
        assert!(text.contains(part), "{name} lacks\n{part}\n--- in\n{text}");
    }
}

#[test]
fn files_have_rules_and_bytes_have_a_table() {
    holds_with_files(
        "parameters",
        &[
            "import type { FileInput } from '../../files.js';\n",
            "   * The scan-file. PDF or JPEG, told by the content. At most 5 bytes; the client option `max_scan_bytes` replaces \
             that.\n   */\n  'scan-file': FileInput;\n",
        ],
    );
    holds_with_files(
        "client",
        &[
            "    params: parameters.CloseCaseParams,\n",
            "  operations: {\n    closeCase: { files: { 'scan-file': { most: 5, option: 'maxScanBytes' } }, response: 'Case' },\n  },\n",
            "import { BYTES, PRIVATE } from './field-paths.js';\n",
            "  bytes: BYTES,\n  hidden: PRIVATE,\n};\n",
        ],
    );
    holds_with_files(
        "field-paths",
        &["  Case: { pages: [['Page']] },\n  Page: { scan: true, next: 'Page', case: 'Case' },\n};\n"],
    );
    holds_with_files("types", &["  scan?: Uint8Array;\n", "  pages?: Record<string, Page>[];\n"]);
    holds_with_files(
        "message-table",
        &["import { BYTES, PRIVATE } from './field-paths.js';\n", "  bytes: BYTES,\n  hidden: PRIVATE,\n};\n"],
    );
}

#[test]
fn an_option_that_another_one_replaces_is_optional_and_says_so() {
    holds_with_files(
        "options",
        &[
            "import type { Signer } from '../../signer.js';\n",
            "Required, unless `signer` is given. */\n  readonly apiKey?: string | undefined;\n",
            "  readonly signer?: Signer | undefined;\n",
        ],
    );
    holds_with_files("client", &["  provider: 'acme',\n  signer: 'signer',\n"]);
}

#[test]
fn an_observer_is_imported_where_a_client_takes_one() {
    let mut api = sample();
    api.client.options.push(option("observer", OptionKind::Observer, false));
    let observed = "  readonly observer?: Observer | undefined;\n";
    holds_in(&api, "options", &["import type { Observer } from '../../observe.js';\n", observed]);
    holds_in(&api, "client", &["  observer: 'observer',\n"]);
}

#[test]
fn enumerations_are_open_and_groups_are_predicates() {
    holds("enums", &["export type State = 'won' | \"it's\" | (string & {});\n"]);
    holds(
        "predicates",
        &[
            "export function isOver(value: State | Pick<Case, 'state'> | null | undefined): boolean {\n  const found = \
             valueIn(value, 'state');\n  return found === 'won' || found === \"it's\";\n}\n",
            "import type { State } from './enums.js';\nimport type { Case } from './types.js';\n",
        ],
    );
}

#[test]
fn webhooks_functions_and_handles_are_typed() {
    holds(
        "webhooks",
        &[
            "extends Receiver<AcmeMessage>",
            "message is types.Case",
            "    status: 204,\n",
            "readonly secrets: string | readonly string[];",
        ],
    );
    holds(
        "functions",
        &[
            "export function sealText(content: Uint8Array | ArrayBuffer, keyVersion: string = '1'): Uint8Array {\n",
            "  return toBytes(run('acme', 'seal_text', [bytes('content', content), text('keyVersion', keyVersion)]));\n",
        ],
    );
    holds(
        "handles",
        &["const SEAL_KEY_TABLE: HandleTable", "    toNothing(runOn(this, 'check', [integer('times', times)]));\n"],
    );
}

#[test]
fn the_index_has_every_providers_classes() {
    let index = emit_index(&[sample()]).remove(0).contents;
    assert!(index.contains("export { AcmeClient, AcmeWebhooks } from './acme/index.js';\n"), "{index}");
    assert!(index.contains("export type { AcmeClientOptions, AcmeWebhooksOptions }"), "{index}");
}
