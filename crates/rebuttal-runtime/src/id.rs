//! Ids, each kind with a type of its own, so that a file's is not given for a dispute's.

/// Makes the types of a provider's ids. Whatever takes one takes a text too, because ids come out of databases and URLs.
#[macro_export]
macro_rules! id {
    ($(#[doc = $about:literal])* $name:ident) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::ops::Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        $crate::id!(@equal $name: str, &str, String);

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        $crate::id!(@borrowed $name: &str, &String, &$name);

        impl $crate::IntoField<$name> for String {
            fn into_field(self) -> $crate::Field<$name> {
                $crate::Field::Set(self.into())
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string" })
            }
        }
    };
    (@equal $name:ident: $($text:ty),*) => {$(
        impl PartialEq<$text> for $name {
            fn eq(&self, other: &$text) -> bool {
                self.0.as_str() == AsRef::<str>::as_ref(other)
            }
        }

        impl PartialEq<$name> for $text {
            fn eq(&self, other: &$name) -> bool {
                other == self
            }
        }
    )*};
    (@borrowed $name:ident: $($text:ty),*) => {$(
        impl From<$text> for $name {
            fn from(id: $text) -> Self {
                Self(id.to_string())
            }
        }

        impl $crate::IntoField<$name> for $text {
            fn into_field(self) -> $crate::Field<$name> {
                $crate::Field::Set(self.into())
            }
        }
    )*};
}
