//! What the emitter makes of lists, uploads, bytes, ids or objects, times and kinds of messages.

use super::*;

fn call(change: impl FnOnce(&mut Operation)) -> Api {
    let mut api = sample();
    change(&mut api.operations[0]);
    api
}

fn parameter(field: Field, location: Location) -> Parameter {
    Parameter { field, location, positional: false, style: Style::Form }
}

fn list() -> Api {
    let data = field("data", "data", Ty::List(Box::new(Ty::Named("Case".into()))));
    let mut api = call(|operation| {
        operation.answer = ResponseShape::Named("CaseList".into());
        operation.parameters.retain(|parameter| parameter.positional);
        operation.parameters.push(parameter(field("endingBefore", "ending_before", Ty::String), Location::Query));
        operation.pages = Some(Pages {
            items: "/data".into(),
            optional: false,
            item: Ty::Named("Case".into()),
            after: "startingAfter".into(),
            before: Some("endingBefore".into()),
            cursor: Cursor::Next { field: "next".into() },
        });
    });
    api.types.push(ty("CaseList", TypeKind::Struct(vec![data])));
    api
}

#[test]
fn a_list_returns_pages_and_is_not_awaited() {
    let files = emit(&list());
    let client = contents(&files, "acme/client.py");
    assert_holds(
        &client,
        &[
            "    def close_case(",
            ") -> Pages[Case, CaseList]:",
            "            CaseList,\n            lambda page: page.data,\n            \"closeCase\",\n",
            "from rebuttal._runtime.pages import Pages",
            "With `ending_before` it",
        ],
    );
    let later = contents(&files, "acme/async_client.py");
    assert_holds(&later, &["\n    def close_case(", ") -> AsyncPages[Case, CaseList]:", "        return self._pages("]);
}

#[test]
fn uploads_report_their_progress() {
    let files = emit(&call(|operation| operation.encoding = Some(Encoding::Multipart)));
    assert_holds(
        &contents(&files, "acme/client.py"),
        &[
            "        progress: Callable[[int, int], object] | None = None,\n        extra:",
            "            files=(\"scan\",),\n            progress=progress,\n        )\n",
            "            progress: Called with the number of bytes",
        ],
    );
    assert!(!contents(&emit(&sample()), "acme/client.py").contains("progress"));
}

#[test]
fn bytes_are_a_response_too() {
    let client = contents(&emit(&call(|operation| operation.answer = ResponseShape::Binary)), "acme/client.py");
    assert_holds(
        &client,
        &[") -> Content:", "            Content,\n", "from rebuttal._runtime.content import Content"],
    );
}

#[test]
fn times_in_seconds_are_found_wherever_they_are() {
    let since = field("since", "since", Ty::UnixTime);
    let proof = Ty::Named("Proof".into());
    let mut api = call(|operation| {
        operation.parameters.push(parameter(since.clone(), Location::Query));
        let by_name = Ty::Map(Box::new(proof));
        operation.parameters.push(parameter(field("byName", "by_name", by_name), Location::Body));
    });
    let TypeKind::Struct(fields) = &mut api.types[2].kind else { panic!("Proof is a struct") };
    fields.push(since);
    // A type that holds itself is visited once.
    fields.push(field("proofs", "proofs", Ty::List(Box::new(Ty::Named("Proof".into())))));
    let files = emit(&api);
    assert_holds(
        &contents(&files, "acme/client.py"),
        &["since: int | datetime | None = None", "timestamps=(\"proofs.[].since\", \"since\", \"by_name.*.since\"),"],
    );
    assert_holds(&contents(&files, "acme/params.py"), &["    since: int | datetime | None\n"]);
    assert!(!contents(&files, "acme/params.py").contains("import ProofParams"), "it stands there itself");
}

#[test]
fn a_field_may_hold_an_id_or_the_object() {
    let mut api = sample();
    let TypeKind::Struct(fields) = &mut api.types[0].kind else { panic!("Case is a struct") };
    fields.push(field("owner", "owner", Ty::Expandable(Box::new(Ty::Json))));
    fields.push(field("before", "before", Ty::Expandable(Box::new(Ty::Named("Case".into())))));
    assert_holds(
        &contents(&emit(&api), "acme/types.py"),
        &["    owner: str | dict[str, Any] | None = None\n", "    before: str | Case | None = None\n"],
    );
}

#[test]
fn a_kind_of_message_that_its_values_identify_has_a_class_of_its_own() {
    let mut api = sample();
    let receiver = api.receiver.as_mut().expect("the sample has one");
    for id in ["caseOpened", "caseClosed"] {
        let matches = vec![("type".to_owned(), id.to_owned())];
        let kind = Message {
            id: id.into(),
            description: String::new(),
            ty: "Case".into(),
            matches,
            keys: Vec::new(),
            ids: Vec::new(),
        };
        receiver.messages.insert(0, kind);
    }
    let files = emit(&api);
    assert_holds(
        &contents(&files, "acme/messages.py"),
        &[
            "class CaseOpened(Case, frozen=True, kw_only=True):\n    pass\n",
            "class CaseClosed(Case, ",
            "AcmeMessage: TypeAlias = CaseClosed | CaseOpened | Case\n",
            "        \"caseOpened\": CaseOpened,\n        \"caseChanged\": Case,\n",
        ],
    );
    assert_holds(&contents(&files, "rebuttal/acme.py"), &["import CaseOpened as CaseOpened"]);
}

#[test]
fn fetched_and_received_messages_are_of_one_type() {
    let client = contents(&emit(&call(|operation| operation.answer = ResponseShape::Message)), "acme/client.py");
    assert_holds(
        &client,
        &["-> AcmeMessage:", "            KINDS,\n", "from rebuttal._generated.acme.messages import KINDS"],
    );
    let mut api = sample();
    let fields = vec![
        field("items", "items", Ty::List(Box::new(Ty::Message))),
        field("first", "first", Ty::Named("Case".into())),
    ];
    api.types.push(ty("CaseList", TypeKind::Struct(fields)));
    let files = emit(&api);
    assert_holds(
        &contents(&files, "acme/lists.py"),
        &[
            "from rebuttal._generated.acme.messages import KINDS\n",
            "from rebuttal._generated.acme.types import Case\n",
            "    Message = shapes.any_message(KINDS)\n",
            "    items: list[Message] | None = None\n",
        ],
    );
    let types = contents(&files, "acme/types.py");
    assert!(!types.contains("CaseList") && !types.contains("acme.messages"), "types.py imports no messages");
    assert_holds(&contents(&files, "rebuttal/acme.py"), &["acme.lists import CaseList as CaseList\n"]);
}

#[test]
fn limits_say_which_option_replaces_them() {
    let with = |ty, limits| Field { limits, ..field("note", "note", ty) };
    let option = Some("max_note".to_owned());
    let text = Limits { max_length: Some(9), option: option.clone(), ..Limits::default() };
    let whole = Limits { max_total: Some(90), total_option: option.clone(), ..Limits::default() };
    let pair = Limits { min_items: Some(2), max_items: Some(2), ..Limits::default() };
    let map = Limits { max_items: Some(5), max_key_length: Some(4), max_length: Some(3), ..Limits::default() };
    for (field, sentence) in [
        (with(Ty::String, text), "At most 9 characters; the client option `max_note` replaces that."),
        (with(Ty::Json, whole), "At most 90 characters in all its texts; the client option `max_note` replaces that."),
        (with(Ty::List(Box::new(Ty::String)), pair), "Exactly 2 items."),
        (
            with(Ty::Map(Box::new(Ty::String)), map),
            "At most 3 characters a value. At most 5 entries. At most 4 characters a key.",
        ),
    ] {
        let client = contents(
            &emit(&call(|operation| operation.parameters.push(parameter(field, Location::Query)))),
            "acme/client.py",
        );
        let words = client.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_holds(&words, &[sentence]);
    }
}
