//! What is noted on the way through an answer.

use rebuttal_schema::Pages;

/// What leads from one page of a list to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ends {
    /// The page says that there is more.
    pub(crate) more: bool,
    /// The cursor in the page's first item.
    pub(crate) first: Option<String>,
    /// The cursor in the page's last item, or in the page itself.
    pub(crate) last: Option<String>,
}

/// What to look for besides the shape.
#[derive(Clone, Copy, Debug)]
pub enum Extract<'s> {
    /// Nothing.
    Shape,
    /// What leads to the next page.
    Pages(&'s Pages),
    /// The texts in these fields of the outermost object.
    Texts(&'s [&'static str]),
}

/// What is noted on the way.
pub(super) struct Extraction<'s> {
    pub(super) extract: Extract<'s>,
    pub(super) unknown: bool,
    pub(super) texts: Vec<(&'static str, String)>,
    /// How many items of a page have been seen.
    items: usize,
    pub(super) ends: Ends,
}

/// What a value is to what is heeded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Any,
    Outermost,
    /// The text of this field is asked for.
    Text(&'static str),
    /// The list of a page's items.
    Items,
    Item,
    More,
    Cursor,
}

impl Role {
    /// What it is to what stands inside of it.
    pub(super) fn inside(self) -> Self {
        if self == Self::Items { Self::Item } else { Self::Any }
    }
}

impl<'s> Extraction<'s> {
    pub(super) fn new(extract: Extract<'s>) -> Self {
        let (unknown, texts, items, ends) = Default::default();
        Self { extract, unknown, texts, items, ends }
    }

    /// An item of a page begins.
    pub(super) fn begin(&mut self, role: Role) {
        if role == Role::Item {
            // Whatever the item before it had: this one may have none.
            self.ends.last = None;
            self.items += 1;
        }
    }

    pub(super) fn role_of(&self, field: &str, inside: Role) -> Role {
        match (inside, self.extract) {
            (Role::Outermost, Extract::Texts(texts)) => {
                texts.iter().find(|name| **name == field).map_or(Role::Any, |name| Role::Text(name))
            }
            (Role::Outermost, Extract::Pages(pages)) => match pages.more {
                Some(more) if field == more => Role::More,
                Some(_) if field == pages.items => Role::Items,
                None if field == pages.cursor => Role::Cursor,
                _ => Role::Any,
            },
            (Role::Item, Extract::Pages(pages)) if pages.more.is_some() && field == pages.cursor => Role::Cursor,
            _ => Role::Any,
        }
    }

    /// The field in which an item has the cursor.
    pub(super) fn cursor_of_items(&self) -> Option<&'static str> {
        match self.extract {
            Extract::Pages(pages) if pages.more.is_some() => Some(pages.cursor),
            _ => None,
        }
    }

    pub(super) fn cursor(&mut self, text: &str) {
        let Ends { first, last, .. } = &mut self.ends;
        let last = last.get_or_insert_default();
        last.clear();
        last.push_str(text);
        if self.items == 1 {
            *first = Some(text.to_owned());
        }
    }
}
