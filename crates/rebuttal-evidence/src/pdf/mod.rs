//! What a PDF file is made of, as far as a check needs it. `lopdf` parses; nothing else does.

mod budget;
mod content;
mod extent;
mod facts;
mod lengths;
mod load;
mod names;
mod pages;
mod problem;
mod size;

pub(crate) use facts::facts;
pub(crate) use load::load;
pub(crate) use pages::{Page, pages};
pub use problem::{PageFacts, PdfFacts, PdfProblem};
