//! Breaks lines of code as the languages' formatters do, so that templates can write a statement on one line: a bracket
//! is opened, with an item a line, where the line is too long, or where a comma follows the last item.

/// How a language breaks lines.
#[derive(Clone, Copy)]
pub struct Layout {
    pub width: usize,
    pub step: usize,
    /// Whether a bracket that is a call's last argument stays on the line of the call.
    pub hugs: bool,
}

struct Group {
    open: usize,
    close: usize,
}

impl Layout {
    /// One line of code, broken where it has to be; it keeps its indentation.
    pub fn broken(&self, line: &str) -> String {
        let text = line.trim_start_matches(' ');
        // Most lines are as they are to be, and are not looked at closely.
        let ends = [",)", ",]", ",}", ", )", ", ]", ", }"];
        if line.len() <= self.width && !ends.iter().any(|end| line.contains(end)) {
            return format!("{}\n", line.trim_end());
        }
        let mut out = String::new();
        self.put(&mut out, line.len() - text.len(), text.trim_end());
        out
    }

    fn put(&self, out: &mut String, indent: usize, line: &str) {
        let groups = groups(line);
        let asked = groups.iter().find(|group| asks(line, group));
        let fits = indent + line.chars().count() <= self.width;
        let longest = || groups.iter().max_by_key(|group| group.close - group.open);
        let chosen = asked.or_else(|| if fits { None } else { longest() });
        let pad = " ".repeat(indent);
        let Some(Group { open, close }) = chosen.map(|group| self.hugged(line, indent, group)) else {
            out.push_str(&format!("{pad}{line}\n"));
            return;
        };
        let items = items(&line[open + 1..close]);
        out.push_str(&format!("{pad}{}\n", &line[..=open]));
        for item in &items {
            let mut alone = String::new();
            self.put(&mut alone, indent + self.step, item);
            // Python's formatter adds none to a single item.
            if items.len() > 1 || line[..close].trim_end().ends_with(',') || self.hugs {
                alone.clear();
                self.put(&mut alone, indent + self.step, &format!("{item},"));
            }
            out.push_str(&alone);
        }
        out.push_str(&format!("{pad}{}\n", &line[close..]));
    }

    /// The bracket to open in place of a call's: that of its last argument, if all before it fits on the line.
    fn hugged(&self, line: &str, indent: usize, group: &Group) -> Group {
        let whole = Group { open: group.open, close: group.close };
        let inside = &line[group.open + 1..group.close];
        let inner = groups(inside);
        let Some(last) = inner
            .last()
            .filter(|last| self.hugs && line.as_bytes()[group.open] == b'(' && last.close + 1 == inside.len())
        else {
            return whole;
        };
        let before = &inside[..last.open];
        let literal =
            matches!(inside.as_bytes()[last.open], b'[' | b'{') && (before.is_empty() || before.ends_with(", "));
        let fits = indent + line[..group.open].chars().count() + before.chars().count() + 2 <= self.width;
        if literal && fits && inner.len() == 1 {
            Group { open: group.open + 1 + last.open, close: group.open + 1 + last.close }
        } else {
            whole
        }
    }
}

/// Whether a comma behind the last item asks for an item a line, in this bracket or inside it. That of a tuple of one
/// does not.
fn asks(line: &str, group: &Group) -> bool {
    let inside = &line[group.open + 1..group.close];
    let called = line[..group.open].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
    let tuple = line.as_bytes()[group.open] == b'(' && !called && items(inside).len() == 1;
    inside.trim_end().ends_with(',') && !tuple || groups(inside).iter().any(|inner| asks(inside, inner))
}

/// The outermost brackets that hold something.
fn groups(line: &str) -> Vec<Group> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, sign, depth) in nested(line) {
        match (sign, depth) {
            ('(' | '[' | '{', 0) => from = at,
            (')' | ']' | '}', 1) if !line[from + 1..at].trim().is_empty() => {
                found.push(Group { open: from, close: at });
            }
            _ => {}
        }
    }
    found
}

/// What commas separate.
fn items(inside: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, _, _) in nested(inside).filter(|(_, sign, depth)| *sign == ',' && *depth == 0) {
        found.push(inside[from..at].trim());
        from = at + 1;
    }
    found.push(inside[from..].trim());
    found.retain(|item| !item.is_empty());
    found
}

/// The characters outside of string literals, each with its place and how many brackets are open before it. Those around
/// the arguments of a type count.
fn nested(line: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let mut open: Vec<char> = Vec::new();
    let mut before = ' ';
    code(line).map(move |(at, sign)| {
        let depth = open.len();
        match sign {
            '(' | '[' | '{' => open.push(sign),
            '<' if before.is_alphanumeric() => open.push(sign),
            '>' if open.last() != Some(&'<') => {}
            ')' | ']' | '}' | '>' => drop(open.pop()),
            _ => {}
        }
        before = sign;
        (at, sign, depth)
    })
}

/// The characters outside of string literals, each with its place.
pub fn code(line: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut escaped) = (None, false);
    line.char_indices().filter(move |(_, sign)| {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if *sign == '\\' => escaped = true,
            Some(open) if *sign == open => quote = None,
            Some(_) => {}
            None if matches!(sign, '"' | '\'') => quote = Some(*sign),
            None => return true,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::Layout;

    const NARROW: Layout = Layout { width: 20, step: 4, hugs: false };

    #[test]
    fn what_fits_stays_and_what_does_not_has_an_item_a_line() {
        assert_eq!(NARROW.broken("    call(a, b)"), "    call(a, b)\n");
        assert_eq!(NARROW.broken("call(first, \"b, )\", third)"), "call(\n    first,\n    \"b, )\",\n    third,\n)\n");
    }

    #[test]
    fn a_comma_behind_the_last_item_asks_for_lines_but_not_in_a_tuple_of_one() {
        assert_eq!(NARROW.broken("def f(a,) -> b:"), "def f(\n    a,\n) -> b:\n");
        assert_eq!(NARROW.broken("x(a=(\"b\",))"), "x(a=(\"b\",))\n");
        assert_eq!(NARROW.broken("x(a, {b,})"), "x(\n    a,\n    {\n        b,\n    },\n)\n");
    }

    #[test]
    fn a_single_item_with_lines_of_its_own_has_no_comma() {
        let lines = "open(\n    {\n        \"a\": alpha,\n        \"b\": beta,\n    }\n)\n";
        assert_eq!(NARROW.broken("open({\"a\": alpha, \"b\": beta})"), lines);
    }

    #[test]
    fn the_arguments_of_a_type_stay_together() {
        let lines = "f(\n    a: Pick<Case, X>,\n    b: T,\n) -> x\n";
        assert_eq!(NARROW.broken("f(a: Pick<Case, X>, b: T) -> x"), lines);
    }

    #[test]
    fn a_last_argument_is_hugged_where_the_language_does() {
        let layout = Layout { width: 20, step: 2, hugs: true };
        assert_eq!(layout.broken("of(message, ['one', 'two']);"), "of(message, [\n  'one',\n  'two',\n]);\n");
    }
}
