//! What the emitter makes of a small invented API.

mod calls;

use serde_json::json;

use super::{emit, emit_index};
use crate::api::*;
use crate::emit::File;

fn field(wire: &str, name: &str, ty: Ty) -> Field {
    Field {
        wire: wire.to_owned(),
        name: name.to_owned(),
        description: format!("The {name}."),
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
    let env = required.then(|| format!("ACME_{}", name.to_uppercase()));
    let default = (ty == OptionKind::Seconds).then(|| json!(30));
    Opt {
        name: name.to_owned(),
        ty,
        required,
        instead_of: None,
        env,
        default,
        split_at_space: false,
        header: None,
        description: format!("The {name}"),
    }
}

fn argument(name: &str, ty: ArgType, default: Option<serde_json::Value>) -> Argument {
    Argument { name: name.to_owned(), ty, default, description: format!("The {name}.") }
}

fn ty(name: &str, kind: TypeKind) -> Type {
    let in_request = matches!(name, "Proof" | "State");
    Type { name: name.to_owned(), description: format!("A {name}."), kind, in_request, in_answer: name != "Proof" }
}

fn types() -> Vec<Type> {
    let id = Field { required: true, ..field("case-id", "case_id", Ty::String) };
    let note = Field { private: true, ..field("note", "note", Ty::String) };
    let state = Field { required: true, nullable: true, ..field("state", "state", Ty::Named("State".into())) };
    let parts = field("parts", "parts", Ty::List(Box::new(Ty::Map(Box::new(Ty::Time)))));
    let value = |wire: &str| EnumValue { wire: wire.to_owned(), description: format!("It is {wire}.") };
    let values = vec!["won".to_owned()];
    let group = Group { name: "is_over".to_owned(), description: "Whether it ended.".to_owned(), values };
    let text = Field { required: true, ..field("text", "text", Ty::String) };
    vec![
        ty("Case", TypeKind::Struct(vec![id, note, state, parts])),
        ty("State", TypeKind::Enum(Enum { values: vec![value("won"), value("a \"b\"")], groups: vec![group] })),
        ty("Proof", TypeKind::Struct(vec![text])),
    ]
}

fn operation() -> Operation {
    let id = Field { required: true, ..field("case", "case_id", Ty::String) };
    let id = Field { limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::default() }, ..id };
    let note = Field { clearable: true, ..field("note", "note", Ty::String) };
    let rule = FileRule {
        kinds: vec![FileKind::Pdf, FileKind::Png],
        max_bytes: Some(9),
        max_bytes_option: Some("most".to_owned()),
    };
    let scan = Field { required: true, file: Some(rule), ..field("scan", "scan", Ty::File) };
    let proofs = field("proofs", "proofs", Ty::List(Box::new(Ty::Named("Proof".into()))));
    let parameter = |field, location, positional| Parameter { field, location, positional, style: Style::Form };
    Operation {
        id: "closeCase".to_owned(),
        name: "close_case".to_owned(),
        summary: "Closes a case".to_owned(),
        description: "It stays closed.".to_owned(),
        method: "POST".to_owned(),
        path: "/cases/{case}/close".to_owned(),
        retry: RetryClass::Never,
        irreversible: true,
        parameters: vec![
            parameter(id, Location::Path, true),
            parameter(note, Location::Body, false),
            parameter(proofs, Location::Body, false),
            parameter(scan, Location::Body, false),
        ],
        body: None,
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
    let gone = Code {
        code: "GONE".to_owned(),
        error: Some("NotFoundError".to_owned()),
        statuses: Vec::new(),
        description: "It is gone.".to_owned(),
        advice: "Stop.".to_owned(),
    };
    let arguments = vec![argument("data", ArgType::Bytes, None), argument("tag", ArgType::String, Some(json!("1")))];
    let returns = Returns { ty: ReturnType::String, description: "Text.".to_owned() };
    let seal = Function { name: "seal".to_owned(), description: "Seals.".to_owned(), arguments, returns };
    let check = Function {
        name: "check".to_owned(),
        returns: Returns { ty: ReturnType::Nothing, description: String::new() },
        ..seal.clone()
    };
    let secret = option("key", OptionKind::Secret, true);
    let own = Opt { instead_of: Some("key".to_owned()), ..option("own", OptionKind::Signer, false) };
    let constructor = |options| Constructor { description: "A thing.".to_owned(), options };
    Api {
        document: "spec/acme.yaml".to_owned(),
        own: false,
        provider: "acme".to_owned(),
        scheme: "none".into(),
        class: "Acme".to_owned(),
        title: "Acme cases".to_owned(),
        version: "1".to_owned(),
        description: "Cases.".to_owned(),
        client: constructor(vec![secret.clone(), own, option("timeout", OptionKind::Seconds, false)]),
        call_options: vec![option("timeout", OptionKind::Seconds, false)],
        host: None,
        idempotency: None,
        packets: Vec::new(),
        receiver: Some(Receiver {
            noun: None,
            description: "Receives.".to_owned(),
            options: vec![secret.clone()],
            signature: None,
            acknowledgement: Acknowledgement { status: 204, content_type: "text/plain".into(), body: String::new() },
            messages: vec![Message {
                id: "caseChanged".into(),
                description: "It changed.".into(),
                ty: "Case".into(),
                matches: Vec::new(),
                keys: Vec::new(),
                ids: Vec::new(),
            }],
        }),
        functions: vec![seal],
        handles: vec![Handle {
            name: "Seal".to_owned(),
            constructor: constructor(vec![secret]),
            functions: vec![check],
        }],
        types: types(),
        operations: vec![operation()],
        answer: ResponseRules { codes: vec![gone], ..ResponseRules::default() },
        failure: None,
    }
}

fn contents(files: &[File], end: &str) -> String {
    let file = files.iter().find(|file| file.path.ends_with(end));
    file.unwrap_or_else(|| panic!("no {end} among {:?}", files.iter().map(|file| &file.path).collect::<Vec<_>>()))
        .contents
        .clone()
}

fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn every_file_says_where_it_comes_from_and_ends_with_one_line_break() {
    let api = sample();
    for file in emit(&api).into_iter().chain(emit_index(&[api])) {
        assert!(
            file.contents.starts_with("# Generated from spec/acme.yaml by crates/rebuttal-codegen/src/emit/python."),
            "{}",
            file.path
        );
        assert!(file.contents.ends_with('\n') && !file.contents.ends_with("\n\n"), "{}", file.path);
        assert!(file.contents.lines().skip(1).all(|line| line.chars().count() <= 100), "{}", file.path);
    }
}

#[test]
fn a_call_takes_path_ids_by_position_and_the_rest_by_name() {
    let files = emit(&sample());
    let client = contents(&files, "acme/client.py");
    let signature = "    def close_case(\n        self,\n        case_id: str,\n        *,\n        scan: FileLike,\n        note: str | Clear | None = None,\n        \
                     proofs: Sequence[ProofParams] | None = None,\n        extra: Mapping[str, Any] | None = None,\n";
    assert_holds(
        &client,
        &[signature, "This cannot be undone.", "1 to 64 characters.", "NotFoundError: `GONE`: It is gone. Stop."],
    );
    assert_holds(
        &client,
        &["{\"case_id\": case_id, \"note\": note, \"proofs\": proofs, \"scan\": scan},", "\"closeCase\","],
    );
    assert_holds(
        &client,
        &[
            "    - `TransportError`: Could not connect, or the response was lost; `outcome` tells which.\n",
            "            RebuttalError: As any call may; `AcmeClient` has the list.",
            "        Example:\n            >>> response = client.close_case(case_id, scan=Path(\"scan.pdf\"))\n",
        ],
    );
    let later = contents(&files, "acme/async_client.py");
    assert_holds(&later, &["async def close_case(", "return await self._call(", "response = await client.close_case("]);
    assert_holds(
        &contents(&files, "acme/params.py"),
        &["class ProofParams(TypedDict, total=False):", "text: Required[str]"],
    );
}

#[test]
fn files_are_passed_beside_the_request_and_their_rules_are_documented() {
    let client = contents(&emit(&sample()), "acme/client.py");
    assert_holds(
        &client,
        &["            files=(\"scan\",),\n        )\n", "from rebuttal._runtime.files import FileLike"],
    );
    let words = client.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_holds(
        &words,
        &[
            "PDF or PNG, told by the content. At most 9 bytes; the client option `most` replaces that.",
            "a plain `str` is refused",
        ],
    );
}

#[test]
fn a_receiver_returns_the_union_of_its_messages() {
    let mut api = sample();
    let one = contents(&emit(&api), "acme/messages.py");
    assert_holds(&one, &["\nAcmeMessage: TypeAlias = Case\n", "KINDS: MessageKinds[AcmeMessage] = MessageKinds(\n"]);
    let Some(receiver) = &mut api.receiver else { panic!("the sample has one") };
    for (id, ty) in [("a", "Other"), ("b", "Case"), ("c", &*"Long".repeat(18)), ("d", "LastOfAllTheMessages")] {
        receiver.messages.push(Message {
            id: id.to_owned(),
            description: String::new(),
            ty: ty.to_owned(),
            matches: Vec::new(),
            keys: Vec::new(),
            ids: Vec::new(),
        });
    }
    let long = "Long".repeat(18);
    let tall = format!("TypeAlias = (\n    Case\n    | Other\n    | {long}\n    | LastOfAllTheMessages\n)\n");
    assert_holds(&contents(&emit(&api), "acme/messages.py"), &[&tall]);
    assert_holds(&contents(&emit(&api), "acme/webhooks.py"), &["-> AcmeMessage:", "KINDS.build(self._parse(body))"]);
}

#[test]
fn types_keep_wire_names_as_data_and_enums_open() {
    let types = contents(&emit(&sample()), "acme/types.py");
    assert_holds(
        &types,
        &[
            "class Case(\n    ReceivedMessage,", "\"case_id\": \"case-id\",", "    case_id: str\n",
            "    state: State | None\n",
        ],
    );
    assert_holds(
        &types,
        &[
            "parts: list[dict[str, Time]] | None = None",
            "frozenset({\"note\"})",
            "    from rebuttal._generated.acme.enums import State\nelse:\n",
            "    State = str\n",
        ],
    );
    let enums = contents(&emit(&sample()), "acme/enums.py");
    assert_holds(&enums, &["State: TypeAlias = (\n    Literal[", "\"a \\\"b\\\"\",", "    | str\n)\n"]);
    assert!(!types.contains("class Proof"), "what only requests hold is not a class of answers");
}

#[test]
fn options_come_from_arguments_or_the_environment() {
    let files = emit(&sample());
    let client = contents(&files, "acme/client.py");
    assert_holds(
        &client,
        &[
            "        *,\n        key: str | None = None,\n        own: Signer | None = None,\n        \
             timeout: float | timedelta | None = None,\n    ) -> None:",
            "key: The key. Required unless `own` is given.",
            "timeout: The timeout. In seconds, or a `timedelta`. Default: `30`.",
            "- `ACME_KEY`: `key`; not read where `own` is given",
            "def from_env(",
            "    _signer_option = \"own\"\n\n    def __init__(",
        ],
    );
    assert_holds(&contents(&files, "acme/async_client.py"), &["own: AsyncSigner | None = None,"]);
    assert_holds(&contents(&files, "acme/webhooks.py"), &["        key: str,\n    ) -> None:"]);
}

#[test]
fn an_observer_is_of_one_type_for_both_clients() {
    let mut api = sample();
    api.client.options.push(option("watcher", OptionKind::Observer, false));
    let files = emit(&api);
    for module in ["acme/client.py", "acme/async_client.py"] {
        let client = contents(&files, module);
        let import = "from rebuttal._runtime.observing import Observer";
        assert_holds(&client, &["watcher: Observer | None = None,", "    _observer_option = \"watcher\"\n", import]);
    }
}

#[test]
fn functions_check_their_arguments_and_handles_take_theirs_by_position() {
    let files = emit(&sample());
    let functions = contents(&files, "acme/functions.py");
    assert_holds(
        &functions,
        &["def seal(\n    data: Octets,\n    tag: str = \"1\",\n) -> str:", "functions.octets(\"data\", data)"],
    );
    let handles = contents(&files, "acme/handles.py");
    assert_holds(
        &handles,
        &["        self,\n        key: str,\n    ) -> None:", "        self._run(", ") -> None:\n        \"\"\"Seals."],
    );
    assert_holds(
        &contents(&files, "acme/predicates.py"),
        &[
            "def is_over(value: Case | State | None) -> bool:",
            "    if isinstance(value, Case):\n        value = value.state\n    return among(value, {\"won\"})",
        ],
    );
}

#[test]
fn public_names_are_listed_once_and_sorted() {
    let api = sample();
    let public = contents(&emit(&api), "rebuttal/acme.py");
    assert_holds(
        &public,
        &[
            "import ProofParams as ProofParams",
            "    \"AcmeWebhooks\",\n    \"AsyncAcmeClient\",",
            "    \"is_over\",\n    \"seal\",\n]",
        ],
    );
    let index = contents(&emit_index(&[api]), "_generated/_index.py");
    assert_holds(
        &index,
        &["PROVIDERS = (\"acme\",)", "\"AsyncAcmeClient\": \"rebuttal._generated.acme.async_client\","],
    );
}
