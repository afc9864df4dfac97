//! Any data as a constant of Rust: what the data itself leaves out of JSON is left out here, too.

use std::fmt;

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::text::literal;

/// A longer line is broken. A row of a table stands on one line, as wide as it is.
const WIDTH: usize = 240;

/// A piece of an expression.
pub enum Node {
    Atom(String),
    /// Something between a beginning and an end: `Some(…)`, `&[…]`.
    Group(String, Vec<Node>, &'static str),
    /// A struct; `true` if some fields have their empty values.
    Struct(&'static str, Vec<(&'static str, Node)>, bool),
}

/// The expression of `data`; `names` has the names of constants for shapes, by their numbers.
pub fn node(data: &impl Serialize, names: &[String]) -> Node {
    data.serialize(Printer { names }).unwrap_or_else(|error| panic!("tables are plain data: {error}"))
}

impl Node {
    /// Takes the value of a struct's field out and leaves a name in its place.
    pub fn replace(&mut self, field: &str, name: &str) -> Option<Node> {
        let Self::Struct(_, fields, _) = self else { return None };
        let (_, value) = fields.iter_mut().find(|(known, _)| *known == field)?;
        Some(std::mem::replace(value, Self::Atom(name.to_owned())))
    }

    /// As text that begins behind `column` characters, in lines that stand `indent` spaces in.
    pub fn text(&self, indent: usize, column: usize) -> String {
        let line = self.line();
        if indent + column + line.len() <= WIDTH || matches!(self, Self::Atom(_)) {
            return line;
        }
        let inner = " ".repeat(indent + 4);
        let mut out = String::new();
        match self {
            Self::Atom(_) => {}
            // One thing inside stays on the same line.
            Self::Group(begin, inside, end) if inside.len() == 1 && *end == ")" => {
                out.push_str(begin);
                out.push_str(&inside[0].text(indent, column + begin.len()));
                out.push_str(end);
            }
            Self::Group(begin, inside, end) => {
                out.push_str(begin);
                for node in inside {
                    out.push_str(&format!("\n{inner}{},", node.text(indent + 4, 1)));
                }
                out.push_str(&format!("\n{}{end}", " ".repeat(indent)));
            }
            Self::Struct(name, fields, rest) => {
                out.push_str(&format!("{name} {{"));
                for (field, node) in fields {
                    out.push_str(&format!("\n{inner}{field}: {},", node.text(indent + 4, field.len() + 3)));
                }
                if *rest {
                    out.push_str(&format!("\n{inner}..{name}::EMPTY"));
                }
                out.push_str(&format!("\n{}}}", " ".repeat(indent)));
            }
        }
        out
    }

    /// On one line.
    fn line(&self) -> String {
        match self {
            Self::Atom(text) => text.clone(),
            Self::Group(begin, inside, end) => {
                let inside: Vec<String> = inside.iter().map(Self::line).collect();
                format!("{begin}{}{end}", inside.join(", "))
            }
            Self::Struct(name, fields, _) if fields.is_empty() => format!("{name}::EMPTY"),
            Self::Struct(name, fields, rest) => {
                let mut parts: Vec<String> =
                    fields.iter().map(|(field, node)| format!("{field}: {}", node.line())).collect();
                parts.extend(rest.then(|| format!("..{name}::EMPTY")));
                format!("{name} {{ {} }}", parts.join(", "))
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Printer<'n> {
    names: &'n [String],
}

/// What tables never hold.
#[derive(Debug)]
pub struct NoTable(String);

impl fmt::Display for NoTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoTable {}

impl ser::Error for NoTable {
    fn custom<T: fmt::Display>(problem: T) -> Self {
        Self(problem.to_string())
    }
}

fn not<T>(what: &str) -> Result<T, NoTable> {
    Err(NoTable(format!("{what} is in none")))
}

/// Items, or fields, that were printed so far.
pub struct Items<'n> {
    printer: Printer<'n>,
    begin: &'static str,
    end: &'static str,
    items: Vec<Node>,
}

pub struct Fields<'n> {
    printer: Printer<'n>,
    name: &'static str,
    fields: Vec<(&'static str, Node)>,
    rest: bool,
}

/// The methods for what no table has.
macro_rules! refused {
    ($($method:ident($($given:ty),*) -> $made:ty: $what:literal;)*) => {
        $(fn $method(self, $(_: $given),*) -> Result<$made, NoTable> {
            not($what)
        })*
    };
}

impl<'n> Serializer for Printer<'n> {
    type Ok = Node;
    type Error = NoTable;
    type SerializeSeq = Items<'n>;
    type SerializeTuple = Items<'n>;
    type SerializeStruct = Fields<'n>;
    type SerializeTupleStruct = Impossible<Node, NoTable>;
    type SerializeTupleVariant = Impossible<Node, NoTable>;
    type SerializeMap = Impossible<Node, NoTable>;
    type SerializeStructVariant = Impossible<Node, NoTable>;

    fn serialize_bool(self, value: bool) -> Result<Node, NoTable> {
        Ok(Node::Atom(value.to_string()))
    }

    fn serialize_i64(self, value: i64) -> Result<Node, NoTable> {
        Ok(Node::Atom(value.to_string()))
    }

    fn serialize_u16(self, value: u16) -> Result<Node, NoTable> {
        Ok(Node::Atom(value.to_string()))
    }

    fn serialize_u64(self, value: u64) -> Result<Node, NoTable> {
        Ok(Node::Atom(value.to_string()))
    }

    fn serialize_str(self, text: &str) -> Result<Node, NoTable> {
        Ok(Node::Atom(literal(text)))
    }

    fn serialize_none(self) -> Result<Node, NoTable> {
        Ok(Node::Atom("None".to_owned()))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, NoTable> {
        Ok(Node::Group("Some(".to_owned(), vec![value.serialize(self)?], ")"))
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Result<Node, NoTable> {
        Ok(Node::Atom(format!("{name}::{variant}")))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<Node, NoTable> {
        let number = value.serialize(self)?;
        let named = match &number {
            Node::Atom(number) if name == "ShapeId" => {
                number.parse().ok().and_then(|number: usize| self.names.get(number))
            }
            _ => None,
        };
        Ok(match named {
            Some(constant) => Node::Atom(format!("id::{constant}")),
            None => Node::Group(format!("{name}("), vec![number], ")"),
        })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Node, NoTable> {
        Ok(Node::Group(format!("{name}::{variant}("), vec![value.serialize(self)?], ")"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'n>, NoTable> {
        Ok(Items { printer: self, begin: "&[", end: "]", items: Vec::new() })
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'n>, NoTable> {
        Ok(Items { printer: self, begin: "(", end: ")", items: Vec::new() })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'n>, NoTable> {
        let name = name.strip_prefix("Owned").unwrap_or(name);
        Ok(Fields { printer: self, name, fields: Vec::new(), rest: false })
    }

    refused! {
        serialize_i8(i8) -> Node: "a small number";
        serialize_i16(i16) -> Node: "a small number";
        serialize_i32(i32) -> Node: "a small number";
        serialize_u8(u8) -> Node: "a small number";
        serialize_u32(u32) -> Node: "a small number";
        serialize_f32(f32) -> Node: "a fraction";
        serialize_f64(f64) -> Node: "a fraction";
        serialize_char(char) -> Node: "a character";
        serialize_bytes(&[u8]) -> Node: "a run of bytes";
        serialize_unit() -> Node: "a unit";
        serialize_unit_struct(&'static str) -> Node: "a unit";
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct: "a tuple with a name";
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant:
            "a variant of several values";
        serialize_map(Option<usize>) -> Self::SerializeMap: "a map";
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant:
            "a variant with fields";
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = Node;
    type Error = NoTable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoTable> {
        self.items.push(value.serialize(self.printer)?);
        Ok(())
    }

    fn end(self) -> Result<Node, NoTable> {
        Ok(Node::Group(self.begin.to_owned(), self.items, self.end))
    }
}

impl ser::SerializeTuple for Items<'_> {
    type Ok = Node;
    type Error = NoTable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NoTable> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Node, NoTable> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = Node;
    type Error = NoTable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), NoTable> {
        self.fields.push((key, value.serialize(self.printer)?));
        Ok(())
    }

    fn skip_field(&mut self, _: &'static str) -> Result<(), NoTable> {
        self.rest = true;
        Ok(())
    }

    fn end(self) -> Result<Node, NoTable> {
        Ok(Node::Struct(self.name, self.fields, self.rest))
    }
}
