//! What must hold of a shared library before it leaves this machine: `bindings/release-environment.mjs` and the profile
//! `release` see to it, and this looks whether they did.

use std::path::Path;

use object::Endianness;
use object::elf::{DF_1_NOW, DF_BIND_NOW, DT_FLAGS, DT_FLAGS_1, FileHeader64, PT_GNU_RELRO, SHT_SYMTAB};
use object::read::elf::{Dyn as _, FileHeader as _, ProgramHeader as _, SectionHeader as _};

use super::{paths, say};

/// The newest glibc that a portable library or program may need: that of the wheels' tag `manylinux2014`.
pub const GLIBC: (u32, u32) = (2, 17);

/// Looks at a library or program. One that is `portable` has to run on old systems, too.
///
/// # Errors
/// Everything that it should not be, each on a line.
pub fn inspect(file: &Path, portable: bool) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = String::from_utf8_lossy(&bytes);
    let mut problems = leaks(&text, &build_paths());
    if bytes.starts_with(b"\x7fELF") {
        let in_file = |error| format!("{}: {error}", file.display());
        problems.extend(weaknesses(&bytes, &text).map_err(in_file)?);
        if let Some((major, minor)) = newest_glibc(&bytes).map_err(in_file)? {
            say(&format!("  {} needs glibc {major}.{minor}", file.file_name().unwrap_or_default().display()));
            if portable && (major, minor) > GLIBC {
                problems.push(format!("it needs glibc {major}.{minor}; {}.{} is promised", GLIBC.0, GLIBC.1));
            }
        }
    }
    if problems.is_empty() {
        return Ok(());
    }
    Err(format!("{} must not leave this machine:\n  {}", file.display(), problems.join("\n  ")))
}

/// Folders of this machine, and parts of paths that are the same on every machine where something is built.
fn build_paths() -> Vec<String> {
    let known = [Some(paths::root().to_owned()), Some(paths::target()), paths::cargo_home()];
    let mut found: Vec<_> = known.into_iter().flatten().map(|path| path.display().to_string()).collect();
    found.extend(["/.cargo/", "/.rustup/", "/registry/src/"].map(str::to_owned));
    found
}

/// The texts in a library that contain one of the paths.
fn leaks(text: &str, paths: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        let count = text.matches(path.as_str()).count();
        if count > 0 {
            found.push(format!("it holds {path} {count} times"));
        }
    }
    found
}

/// Missing protections of a library for Linux.
fn weaknesses(bytes: &[u8], text: &str) -> object::Result<Vec<String>> {
    let header = FileHeader64::<Endianness>::parse(bytes)?;
    let endian = header.endian()?;
    let sections = header.sections(endian, bytes)?;
    let segments = header.program_headers(endian, bytes)?;
    let mut bind_now = false;
    for segment in segments {
        for entry in segment.dynamic(endian, bytes)?.into_iter().flatten() {
            let flags: u64 = entry.d_val(endian);
            let wanted = match entry.tag32(endian) {
                Some(DT_FLAGS) => u64::from(DF_BIND_NOW),
                Some(DT_FLAGS_1) => u64::from(DF_1_NOW),
                _ => 0,
            };
            bind_now |= flags & wanted != 0;
        }
    }
    let relro = segments.iter().any(|segment| segment.p_type(endian) == PT_GNU_RELRO);
    let symbols = sections.iter().any(|section| section.sh_type(endian) == SHT_SYMTAB);
    let problems = [
        (symbols, "it has its symbols: strip them (profile `release`)"),
        (!relro || !bind_now, "its table of functions can be written to (-Crelro-level=full)"),
        (!text.contains("__stack_chk_fail"), "its C code does not guard the stack (-fstack-protector-strong)"),
        (!text.contains("__memcpy_chk"), "its C code does not check copies (-D_FORTIFY_SOURCE=2)"),
    ];
    Ok(problems.into_iter().filter(|(bad, _)| *bad).map(|(_, problem)| problem.to_owned()).collect())
}

/// The newest version of glibc whose symbols a file uses.
fn newest_glibc(bytes: &[u8]) -> object::Result<Option<(u32, u32)>> {
    let header = FileHeader64::<Endianness>::parse(bytes)?;
    let endian = header.endian()?;
    let sections = header.sections(endian, bytes)?;
    let Some((mut needs, link)) = sections.gnu_verneed(endian, bytes)? else { return Ok(None) };
    let strings = sections.strings(endian, bytes, link)?;
    let mut newest = None;
    while let Some((_, mut versions)) = needs.next()? {
        while let Some(version) = versions.next()? {
            newest = newest.max(glibc(&String::from_utf8_lossy(version.name(endian, strings)?)));
        }
    }
    Ok(newest)
}

/// `GLIBC_2.17`, and `GLIBC_2.2.5` as 2.2.
fn glibc(name: &str) -> Option<(u32, u32)> {
    let mut numbers = name.strip_prefix("GLIBC_")?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{glibc, inspect, leaks, newest_glibc};

    #[test]
    fn a_path_of_this_machine_is_found() {
        let paths = ["/home/me/".to_owned(), "/.cargo/".to_owned()];
        let text = "\0panicked at /home/me/.cargo/registry/x.rs\0/home/me/.cargo/y.rs\0";
        assert_eq!(leaks(text, &paths), ["it holds /home/me/ 2 times", "it holds /.cargo/ 2 times"]);
        assert_eq!(leaks("\0/crates/tokio-1.0.0/src/lib.rs\0", &paths), Vec::<String>::new());
    }

    /// This program is a debug build: it has symbols and paths.
    #[cfg(all(target_os = "linux", target_pointer_width = "64"))]
    #[test]
    fn a_debug_build_is_kept_here() {
        let problem = inspect(&std::env::current_exe().expect("a program"), true).expect_err("a debug build");
        assert!(problem.contains("it has its symbols"), "{problem}");
        assert!(problem.contains("it holds "), "{problem}");
    }

    #[test]
    fn versions_of_glibc_are_compared_as_numbers() {
        assert!(glibc("GLIBC_2.9") < glibc("GLIBC_2.17"));
        assert_eq!(glibc("GLIBC_2.2.5"), Some((2, 2)));
        assert_eq!([glibc("GLIBC_PRIVATE"), glibc("GCC_3.0")], [None, None]);
    }

    #[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
    #[test]
    fn the_newest_glibc_of_a_program_is_found() {
        let bytes = std::fs::read(std::env::current_exe().expect("a program")).expect("its bytes");
        let newest = newest_glibc(&bytes).expect("a program for Linux");
        assert!(newest >= Some((2, 2)), "{newest:?}");
    }
}
