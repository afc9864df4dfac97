//! What is built before soaking starts, and where what it finds is kept.

use std::path::PathBuf;

use xtask::commands::histories::Histories;
use xtask::commands::shared::{Cells, Shared};
use xtask::commands::{build, paths};

pub struct Stage {
    pub shared: Shared,
    pub python: build::Python,
    pub node: PathBuf,
    /// The folder of the fuzz targets.
    pub fuzz: PathBuf,
    pub histories: Histories,
}

impl Stage {
    /// Builds the rest.
    ///
    /// # Errors
    /// When something cannot be built.
    pub fn build(fuzz: PathBuf, cells: &Cells) -> Result<Self, String> {
        let shared = Shared::make(cells)?;
        let histories = Histories::build()?;
        let requirements = paths::root().join("bindings/python/tests/requirements.txt");
        let python = build::python("tests", Some(&requirements))?;
        Ok(Self { shared, python, node: build::node("tests")?, fuzz, histories })
    }
}

/// Where reproducers and grown corpora are kept.
pub fn kept() -> PathBuf {
    paths::target().join("xtask/soak")
}
