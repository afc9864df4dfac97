use super::*;

#[test]
fn a_value_is_found_where_it_stands_once() {
    let text = |json: &str, place: &[&str]| pluck(json.as_bytes(), place).map(Cow::into_owned);
    let some = |text: &str| Some(text.to_owned());
    let json = r#" {"a":"1", "b" : {"c":"é\u00e9","d":[{"e":7}],"n":null}, "\u0063":true, "x":-1.50} "#;
    assert_eq!(text(json, &["a"]), some("1"));
    assert_eq!(text(json, &["b", "c"]), some("éé"));
    assert_eq!(text(json, &["c"]), some("true"));
    assert_eq!(text(json, &["x"]), some("-1.50"));
    for nothing in [&["b"][..], &["b", "d"], &["b", "n"], &["e"], &["a", "b"], &[]] {
        assert_eq!(text(json, nothing), None, "{nothing:?}");
    }
    assert!(present(json.as_bytes(), &["b", "d"]) && !present(json.as_bytes(), &["b", "n"]));
}

#[test]
fn nothing_is_found_in_what_is_no_object_or_says_it_twice() {
    let twice = [r#"{"a":1,"a":1}"#, r#"{"a":1,"\u0061":2}"#];
    let wrong = [
        "", "[]", "null", "\"a\"", r#"{"a":1"#, r#"{"a":1}}"#, r#"{"a":1,}"#, r#"{"a" 1}"#, r#"{"a" "a":1}"#,
        r#"{"b" "a":1}"#, r#"{1:1,"a":1}"#, r#"{"a":1,"b":01}"#,
    ];
    for json in twice.iter().chain(&wrong) {
        assert_eq!(pluck(json.as_bytes(), &["a"]), None, "{json}");
    }
    // Keys that are no text, large numbers and what nests deep beside it hide nothing.
    let deep = format!(r#"{{"\ud800":"\ud800","n":1e999,"d":{}{},"a":1}}"#, "[".repeat(5_000), "]".repeat(5_000));
    assert_eq!(pluck(deep.as_bytes(), &["a"]).as_deref(), Some("1"));
    assert_eq!(pluck(b"{\"b\":\"\xff\",\"a\":1}", &["a"]), None);
}

#[test]
fn a_key_that_needs_an_escape_is_not_found_where_its_letters_stand_unescaped() {
    // The first key is half a character, whose escape has the letters of the second.
    let json = r#"{"\ud800":1,"\\ud800":2}"#;
    assert_eq!(pluck(json.as_bytes(), &["\\ud800"]).as_deref(), Some("2"));
    assert_eq!(pluck(br#"{"a"b":1}"#, &["a\"b"]), None);
    assert_eq!(pluck(b"{\"a\nb\":1}", &["a\nb"]), None);
    assert_eq!(pluck(br#"{"longer\nthan eight":1}"#, &["longer\nthan eight"]).as_deref(), Some("1"));
}
