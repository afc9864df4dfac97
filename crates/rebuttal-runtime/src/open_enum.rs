//! Open enumerations of texts: a value that is not listed is kept as it came.

use std::fmt;

/// A value of an enumeration that this release does not know. Only reading makes one, so a program cannot take it for a
/// value that a later release lists: compare [`as_str`](Self::as_str), or the enumeration with one that was parsed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// For generated code.
    #[doc(hidden)]
    pub fn new(value: &str) -> Self {
        Self(value.into())
    }

    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes an enumeration from its values and the questions over them.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (
        $(#[doc = $about:literal])*
        pub enum $name:ident {
            $($(#[doc = $text:literal])* $value:ident = $wire:literal,)*
        }
        $($(#[doc = $question:literal])* $group:ident: $($member:ident)|+;)*
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[doc = $text])* $value,)*
            /// A value that this release does not know, as it came.
            Other($crate::UnknownValue),
        }

        impl $name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$value => $wire,)*
                    Self::Other(value) => value.as_str(),
                }
            }

            $($(#[doc = $question])*
            pub fn $group(&self) -> bool {
                matches!(self, $(Self::$member)|+)
            })*
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$value,)*
                    _ => Self::Other($crate::UnknownValue::new(value)),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(value))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                writer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
                Ok(Self::from(&*value))
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let about: Vec<&str> = [$($about),*].iter().map(|line: &&str| line.trim()).collect();
                // The list is open, so these are examples and no enum.
                ::schemars::json_schema!({
                    "type": "string", "description": about.join(" "), "examples": [$($wire),*]
                })
            }
        }
    };
}
