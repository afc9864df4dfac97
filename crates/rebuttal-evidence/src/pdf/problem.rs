//! What is known of a PDF file, and what can be wrong with it.

/// What is wrong with a PDF file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PdfProblem {
    /// It is encrypted, be it with an empty password.
    Encrypted,
    /// It cannot be read.
    Damaged(String),
    /// It ends too early.
    CutOff,
    /// It has no page.
    NoPages,
    /// Its page tree contains itself.
    CyclicPageTree,
    /// It says that it has `counted` pages, and has `found`.
    PageCount {
        /// What `/Count` says.
        counted: i64,
        /// The pages that can be reached.
        found: usize,
    },
    /// Reading it all would take more memory or time than a check may.
    TooComplex(&'static str),
}

/// What is known of a PDF file.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfFacts {
    /// Its pages in their order.
    pub pages: Vec<PageFacts>,
    /// Whether it names an author, or has other data about itself.
    pub metadata: bool,
}

/// What is known of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageFacts {
    /// Its width as shown, in points (1/72 inch).
    pub width: f32,
    /// Its height as shown, in points.
    pub height: f32,
    /// Whether nothing is drawn on it; unknown where its content cannot be read.
    pub blank: Option<bool>,
}
