//! Names and values, out of a query or a form, and the tree that their brackets spell.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::failure::Failure;

/// Names with their brackets, and values, in the order in which they came.
pub(super) type Pairs = Vec<(String, String)>;

/// Decodes `a=1&b[c]=2`. Invalid UTF-8 and incomplete escapes are refused.
pub(super) fn decode(text: &str) -> Result<Pairs, Failure> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decoded(name)?, decoded(value)?))
    });
    pairs.collect()
}

fn decoded(text: &str) -> Result<String, Failure> {
    let whole = text.split('%').skip(1).all(|rest| {
        let digits = rest.as_bytes();
        digits.len() >= 2 && digits[..2].iter().all(u8::is_ascii_hexdigit)
    });
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8();
    match decoded {
        Ok(decoded) if whole => Ok(decoded.into_owned()),
        _ => Err(Failure::invalid("The parameters are not properly percent-encoded UTF-8.")),
    }
}

/// Puts pairs together: `a[b]` into objects, `a[]` into lists. A list with indexes, `a[0]`, stays an object here: only
/// who knows the parameter can tell.
pub(super) fn tree(pairs: &Pairs) -> Result<Map<String, Value>, Failure> {
    let mut root = Map::new();
    for (name, value) in pairs {
        let segments = segments(name).ok_or_else(|| Failure::param(name, format!("Invalid parameter name: {name}")))?;
        insert(&mut root, &segments, value).map_err(|why| Failure::param(name, format!("{why}: {name}")))?;
    }
    Ok(root)
}

/// `a[b][]` as `a`, `b` and nothing; none if brackets don't match or something stands behind them.
fn segments(name: &str) -> Option<Vec<&str>> {
    let (first, mut rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    if first.is_empty() || first.contains(']') {
        return None;
    }
    let mut segments = vec![first];
    while !rest.is_empty() {
        let (segment, after) = rest.strip_prefix('[')?.split_once(']')?;
        if segment.contains('[') {
            return None;
        }
        segments.push(segment);
        rest = after;
    }
    Some(segments)
}

fn insert(into: &mut Map<String, Value>, segments: &[&str], value: &str) -> Result<(), &'static str> {
    let text = || Value::String(value.to_owned());
    match segments {
        [] => Ok(()),
        [name] if into.contains_key(*name) => Err("Received a parameter twice"),
        [name] => {
            into.insert((*name).to_owned(), text());
            Ok(())
        }
        [name, ""] => match into.entry(*name).or_insert_with(|| Value::Array(Vec::new())) {
            Value::Array(list) => {
                list.push(text());
                Ok(())
            }
            _ => Err("Received a parameter both as a list and as something else"),
        },
        [_, "", ..] => Err("Write the index of an item that has parts"),
        [name, rest @ ..] => match into.entry(*name).or_insert_with(|| Value::Object(Map::new())) {
            Value::Object(map) => insert(map, rest, value),
            _ => Err("Received a parameter both with parts and without"),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn brackets_make_a_tree() {
        let pairs = decode("a%5Bb%5D[0][c]=1+2&a[b][1][c]=%C3%A9&e[]=x&e[]=y&f=&g").unwrap();
        assert_eq!(pairs[1], ("a[b][1][c]".to_owned(), "é".to_owned()));
        let expected = json!({"a": {"b": {"0": {"c": "1 2"}, "1": {"c": "é"}}}, "e": ["x", "y"], "f": "", "g": ""});
        assert_eq!(Value::Object(tree(&pairs).unwrap()), expected);
    }

    #[test]
    fn what_is_malformed_is_refused() {
        for text in [
            "a[=1", "a]=1", "a[b=1", "[a]=1", "=1", "a[b]c=1", "a[b]]=1", "a[[b]]=1", "a=1&a=2", "a=1&a[b]=2",
            "a[b]=1&a=2", "a[]=1&a[0]=2", "a[0]=1&a[]=2", "a[][b]=1", "a[b]=1&a[b]=1",
        ] {
            assert!(tree(&decode(text).unwrap()).is_err(), "{text}");
        }
        for text in ["a=%", "a=%4", "a=%zz", "%ff=1", "a=%e9"] {
            assert!(decode(text).is_err(), "{text}");
        }
    }
}
