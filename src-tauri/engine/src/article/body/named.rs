//! Numbers with names: what is known of a block is told by name wherever it is used, and trees find it by name.

/// A struct of numbers, each under the name that trees know it by.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default)]
        pub(crate) struct $name {
            $($(#[$field_doc])* pub $field: f32),+
        }

        impl $name {
            pub(crate) const NAMES: &'static [&'static str] = &[$(stringify!($field)),+];

            /// In the order of the names.
            pub(crate) fn values(self) -> [f32; Self::NAMES.len()] {
                [$(self.$field),+]
            }
        }
    };
}

pub(crate) use named;
