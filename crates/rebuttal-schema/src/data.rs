//! What tables are made of: in a program constants; while they are made or read, values that own what they hold.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A part of a table.
///
/// Tables are used as `&'static` data, whether they were compiled in or read at run time, so that no call pays for the
/// difference. What is read is an [`Owned`](Data::Owned) value first: only tables that were found good are kept for the
/// life of the process, and those that were refused leave nothing behind.
pub trait Data: Sized + 'static {
    /// The same while it is made or read.
    type Owned: Clone + PartialEq + Serialize + DeserializeOwned;

    /// What stands where JSON leaves it out.
    const EMPTY: Self;

    /// Keeps it for the life of the process.
    fn keep(owned: Self::Owned) -> Self;
}

impl Data for &'static str {
    type Owned = String;
    const EMPTY: Self = "";

    fn keep(owned: String) -> Self {
        owned.leak()
    }
}

impl<T: Data> Data for &'static [T] {
    type Owned = Vec<T::Owned>;
    const EMPTY: Self = &[];

    fn keep(owned: Self::Owned) -> Self {
        owned.into_iter().map(T::keep).collect::<Vec<_>>().leak()
    }
}

impl<T: Data> Data for Option<T> {
    type Owned = Option<T::Owned>;
    const EMPTY: Self = None;

    fn keep(owned: Self::Owned) -> Self {
        owned.map(T::keep)
    }
}

impl<A: Data, B: Data> Data for (A, B) {
    type Owned = (A::Owned, B::Owned);
    const EMPTY: Self = (A::EMPTY, B::EMPTY);

    fn keep((a, b): Self::Owned) -> Self {
        (A::keep(a), B::keep(b))
    }
}

/// Data that is the same in both forms.
macro_rules! plain {
    ($($ty:ty = $empty:expr),* $(,)?) => {$(
        impl $crate::data::Data for $ty {
            type Owned = Self;
            const EMPTY: Self = $empty;

            fn keep(owned: Self) -> Self {
                owned
            }
        }
    )*};
}

plain!(bool = false, u16 = 0, u64 = 0, i64 = 0);

/// Whether JSON leaves it out.
pub(crate) fn is_empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares structs of a table, each with the form in which it is made and read.
macro_rules! tables {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident / $owned:ident { $($(#[$text:meta])* pub $field:ident: $ty:ty,)* }
    )*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$text])* pub $field: $ty,)* }

        #[doc = concat!("[`", stringify!($name), "`] while it is made or read.")]
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $owned {
            $($(#[$text])* #[serde(skip_serializing_if = "crate::data::is_empty")] pub $field: <$ty as crate::data::Data>::Owned,)*
        }

        impl $name {
            /// Nothing of it is set; tables name what differs.
            pub const EMPTY: Self = Self { $($field: <$ty as crate::data::Data>::EMPTY,)* };
        }

        impl crate::data::Data for $name {
            type Owned = $owned;
            const EMPTY: Self = Self::EMPTY;

            fn keep(owned: $owned) -> Self {
                Self { $($field: crate::data::Data::keep(owned.$field),)* }
            }
        }
    )*};
}

pub(crate) use {plain, tables};
