//! Reading structs that keep the fields which nobody described. serde's own `flatten` puts these into a buffer, in which
//! neither the text of a number nor the order of keys is kept.

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// Implements `Deserialize` for a struct: each field with its name on the wire, and the field for what is unknown. The type
/// behind `as` is read in the field's place; its numbers are exact. A field with `=> present` may be null and must be there.
// Names of types in here end like no type's of a document: macros don't keep them apart.
#[macro_export]
macro_rules! impl_deserialize {
    ($name:ident { $($field:ident: $wire:literal $(as $number:ty)? $(=> $present:ident)?,)* ..$extra:ident }) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<ReaderOf: ::serde::Deserializer<'de>>(reader: ReaderOf) -> Result<Self, ReaderOf::Error> {
                #[allow(non_camel_case_types, reason = "a variant has the name of its field")]
                enum KeyOf {
                    $($field,)*
                    Unknown(String),
                }

                impl<'de> ::serde::Deserialize<'de> for KeyOf {
                    fn deserialize<ReaderOf: ::serde::Deserializer<'de>>(reader: ReaderOf) -> Result<Self, ReaderOf::Error> {
                        struct NameOf;

                        impl ::serde::de::Visitor<'_> for NameOf {
                            type Value = KeyOf;

                            fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                                f.write_str("a field's name")
                            }

                            fn visit_str<ErrorOf>(self, name: &str) -> Result<KeyOf, ErrorOf> {
                                Ok(match name {
                                    $($wire => KeyOf::$field,)*
                                    _ => KeyOf::Unknown(name.to_owned()),
                                })
                            }
                        }

                        reader.deserialize_identifier(NameOf)
                    }
                }

                struct FieldsOf;

                impl<'de> ::serde::de::Visitor<'de> for FieldsOf {
                    type Value = $name;

                    fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                        f.write_str(concat!("struct ", stringify!($name)))
                    }

                    fn visit_map<AccessOf: ::serde::de::MapAccess<'de>>(self, mut map: AccessOf) -> Result<$name, AccessOf::Error> {
                        $(let mut $field = None;)*
                        let mut unknown = $crate::UnknownFields::default();
                        while let Some(key) = map.next_key()? {
                            match key {
                                $(KeyOf::$field => {
                                    if $field.is_some() {
                                        return Err(::serde::de::Error::duplicate_field($wire));
                                    }
                                    $field = Some($crate::impl_deserialize!(@value map $($number)?));
                                })*
                                KeyOf::Unknown(name) => unknown.push(name, map.next_value()?),
                            }
                        }
                        Ok($name {
                            $($field: match $field {
                                Some(value) => value,
                                None => $crate::impl_deserialize!(@absent $wire $($present)?),
                            },)*
                            $extra: unknown.into_unique(),
                        })
                    }
                }

                reader.deserialize_map(FieldsOf)
            }
        }
    };
    (@absent $wire:literal) => {
        $crate::model::missing($wire)?
    };
    (@absent $wire:literal present) => {
        return Err(::serde::de::Error::missing_field($wire))
    };
    (@value $map:ident) => {
        $map.next_value()?
    };
    (@value $map:ident $number:ty) => {
        $crate::model::Numbers::plain($map.next_value::<$number>()?)
    };
}

pub use crate::unix_time::NeverAtZero;
pub use crate::unknown::{Number, Numbers};

/// What a field holds that is missing: nothing if it is optional.
///
/// # Errors
/// If it is not.
pub fn missing<'de, T: Deserialize<'de>, E: Error>(field: &'static str) -> Result<T, E> {
    T::deserialize(Missing { field, error: E::missing_field })
}

struct Missing<E> {
    field: &'static str,
    error: fn(&'static str) -> E,
}

impl<'de, E: Error> Deserializer<'de> for Missing<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err((self.error)(self.field))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
