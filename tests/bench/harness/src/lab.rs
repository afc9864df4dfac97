//! What the measurements use, each made when it is first asked for.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::fixtures;
use super::launch::{Launch, Running};
use super::machine::Machine;
use xtask::commands::build::{self, Profile, Python};
use xtask::commands::paths;
use xtask::commands::step::Step;

type Once<T> = OnceCell<Result<T, String>>;

/// Builds, environments and the responder.
pub struct Lab {
    pub machine: Machine,
    responder: Once<(Running, Value)>,
    programs: Once<()>,
    peer_program: Once<()>,
    generator: Once<()>,
    python: Once<PathBuf>,
    python_peers: Once<PathBuf>,
    node: Once<PathBuf>,
    node_packages: Once<PathBuf>,
    node_peers: Once<PathBuf>,
}

/// Where everything of the benchmarks is made.
pub fn folder() -> PathBuf {
    paths::target().join("bench")
}

fn source() -> PathBuf {
    paths::root().join("tests/bench")
}

impl Lab {
    pub fn new(machine: Machine) -> Self {
        Self {
            machine,
            responder: OnceCell::new(),
            programs: OnceCell::new(),
            peer_program: OnceCell::new(),
            generator: OnceCell::new(),
            python: OnceCell::new(),
            python_peers: OnceCell::new(),
            node: OnceCell::new(),
            node_packages: OnceCell::new(),
            node_peers: OnceCell::new(),
        }
    }

    /// The responder's address.
    pub fn url(&self) -> Result<String, String> {
        let url = self.told()?["url"].as_str().map(str::to_owned);
        url.ok_or_else(|| "the responder names no address".to_owned())
    }

    /// Where the drivers find what they work on.
    pub fn fixtures(&self) -> Result<PathBuf, String> {
        let path = self.told()?["fixtures"].as_str().map(PathBuf::from);
        path.ok_or_else(|| "the fixtures have no folder".to_owned())
    }

    /// The environment of every driver: the responder's address, keys and signed bytes, and where the fixtures are.
    fn told(&self) -> Result<&Value, String> {
        let made = self.responder.get_or_init(|| {
            let fixtures = fixtures::write()?;
            let launch = Launch::new(self.program("responder")?).args([&fixtures]).on(self.machine.responder_core);
            let running = launch.start()?;
            let mut told = running.ready.clone();
            told["fixtures"] = fixtures.to_string_lossy().into();
            Ok((running, told))
        });
        made.as_ref().map(|(_, told)| told).map_err(Clone::clone)
    }

    /// A program on the client's core, with that environment.
    pub fn driver(&self, program: impl Into<PathBuf>) -> Result<Launch, String> {
        Ok(Launch::new(program).env("REBUTTAL_BENCH", self.told()?.to_string()).on(self.machine.client_core))
    }

    /// A program of `tests/bench/rust`.
    pub fn program(&self, name: &str) -> Result<PathBuf, String> {
        let made = self.programs.get_or_init(|| {
            cargo(
                &source().join("rust"),
                "building the responder and our clients",
                &["-p", "responder", "-p", "clients"],
            )
        });
        made.clone().map(|()| released(name))
    }

    /// The peer's client in Rust.
    pub fn peer_program(&self) -> Result<PathBuf, String> {
        let made = self.peer_program.get_or_init(|| {
            cargo(&source().join("peers/rust"), "building the peer's client in Rust", &["-p", "peer-client"])
        });
        made.clone().map(|()| released("peer-client"))
    }

    /// This very program, built as the others: the generator is a part of it.
    pub fn generator(&self) -> Result<PathBuf, String> {
        let made =
            self.generator.get_or_init(|| cargo(&paths::root(), "building the generator", &["-p", "rebuttal-bench"]));
        made.clone().map(|()| released("rebuttal-bench"))
    }

    /// Our wheel's interpreter.
    pub fn python(&self) -> Result<PathBuf, String> {
        let made = self.python.get_or_init(|| {
            let python = Python::within(folder().join("python"))?;
            build::install_wheel(&python, Profile::Release, None)?;
            Ok(python.interpreter())
        });
        made.clone()
    }

    /// The same if a measurement has needed it.
    pub fn python_if_used(&self) -> Option<&PathBuf> {
        self.python.get()?.as_ref().ok()
    }

    /// The interpreter of the official SDKs.
    pub fn python_peers(&self) -> Result<PathBuf, String> {
        let made = self.python_peers.get_or_init(|| {
            let python = Python::within(folder().join("python-peers"))?;
            let requirements = source().join("peers/python/requirements.txt");
            python.install("installing the peers in Python").args(["-r"]).args([&requirements]).run()?;
            Ok(python.interpreter())
        });
        made.clone()
    }

    /// The folder in which our tarball is installed.
    pub fn node(&self) -> Result<PathBuf, String> {
        let made = self.node.get_or_init(|| {
            self.packages()?;
            Ok(folder().join("node"))
        });
        made.clone()
    }

    /// The folder of our tarballs.
    pub fn packages(&self) -> Result<PathBuf, String> {
        self.node_packages.get_or_init(|| build::node_into(&folder().join("node"), Profile::Release)).clone()
    }

    /// The folder in which the peers are installed.
    pub fn node_peers(&self) -> Result<PathBuf, String> {
        let made = self.node_peers.get_or_init(|| {
            let (from, to) = (source().join("peers/node"), folder().join("node-peers"));
            let copy = |name: &str| fs::copy(from.join(name), to.join(name)).map(drop);
            let copied = fs::create_dir_all(&to)
                .and_then(|()| ["package.json", "package-lock.json", ".npmrc"].into_iter().try_for_each(copy));
            copied.map_err(|error| format!("{}: {error}", to.display()))?;
            Step::npm("installing the peers in Node").args(["ci", "--no-audit", "--no-fund"]).within(&to).run()?;
            Ok(to)
        });
        made.clone()
    }
}

/// Builds as what is shipped, with the versions of the lock file.
fn cargo(workspace: &Path, title: &str, packages: &[&str]) -> Result<(), String> {
    let step = Step::cargo(title).args(["build", "--release", "--locked"]).args(packages);
    step.within(workspace).env("CARGO_TARGET_DIR", paths::target()).run().map(drop)
}

fn released(name: &str) -> PathBuf {
    paths::target().join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
