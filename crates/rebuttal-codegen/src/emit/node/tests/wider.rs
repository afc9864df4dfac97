//! Lists in pages, uploads, times, ids or objects, variants, and messages that are known by their values.

use super::*;

fn named(field: Field) -> Parameter {
    Parameter { field, location: Location::Body, positional: false, style: Style::Form }
}

fn of(name: &str) -> Ty {
    Ty::Named(name.to_owned())
}

/// The sample with one operation changed.
fn with(change: impl FnOnce(&mut Operation)) -> Api {
    let mut api = sample();
    change(&mut api.operations[0]);
    api
}

#[test]
fn a_list_gives_pages_of_its_items() {
    let api = with(|operation| {
        operation.pages = Some(Pages {
            items: "/parts".to_owned(),
            optional: false,
            item: Ty::Named("Case".to_owned()),
            after: "after".to_owned(),
            before: None,
            cursor: Cursor::Next { field: "next".to_owned() },
        });
    });
    holds_in(
        &api,
        "client",
        &[
            "): Pages<types.Case, types.Case> {\n    return paged<types.Case, types.Case>(this, 'closeCase', { case: caseId }, \
             params, options);\n",
            "    closeCase: { response: 'Case', items: 'parts' },\n",
            "import { Client, paged } from '../../client.js';\n",
            "   * @returns Pages: `for await` iterates over all items",
        ],
    );
}

#[test]
fn an_upload_reports_progress_and_bytes_are_returned_unchanged() {
    let api = with(|operation| {
        operation.encoding = Some(Encoding::Multipart);
        operation.answer = ResponseShape::Binary;
        operation.parameters.push(named(field("scan", Ty::File)));
    });
    holds_in(
        &api,
        "client",
        &[
            "    options: CallOptions & ProgressOptions = {},\n  ): Promise<Answered<Uint8Array>> {\n",
            "    closeCase: { files: { scan: {} }, multipart: true },\n",
            "import type { ProgressOptions } from '../../call-options.js';\n",
            "`signal`, `onProgress`.\n   * @returns The bytes.\n",
        ],
    );
}

#[test]
fn requests_take_dates_for_unix_times_wherever_they_are() {
    let mut api = with(|operation| {
        operation.parameters.push(named(field("opened", of("Range"))));
        operation.parameters.push(named(field("moments", Ty::List(Box::new(Ty::UnixTime)))));
    });
    api.types.push(Type {
        name: "Range".to_owned(),
        description: "A range.".to_owned(),
        kind: TypeKind::Struct(vec![field("from", Ty::UnixTime), field("within", of("Range"))]),
        in_request: true,
        in_answer: false,
    });
    holds_in(
        &api,
        "client",
        &["conversions: { opened: 'Range', moments: [true] }, response: 'Case' },\n", "  conversions: CONVERSIONS,\n"],
    );
    holds_in(
        &api,
        "field-paths",
        &["export const CONVERSIONS: FieldPathTable = {\n  Range: { from: true, within: 'Range' },\n};\n"],
    );
    holds_in(&api, "types", &["  from?: number | Date | undefined;\n"]);
    holds_in(&api, "parameters", &["  moments?: (number | Date)[] | undefined;\n"]);
}

#[test]
fn an_id_may_stand_for_an_object_in_answers() {
    let mut api = sample();
    if let TypeKind::Struct(fields) = &mut api.types[1].kind {
        fields.push(field("above", Ty::Expandable(Box::new(of("Case")))));
        fields.push(Field { nullable: true, ..field("payment", Ty::Expandable(Box::new(Ty::Json))) });
    }
    holds_in(&api, "types", &["  above?: string | Case;\n", "  payment?: string | Record<string, unknown> | null;\n"]);
}

#[test]
fn limits_name_the_options_that_replace_them() {
    let limits = Limits {
        max_length: Some(500),
        max_items: Some(50),
        max_key_length: Some(40),
        option: Some("api_key".to_owned()),
        ..Limits::default()
    };
    let labels = Ty::Map(Box::new(Ty::Clearable(Box::new(Ty::String))));
    let whole = Limits { max_total: Some(9), total_option: Some("base_url".to_owned()), ..Limits::default() };
    let number = Limits { minimum: Some(1), maximum: Some(100), ..Limits::default() };
    let each = Limits { max_length: Some(7), max_items: Some(2), ..Limits::default() };
    let api = with(|operation| {
        operation.parameters = vec![
            named(Field { limits: number, ..field("most", Ty::Integer) }),
            named(Field { limits: each, ..field("names", Ty::List(Box::new(Ty::String))) }),
            named(Field { limits, ..field("labels", labels) }),
            named(Field { limits: whole, ..field("texts", Ty::Json) }),
        ];
    });
    holds_in(
        &api,
        "parameters",
        &[
            "import type { Clear } from '../../clear.js';\n",
            "  /** The most. From 1 to 100. */\n",
            "  /** The names. At most 7 characters an item. At most 2 items. */\n",
            "At most 500 characters a value; the client option `apiKey` replaces that. At most 50 entries.",
            "40 characters a key.",
            "  labels?: Record<string, string | Clear> | undefined;\n",
            "At most 9 characters in all its texts; the client option `baseUrl` replaces that.",
        ],
    );
}

#[test]
fn operations_without_a_body_take_no_extra_parameters() {
    let api = with(|operation| {
        operation.parameters.truncate(1);
        operation.encoding = None;
    });
    holds_in(&api, "parameters", &["export type CloseCaseParams = Record<string, never>;\n"]);
}

#[test]
fn a_variant_says_what_it_fixes() {
    let mut api = sample();
    let fixed = vec![("state".to_owned(), json!("won"))];
    let variant = Operation {
        id: "winCase".to_owned(),
        name: "win_case".to_owned(),
        variant_of: Some("close_case".to_owned()),
        fixed,
        ..operation()
    };
    api.operations.push(variant);
    holds_in(&api, "client", &["   * It is `closeCase` with `state` `\"won\"`.\n"]);
}

/// The sample with kinds of message that are known by one value each, and one that catches the rest.
fn with_kinds() -> Api {
    let mut api = sample();
    let receiver = api.receiver.as_mut().expect("the sample has one");
    receiver.noun = Some("case".to_owned());
    let kind = |id: &str, value: &str| Message {
        id: id.to_owned(),
        description: format!("It was {value}."),
        ty: "CaseEvent".to_owned(),
        matches: vec![("type".to_owned(), value.to_owned())],
        keys: Vec::new(),
        ids: Vec::new(),
    };
    receiver.messages.splice(0..0, [kind("caseOpened", "case.opened"), kind("caseClosed", "case.closed")]);
    api.types.push(Type {
        name: "CaseEvent".to_owned(),
        description: "An event.".to_owned(),
        kind: TypeKind::Struct(vec![Field { required: true, ..field("type", Ty::String) }]),
        in_request: false,
        in_answer: true,
    });
    api
}

#[test]
fn kinds_that_are_known_by_a_value_have_a_type_each_and_share_a_guard() {
    holds_in(
        &with_kinds(),
        "messages",
        &[
            "export type CaseOpened = types.CaseEvent & { type: 'case.opened' };\n",
            "export type AcmeMessage = CaseClosed | CaseOpened | types.Case;\n",
        ],
    );
    holds_in(
        &with_kinds(),
        "webhooks",
        &[
            "import type { AcmeMessage, CaseClosed, CaseOpened } from './messages.js';\n",
            "message is types.CaseEvent {\n  return isOneOf(message, ['CaseClosed', 'CaseOpened']);\n",
            "  'case.opened': CaseOpened;\n",
            "export function isCase<Kind extends keyof Kinds>(message: unknown, kind: Kind): message is Kinds[Kind];\n",
            "export function isCase(message: unknown): message is types.Case;\n",
            "  return messageType(message) === 'Case';\n",
            "  messages: MESSAGES,\n};\n",
        ],
    );
    holds_in(
        &with_kinds(),
        "message-table",
        &[
            "export const MESSAGES: MessageTable = {\n  provider: 'acme',\n",
            "  kinds: {\n    caseOpened: 'CaseOpened',\n    caseClosed: 'CaseClosed',\n  },\n",
        ],
    );
    holds_in(&with_kinds(), "types", &["export interface CaseEvent extends Received {\n"]);
}

#[test]
fn fetched_messages_have_the_types_of_received_ones() {
    let mut api = with_kinds();
    api.operations[0].answer = ResponseShape::Message;
    let of_client = [
        "  messages: MESSAGES,\n};\n",
        "    closeCase: { messages: true },\n",
        "Promise<Answered<AcmeMessage>> {",
        "import type { AcmeMessage } from './messages.js';\n",
    ];
    holds_in(&api, "client", &of_client);
    let page = Type {
        name: "CaseMessages".to_owned(),
        description: "A page.".to_owned(),
        kind: TypeKind::Struct(vec![Field { required: true, ..field("list", Ty::List(Box::new(Ty::Message))) }]),
        in_request: false,
        in_answer: true,
    };
    api.types.push(page);
    api.operations[0].answer = ResponseShape::Named("CaseMessages".to_owned());
    let of_client = [
        "    closeCase: { response: 'CaseMessages', messages: 'list' },\n",
        "Promise<Answered<CaseMessages>> {",
        "import type { CaseMessages } from './messages.js';\n",
    ];
    holds_in(&api, "client", &of_client);
    holds_in(&api, "messages", &["export interface CaseMessages {\n  /** The list. */\n  list: AcmeMessage[];\n}\n"]);
    let types = emit(&api).into_iter().find(|file| file.path.ends_with("/types.ts")).map(|file| file.contents);
    assert!(types.is_some_and(|types| !types.contains("CaseMessages")), "`messages.ts` imports `types.ts`");
}

#[test]
fn kinds_without_a_value_of_their_own_go_by_their_names() {
    let mut api = with_kinds();
    let receiver = api.receiver.as_mut().expect("the sample has one");
    receiver.noun = Some("event".to_owned());
    receiver.messages[1].matches =
        vec![("type".to_owned(), "case.opened".to_owned()), ("by".to_owned(), "us".to_owned())];
    holds_in(&api, "messages", &["export type CaseClosed = types.CaseEvent & { type: 'case.opened'; by: 'us' };\n"]);
    holds_in(
        &api,
        "webhooks",
        &[
            "  CaseOpened: CaseOpened;\n",
            "kind: Kind): message is Kinds[Kind] {\n  return isOneOf(message, [KINDS[kind]]);\n",
            "export function isCase(message: unknown): message is types.Case {\n",
        ],
    );
}

#[test]
fn names_of_the_wire_are_never_renamed() {
    let mut api = sample();
    if let TypeKind::Enum(listed) = &mut api.types[2].kind {
        let value = EnumValue { wire: "is_over".to_owned(), description: "It is.".to_owned() };
        listed.values.push(value);
    }
    holds_in(&api, "enums", &[" * - `is_over`: It is.\n"]);
    holds_in(&api, "predicates", &["export function isOver("]);
}

#[test]
fn types_that_only_document_are_not_emitted() {
    let mut api = sample();
    let only = |name: &str, kind| Type {
        name: name.to_owned(),
        description: "An error.".to_owned(),
        kind,
        in_request: false,
        in_answer: false,
    };
    api.types.push(only("Fault", TypeKind::Struct(Vec::new())));
    api.types.push(only("FaultKind", TypeKind::Enum(Enum { values: Vec::new(), groups: Vec::new() })));
    for file in emit(&api) {
        assert!(!file.contents.contains("Fault"), "{}", file.path);
    }
}

#[test]
fn all_fields_are_in_a_table_with_what_logs_show_and_operations_name_the_type_of_their_response() {
    let mut api = sample();
    let fields = vec![
        Field { private: true, ..field("owner", Ty::Json) },
        Field { private: true, ..field("deed", Ty::Bytes) },
        Field { private: true, ..field("buyer", Ty::Expandable(Box::new(Ty::Json))) },
        field("cases", Ty::List(Box::new(Ty::Map(Box::new(of("Case")))))),
        field("marks", Ty::List(Box::new(of("State")))),
        field("way", of("Way")),
        field("size", Ty::Integer),
    ];
    let variant = |value: &str, ty: &str| Variant { values: vec![value.to_owned()], ty: ty.to_owned() };
    let variants = vec![variant("by-case", "Case"), variant("by yard", "Yard")];
    let kinds = [
        ("Yard", TypeKind::Struct(fields)),
        ("Way", TypeKind::Union(Union { tag: "kind".to_owned(), variants })),
        ("Anything", TypeKind::Struct(Vec::new())),
    ];
    api.types.extend(kinds.map(|(name, kind)| Type {
        name: name.to_owned(),
        description: "A yard.".to_owned(),
        kind,
        in_request: false,
        in_answer: true,
    }));
    holds_in(
        &api,
        "field-paths",
        &[
            "  Anything: {},\n  Case: { 'case-id': '', note: true, state: '', parts: '' },\n",
            "  Way: ['kind', { 'by-case': 'Case', 'by yard': 'Yard' }],\n",
            "  Yard: { owner: true, deed: '', buyer: false, cases: [['Case']], marks: '', way: 'Way', size: '' },\n",
        ],
    );
    holds_in(&api, "client", &["    closeCase: { response: 'Case' },\n", "  hidden: PRIVATE,\n};\n"]);
}
