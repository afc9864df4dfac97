//! How large parsed objects are.

use lopdf::{Dictionary, Object};

/// The values of an object, and the bytes of its texts and content.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    pub(super) values: usize,
    pub(super) bytes: usize,
}

impl Size {
    pub(super) fn of(object: &Object) -> Self {
        let mut size = Self::default();
        let mut waiting = vec![object];
        while let Some(object) = waiting.pop() {
            size.values += 1;
            match object {
                Object::Name(bytes) | Object::String(bytes, _) => size.bytes += bytes.len(),
                Object::Array(values) => waiting.extend(values),
                Object::Dictionary(dictionary) => size.entries(dictionary, &mut waiting),
                Object::Stream(stream) => {
                    size.bytes += stream.content.len();
                    size.entries(&stream.dict, &mut waiting);
                }
                Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Reference(_) => {}
            }
        }
        size
    }

    pub(super) fn add(&mut self, other: Self) {
        self.values = self.values.saturating_add(other.values);
        self.bytes = self.bytes.saturating_add(other.bytes);
    }

    fn entries<'a>(&mut self, dictionary: &'a Dictionary, waiting: &mut Vec<&'a Object>) {
        for (key, value) in dictionary {
            self.bytes += key.len();
            waiting.push(value);
        }
    }
}
