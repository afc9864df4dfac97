//! Templates: they place what small functions have decided, and are written by people who know the target language.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};

/// The templates of one language.
pub struct Templates(Environment<'static>);

impl Templates {
    /// Templates by name, with the filters of their language. A value that is missing, or none, is an error where it is
    /// placed: nothing disappears in silence.
    ///
    /// # Panics
    /// A template has a syntax error.
    pub fn new(sources: &[(&'static str, &'static str)], filters: fn(&mut Environment<'static>)) -> Self {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
        environment.set_syntax(syntax.unwrap_or_else(|error| panic!("the syntax of templates: {error}")));
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        environment.set_formatter(|out, state, value| {
            if value.is_none() {
                return Err(Error::new(ErrorKind::InvalidOperation, "none cannot be placed: ask `if` before"));
            }
            escape_formatter(out, state, value)
        });
        filters(&mut environment);
        for (name, source) in sources {
            environment.add_template(name, source).unwrap_or_else(|error| panic!("template {name}: {error:#}"));
        }
        Self(environment)
    }

    /// What a template makes of these values.
    ///
    /// # Panics
    /// The template places what it was not given: a bug in it, which every run with such a document shows.
    pub fn render(&self, name: &str, values: &Value) -> String {
        let made = self.0.get_template(name).and_then(|template| template.render(values));
        made.unwrap_or_else(|error| panic!("template {name}: {error:#}"))
    }
}

/// The templates of a language, which are files beside its emitter.
macro_rules! sources {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!(concat!("templates/", $name)))),*] };
}
pub(super) use sources;

/// Values for templates.
pub fn all<T>(items: impl IntoIterator<Item = T>, values: impl FnMut(T) -> Value) -> Vec<Value> {
    items.into_iter().map(values).collect()
}

/// A sentence with its full stop.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', ':', '`']) { text.to_owned() } else { format!("{text}.") }
}

/// The text on one line.
pub fn line(text: &str) -> String {
    // Most texts are one.
    if text.len() == text.trim().len() && !["\n", "\t", "  "].iter().any(|gap| text.contains(gap)) {
        return text.to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text filled into lines of a width; the first begins with `first`, the others with `others`.
pub fn fill(text: &str, width: usize, first: &str, others: &str) -> Vec<String> {
    let text = line(text);
    if first.len() + text.len() <= width {
        return vec![format!("{first}{text}")];
    }
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}
