//! Programs that look at what is made, and folders for them.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses some of it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

/// Runs a program of a Debian package, which root gets where it is missing.
pub(crate) fn run(program: &str, package: &str, arguments: &[&str], folder: &Path) -> Output {
    static INSTALLING: Mutex<()> = Mutex::new(());
    let start = || Command::new(program).args(arguments).current_dir(folder).output();
    let output = start().or_else(|_| {
        let _one = INSTALLING.lock();
        let install = format!(
            "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {package}"
        );
        let _ = Command::new("sh").args(["-c", &install]).output();
        start()
    });
    output.unwrap_or_else(|error| panic!("{program}: {error}; install it (Debian: apt-get install {package})"))
}

pub(crate) fn folder(name: &str) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("rebuttal-{name}-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}
