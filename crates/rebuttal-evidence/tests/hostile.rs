//! Files that are damaged, or made to do damage. Each is examined in a process of its own with a second of processor time, and
//! with its memory measured: the result is a finding, never a crash, and never a wait without end.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

use lopdf::{Object, dictionary};
use rebuttal_evidence::{
    Content, EvidenceFile, EvidencePacket, Input, Kind, MAX_INPUT_BYTES, PdfProblem, ReadProblem, Severity,
};
use support::{deflated, jpeg, pdf, pdf_document, raw_pdf, raw_stream, saved};

/// In the process that is measured, the file to examine.
const FILE: &str = "REBUTTAL_HOSTILE_FILE";
/// What one file may take, the process around it included.
const MAX_KIB: u64 = 128 * 1024;

/// Writes the file, and examines it in a process of its own; then again here, for its result.
fn examined(name: &str, bytes: &[u8]) -> EvidenceFile {
    let folder = folder(name);
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    let file = at(&path);
    fs::remove_dir_all(folder).unwrap();
    assert_eq!(file.name(), name);
    file
}

fn at(path: &Path) -> EvidenceFile {
    let limited = "ulimit -t 1; ulimit -v 1000000; exec \"$0\" --exact examine_the_file_that_was_named --nocapture --test-threads=1";
    let child =
        Command::new("sh").args(["-c", limited]).arg(env::current_exe().unwrap()).env(FILE, path).output().unwrap();
    let printed = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success(),
        "{}: {} {printed} {}",
        path.display(),
        child.status,
        String::from_utf8_lossy(&child.stderr)
    );
    let peak = printed.split("peak: ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let peak: u64 = peak.unwrap_or_else(|| panic!("no peak in {printed}")).parse().unwrap();
    assert!(peak <= MAX_KIB, "{}: {peak} KiB", path.display());
    EvidenceFile::read(Input::from(path))
}

fn folder(name: &str) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("rebuttal-hostile-{}-{number}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs in the measured process; elsewhere it examines a file that is not there.
#[test]
fn examine_the_file_that_was_named() {
    let named = env::var_os(FILE);
    let file = EvidenceFile::read(Input::Path(named.clone().map_or_else(|| "/nowhere".into(), PathBuf::from)));
    if named.is_none() {
        assert_eq!(*file.content(), Content::Unread(ReadProblem::Io(std::io::ErrorKind::NotFound)));
    }
    if let Some(path) = named {
        set_in(Input::Path(path.into()));
    }
    // Linux says how much memory a process had at most.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or("0", str::trim);
    println!("peak: {peak}");
}

/// Sets a text in what may be a font.
fn set_in(font: Input) -> bool {
    let packet = EvidencePacket::new("alipay", &serde_json::json!({"disputeId": "d1"})).unwrap();
    let packet = packet.font(font).text("document", "收据 据收据\n收".repeat(1_000));
    let refused = packet.preflight(0).findings.iter().any(|finding| finding.severity == Severity::Refused);
    packet.build().is_ok() && !refused
}

fn bad_pdf(file: &EvidenceFile) -> &PdfProblem {
    match file.content() {
        Content::BadPdf(problem) => problem,
        content => panic!("{content:?}"),
    }
}

fn page_tree(kids: &str, count: i64, rest: &[Vec<u8>]) -> Vec<u8> {
    let root = format!("<</Type/Pages/Kids[{kids}]/Count {count}>>").into_bytes();
    raw_pdf(&[&[b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), root], rest].concat(), "")
}

fn page() -> Vec<u8> {
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_vec()
}

#[test]
fn a_large_pdf_of_one_small_object_a_line_is_too_complex() {
    let objects = (0..400_000).map(|_| b"[1 0 R 2 0 R 3 0 R 4 0 R]".to_vec());
    let bytes = page_tree("3 0 R", 1, &[page()].into_iter().chain(objects).collect::<Vec<_>>());
    assert!(bytes.len() > 19_000_000 && (bytes.len() as u64) < MAX_INPUT_BYTES, "{}", bytes.len());
    assert!(matches!(bad_pdf(&examined("slow.pdf", &bytes)), PdfProblem::TooComplex(_)));
}

#[test]
fn a_large_pdf_of_compressed_pages_is_counted_or_too_complex() {
    let mut seed = 1_u64;
    let noise = (0..20_000_000).map(|_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 56) as u8
    });
    let stream = raw_stream("/Type/XObject", &noise.collect::<Vec<u8>>());
    let file = examined("large.pdf", &page_tree("3 0 R", 1, &[page(), stream]));
    assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)));
}

#[test]
fn numbers_without_end_in_an_array_or_an_object_stream_are_too_complex() {
    let many = page_tree("3 0 R", 1, &[page(), [b"[".to_vec(), b"1 ".repeat(2_000_000), b"]".to_vec()].concat()]);
    assert!(matches!(bad_pdf(&examined("array.pdf", &many)), PdfProblem::TooComplex(_)));
    for value in ["-1", "1+1", ".1", "null", "true1"] {
        let many = [b"[".to_vec(), value.as_bytes().repeat(2_000_000), b"]".to_vec()].concat();
        let file = examined("values.pdf", &page_tree("3 0 R", 1, &[page(), many]));
        assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)), "{value}: {file:?}");
    }
    let packed = deflated([b"4 0 [".to_vec()].into_iter().chain((0..15_000).map(|_| b"1 ".repeat(500))));
    assert!(packed.len() < 30_000, "{}", packed.len());
    let bomb = raw_stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed);
    assert!(matches!(
        bad_pdf(&examined("bomb.pdf", &page_tree("3 0 R", 1, &[page(), bomb.clone()]))),
        PdfProblem::TooComplex(_)
    ));
    let bombs = [vec![page()], vec![bomb; 50]].concat();
    assert!(matches!(bad_pdf(&examined("bombs.pdf", &page_tree("3 0 R", 1, &bombs))), PdfProblem::TooComplex(_)));
}

#[test]
fn as_many_numbers_as_are_read_fit_into_the_memory() {
    let many = [b"[".to_vec(), b"1 ".repeat(390_000), b"]".to_vec()].concat();
    let packed = deflated([b"4 0 [".to_vec(), b"1 ".repeat(390_000), b"]".to_vec()].into_iter());
    let stream = raw_stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed);
    for (name, object) in [("array.pdf", many), ("stream.pdf", stream)] {
        let file = examined(name, &page_tree("3 0 R", 1, &[page(), object]));
        assert_eq!(file.pages(), Some(1), "{:?}", file.content());
    }
}

/// An object stream with these ids and their places behind its index.
fn indexed(index: impl Iterator<Item = (usize, usize)>, content: &[u8]) -> Vec<u8> {
    let index: Vec<String> = index.map(|(id, place)| format!("{id} {place} ")).collect();
    let (count, index) = (index.len(), index.concat());
    let packed = deflated([index.as_bytes().to_vec(), content.to_vec()].into_iter());
    raw_stream(&format!("/Type/ObjStm/N {count}/First {}/Filter/FlateDecode", index.len()), &packed)
}

#[test]
fn ids_without_end_for_the_same_object_of_an_object_stream_are_too_complex() {
    let numbers = [b"[".to_vec(), b"1 ".repeat(300_000), b"]".to_vec()].concat();
    let brackets = [b"[".repeat(90), b"1 ".repeat(20_000), b"]".repeat(90)].concat();
    let letters = [b"(".to_vec(), b"a".repeat(3_000_000), b")".to_vec()].concat();
    let space = [b" ".repeat(3_000_000), b"1".to_vec()].concat();
    let ids = |count: usize| 100..100 + count;
    for (name, stream) in [
        ("same.pdf", indexed(ids(300).map(|id| (id, 0)), &numbers)),
        ("open.pdf", indexed(ids(3_000).map(|id| (id, 0)), &numbers[..numbers.len() - 1])),
        ("inside.pdf", indexed(ids(90).map(|id| (id, id - 100)), &brackets)),
        ("string.pdf", indexed(ids(300).map(|id| (id, 0)), &letters)),
        ("space.pdf", indexed(ids(10_000).map(|id| (id, 0)), &space)),
        ("between.pdf", indexed(ids(10_000).map(|id| (id, 0)), &[b"1".to_vec(), space].concat())),
    ] {
        let file = examined(name, &page_tree("3 0 R", 1, &[page(), raw_stream("", b"0 0 9 9 re f"), stream]));
        assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)), "{name}: {file:?}");
    }
}

/// A PDF of a page and one more object, whose table also lists the places that `listed` finds from that object on.
fn listed(object: Vec<u8>, listed: impl Fn(usize, &[u8]) -> Vec<usize>) -> Vec<u8> {
    let root = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    let content = raw_stream("", b"0 0 9 9 re f");
    let objects = [b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), root, page(), content, object];
    support::raw_pdf_listing(&objects, "", |places, bytes| {
        let more = listed(places[4], bytes);
        [places, more].concat()
    })
}

#[test]
fn places_without_end_in_the_same_object_of_a_table_are_too_complex() {
    let numbers = [b"[".to_vec(), b"1 ".repeat(300_000), b"]".to_vec()].concat();
    let letters = raw_stream("", &b"a".repeat(3_000_000));
    let nested: Vec<u8> = (100..190).flat_map(|id| format!("({id} 0 obj ").into_bytes()).collect();
    let nested = [nested, b"(".to_vec(), b"a".repeat(3_000_000), b")".repeat(91)].concat();
    let inside = |from: usize, bytes: &[u8]| {
        let obj = bytes.windows(6).enumerate().skip(from + 7).filter(|(_, window)| window == b" 0 obj");
        obj.map(|(at, _)| at - 3).collect()
    };
    for (name, bytes) in [
        ("same.pdf", listed(numbers.clone(), |at, _| vec![at; 300])),
        ("many.pdf", listed(numbers.clone(), |at, _| vec![at; 30_000])),
        ("string.pdf", listed(letters, |at, _| vec![at; 300])),
        ("inside.pdf", listed(nested, inside)),
    ] {
        let file = examined(name, &bytes);
        assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)), "{name}: {file:?}");
    }
}

#[test]
fn what_pages_without_end_inherit_is_too_complex() {
    let numbers = "1 ".repeat(300_000);
    let kids: String = (4..304).map(|id| format!("{id} 0 R ")).collect();
    let root = format!("<</Type/Pages/Kids[{kids}]/Count 300/MediaBox[{numbers}]>>").into_bytes();
    let pages = (0..300).map(|_| b"<</Type/Page/Parent 2 0 R>>".to_vec());
    let objects = [b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), root, b"null".to_vec()].into_iter().chain(pages);
    let file = examined("kids.pdf", &raw_pdf(&objects.collect::<Vec<_>>(), ""));
    assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)), "{file:?}");
}

#[test]
fn comments_without_end_behind_names_are_too_complex() {
    for name in ["/Length%", "/Encrypt%", "/Length 1%"] {
        let bytes = [b"%PDF-1.5\n".to_vec(), name.as_bytes().repeat(30_000), b"a".repeat(3_000_000)].concat();
        let file = examined("comments.pdf", &bytes);
        assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)), "{name}: {file:?}");
    }
    let numbers = b"1 0 obj%".repeat(30_000);
    let plain = [b"%PDF-1.5\n/Length 1 0 R".to_vec(), numbers, b"a".repeat(3_000_000)].concat();
    assert!(matches!(examined("numbers.pdf", &plain).content(), Content::BadPdf(_)));
}

#[test]
fn zip_bombs_in_the_content_of_pages_are_too_complex() {
    let packed = deflated((0..300).map(|_| vec![b' '; 1 << 20]));
    let bomb = raw_stream("/Filter/FlateDecode", &packed);
    assert!(matches!(
        bad_pdf(&examined("bomb.pdf", &page_tree("3 0 R", 1, &[page(), bomb]))),
        PdfProblem::TooComplex(_)
    ));
    let twice = raw_stream("/Filter[/FlateDecode/FlateDecode]", &deflated([packed].into_iter()));
    assert!(matches!(
        bad_pdf(&examined("twice.pdf", &page_tree("3 0 R", 1, &[page(), twice]))),
        PdfProblem::TooComplex(_)
    ));
    // Each is within the bound, and all together are not.
    let small = raw_stream("/Filter/FlateDecode", &deflated((0..15).map(|_| vec![b' '; 1 << 20])));
    let pages = (3..23).map(|id| format!("{id} 0 R ")).collect::<String>();
    let objects: Vec<Vec<u8>> =
        (0..20).map(|_| b"<</Type/Page/Parent 2 0 R/Contents 23 0 R>>".to_vec()).chain([small]).collect();
    assert!(matches!(bad_pdf(&examined("many.pdf", &page_tree(&pages, 20, &objects))), PdfProblem::TooComplex(_)));
}

#[test]
fn a_page_tree_that_contains_itself_is_found() {
    let file = examined("cyclic.pdf", &page_tree("3 0 R 2 0 R", 2, &[page(), raw_stream("", b"0 0 9 9 re f")]));
    assert_eq!(*bad_pdf(&file), PdfProblem::CyclicPageTree);
    let deep: Vec<Vec<u8>> =
        (0..4_000).map(|at| format!("<</Type/Pages/Count 1/Kids[{} 0 R]>>", at + 4).into_bytes()).collect();
    assert_eq!(
        *bad_pdf(&examined("deep.pdf", &page_tree("3 0 R", 1, &[deep, vec![b"<</Kids[3 0 R]>>".to_vec()]].concat()))),
        PdfProblem::CyclicPageTree
    );
}

#[test]
fn brackets_without_end_are_an_error() {
    for (name, open) in [("arrays.pdf", "["), ("dictionaries.pdf", "<</A "), ("strings.pdf", "(")] {
        let file = examined(name, &page_tree("3 0 R", 1, &[page(), open.repeat(150_000).into_bytes()]));
        assert!(!matches!(file.content(), Content::Other), "{:?}", file.content());
    }
}

#[test]
fn page_counts_that_are_wrong_or_zero_are_found() {
    let content = raw_stream("", b"0 0 9 9 re f");
    let file = examined("count.pdf", &page_tree("3 0 R", 5, &[page(), content]));
    assert_eq!(*bad_pdf(&file), PdfProblem::PageCount { counted: 5, found: 1 });
    assert_eq!(*bad_pdf(&examined("none.pdf", &pdf(0))), PdfProblem::NoPages);
}

#[test]
fn half_a_pdf_is_cut_off_wherever_it_is_cut() {
    let whole = pdf(20);
    assert_eq!(examined("whole.pdf", &whole).pages(), Some(20));
    for part in 1..8 {
        assert_eq!(*bad_pdf(&examined("half.pdf", &whole[..whole.len() * part / 8])), PdfProblem::CutOff);
    }
}

#[test]
fn an_empty_password_is_encryption_too() {
    let mut document = pdf_document(1, [595, 842], 0, true);
    document
        .trailer
        .set("ID", vec![Object::string_literal("0123456789abcdef"), Object::string_literal("0123456789abcdef")]);
    for (name, user) in [("empty.pdf", ""), ("word.pdf", "secret")] {
        let version = lopdf::EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        let mut encrypted = document.clone();
        encrypted.encrypt(&state).unwrap();
        assert_eq!(*bad_pdf(&examined(name, &saved(&mut encrypted))), PdfProblem::Encrypted);
    }
}

#[test]
fn pages_in_object_streams_are_counted() {
    let kids: String = (3..54).map(|id| format!("{id} 0 R ")).collect();
    let mut objects =
        vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), format!("<</Type/Pages/Kids[{kids}]/Count 51>>")];
    objects.extend((0..51).map(|_| "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".to_owned()));
    let bytes = support::packed_pdf(&objects);
    assert!(!bytes.windows(5).any(|window| window == b"/Page"));
    assert_eq!(examined("modern.pdf", &bytes).pages(), Some(51));
}

#[test]
fn a_picture_of_impossible_size_is_measured_and_not_decoded() {
    let file = examined("huge.png", &support::png_header(60_000, 60_000));
    assert!(matches!(file.content(), Content::Picture(facts) if facts.width == 60_000), "{:?}", file.content());
    let mut bytes = jpeg(8, 8);
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    let file = examined("huge.jpg", &bytes);
    assert!(
        matches!(file.content(), Content::Picture(facts) if facts.height == 60_000)
            || matches!(file.content(), Content::BadPicture(_))
    );
}

#[test]
fn a_tiff_of_several_pages_says_so() {
    let said = |name: &str, bytes: &[u8]| match examined(name, bytes).content() {
        Content::BadPicture(problem) => Some(problem.clone()),
        Content::Picture(facts) if (facts.width, facts.height) == (40, 60) => None,
        content => panic!("{content:?}"),
    };
    let page = (40, 60, 0);
    let problem = said("two.tiff", &support::tiff(&[page, page], None)).unwrap();
    assert!(problem.contains("2 pages") && problem.contains("PDF"), "{problem}");
    assert!(said("many.tiff", &support::tiff(&[page; 300], None)).unwrap().contains("300 pages"));
    assert_eq!(said("one.tiff", &support::tiff(&[page], None)), None);
    assert_eq!(said("thumbnail.tiff", &support::tiff(&[page, (4, 6, 1)], None)), None);
    assert_eq!(said("circle.tiff", &support::tiff(&[page, (4, 6, 1)], Some(0))), None);
    assert!(said("pages.tiff", &support::tiff(&[(40, 60, 2), page, page], Some(1))).unwrap().contains("3 pages"));
    // Heads that lie in each other, each with as many entries as there can be.
    let mut bytes = support::tiff(&[page], None);
    let long = bytes.len();
    bytes[long - 4..].copy_from_slice(&u32::try_from(long).unwrap().to_le_bytes());
    bytes.resize(long + 20_000_000, 0xFF);
    for at in 0..10_000 {
        let head = long + at * 8;
        bytes[head..head + 2].copy_from_slice(&u16::MAX.to_le_bytes());
        let next = u32::try_from(head + 8).unwrap().to_le_bytes();
        let link = head + 2 + 12 * usize::from(u16::MAX);
        bytes[link..link + 4].copy_from_slice(&next);
    }
    assert_eq!(said("heads.tiff", &bytes), None);
}

#[test]
fn a_jpeg_without_its_end_is_incomplete_also_if_its_thumbnail_has_one() {
    let whole = support::jpeg_with_exif(400, 300, 1);
    let complete = |file: &EvidenceFile| match file.content() {
        Content::Picture(facts) => facts.complete,
        content => panic!("{content:?}"),
    };
    assert!(complete(&examined("whole.jpg", &whole)));
    assert!(!complete(&examined("half.jpg", &whole[..whole.len() / 2])));
    let thumbnail = [&[0xFF, 0xE1, 0, 6][..], &[0xFF, 0xD9, 0, 0]].concat();
    let half = [&whole[..2], &thumbnail, &whole[2..whole.len() / 2]].concat();
    assert!(!complete(&examined("thumbnail.jpg", &half)));
    let png = support::png(100, 100);
    assert!(complete(&examined("whole.png", &png)));
    assert!(!complete(&examined("half.png", &png[..png.len() / 2])));
}

#[test]
fn what_is_no_regular_file_is_not_opened() {
    let folder = folder("places");
    assert_eq!(*at(&folder).content(), Content::Unread(ReadProblem::Directory));
    let pipe = folder.join("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(*at(&pipe).content(), Content::Unread(ReadProblem::NotAFile));
    assert_eq!(*at(Path::new("/dev/zero")).content(), Content::Unread(ReadProblem::NotAFile));
    let large = folder.join("large.pdf");
    fs::File::create(&large).unwrap().set_len(MAX_INPUT_BYTES + 1).unwrap();
    assert_eq!(*at(&large).content(), Content::Unread(ReadProblem::TooLarge(MAX_INPUT_BYTES + 1)));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("private");
    let path = folder.join("private.pdf");
    fs::write(&path, pdf(1)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    if fs::File::open(&path).is_ok() {
        // Root may read everything, so another user tries.
        let program = folder.join("program");
        // By a process of its own: a test beside this one that starts a program while this process writes keeps the file open,
        // and a file that is open for writing cannot be run.
        assert!(Command::new("cp").arg(env::current_exe().unwrap()).arg(&program).status().unwrap().success());
        let mut other = Command::new("setpriv");
        let tried = other.args(["--reuid=65534", "--clear-groups"]).arg(&program);
        let tried =
            tried.args(["--exact", "reading_is_not_permitted", "--nocapture"]).env(FILE, &path).output().unwrap();
        assert!(tried.status.success(), "{tried:?}");
    } else {
        assert_eq!(*at(&path).content(), Content::Unread(ReadProblem::Io(std::io::ErrorKind::PermissionDenied)));
    }
    fs::remove_dir_all(folder).unwrap();
}

/// For root, run by the test above as another user; by itself it tries a file in a folder that is not there.
#[test]
fn reading_is_not_permitted() {
    let (path, expected) = match env::var_os(FILE) {
        Some(path) => (PathBuf::from(path), std::io::ErrorKind::PermissionDenied),
        None => (PathBuf::from("/nowhere/private.pdf"), std::io::ErrorKind::NotFound),
    };
    assert_eq!(*EvidenceFile::read(Input::Path(path)).content(), Content::Unread(ReadProblem::Io(expected)));
}

#[test]
fn any_script_may_be_in_a_name() {
    for name in ["reçu été.pdf", "領収書.pdf", "إيصال.pdf", "🧾.pdf", "a b;$(x)'\"\n.pdf"] {
        assert_eq!(examined(name, &pdf(1)).pages(), Some(1));
    }
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("bytes");
    let path = folder.join(std::ffi::OsStr::from_bytes(b"\xFF\xFE.pdf"));
    fs::write(&path, pdf(1)).unwrap();
    assert_eq!((at(&path).pages(), at(&path).name().contains(".pdf")), (Some(1), true));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_prefix_and_every_changed_byte_of_small_files_has_a_result() {
    let mut with_author = pdf_document(1, [595, 842], 90, true);
    let info = with_author.add_object(dictionary! { "Author" => Object::string_literal("A") });
    with_author.trailer.set("Info", info);
    for whole in [
        saved(&mut with_author),
        jpeg(16, 16),
        support::png(16, 16),
        support::encoded(&support::picture(16, 16), image::ImageFormat::WebP),
    ] {
        for at in 0..whole.len() {
            let _ = EvidenceFile::read(Input::Bytes("cut".to_owned(), whole[..at].to_vec()));
            let mut changed = whole.clone();
            changed[at] ^= 0x15;
            let _ = EvidenceFile::read(Input::Bytes("changed".to_owned(), changed));
        }
    }
}

#[test]
fn no_byte_is_empty_and_other_kinds_are_named() {
    for (bytes, kind) in [
        (&b""[..], Kind::Empty),
        (b"hello", Kind::Unknown),
        (b"GIF89a", Kind::Gif),
        (b"\0\0\0\x18ftypheic", Kind::Heic),
        (b"\0\0\0\x18ftypisom", Kind::Video),
        (b"ID3\x03", Kind::Audio),
        (b"PK\x03\x04...word/document.xml", Kind::Docx),
    ] {
        assert_eq!(examined("file.pdf", bytes).kind(), kind);
    }
}

/// A page whose content says that its length stands in another object.
fn with_length_elsewhere(content: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let stream = [b"<</Length 5 0 R>>\nstream\n", content, b"\nendstream"].concat();
    let kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
    vec![(1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()), (2, kids), (3, page()), (4, stream)]
}

#[test]
fn a_length_that_stands_elsewhere_is_found() {
    let blank = |file: &EvidenceFile| match file.content() {
        Content::Pdf(facts) => facts.pages.iter().map(|page| page.blank).collect::<Vec<_>>(),
        content => panic!("{content:?}"),
    };
    for (content, is_blank) in [(&b"0 0 9 9 re f"[..], false), (b"q Q", true)] {
        let mut plain = with_length_elsewhere(content);
        let packed = raw_stream("/Type/ObjStm/N 1/First 4", format!("5 0 {}", content.len()).as_bytes());
        plain.push((6, packed));
        assert_eq!(
            blank(&examined("packed.pdf", &support::cross_referenced_pdf(&plain, &[(5, 6, 0)]))),
            [Some(is_blank)]
        );
        plain.pop();
        plain.push((5, content.len().to_string().into_bytes()));
        assert_eq!(blank(&examined("plain.pdf", &support::cross_referenced_pdf(&plain, &[]))), [Some(is_blank)]);
    }
}

#[test]
fn lengths_in_bombs_are_not_unpacked() {
    // Each container is a stream of any type, which unpacks to 15 MB of numbers.
    let numbers = deflated((0..15).map(|_| b"1 2 3 4 ".repeat(1 << 17)));
    let mut plain = with_length_elsewhere(b"0 0 9 9 re f");
    let mut packed = vec![(5, 20, 0)];
    for at in 0..12 {
        let (stream, length, container) = (40 + at, 60 + at, 20 + at);
        let key = if at % 2 == 0 { "Length" } else { "Len#67th" };
        let content = format!("<</{key} %\n{length} 0 R>>\nstream\nq Q\nendstream");
        plain.push((stream, content.into_bytes()));
        let bomb = raw_stream("/N 2/First 8/Filter/FlateDecode", &numbers);
        plain.push((container, bomb));
        packed.push((length, container, 0));
    }
    examined("bombs.pdf", &support::cross_referenced_pdf(&plain, &packed));
}

#[test]
fn objects_of_an_encrypted_file_are_not_unpacked() {
    let numbers = deflated((0..15).map(|_| b"1 2 3 4 ".repeat(1 << 17)));
    let mut plain = with_length_elsewhere(b"0 0 9 9 re f");
    plain.extend((20..40).map(|at| (at, raw_stream("/Type/ObjStm/N 2/First 8/Filter/FlateDecode", &numbers))));
    let packed: Vec<_> = (20..40).map(|container| (container + 100, container, 0)).collect();
    let bytes = support::cross_referenced_pdf(&plain, &packed);
    let place = bytes.windows(11).rposition(|window| window == b"/Root 1 0 R").unwrap();
    // As many bytes as before, so that every place in the file stays right.
    let mut changed = bytes.clone();
    changed.splice(place..place, b"/Encr#79pt 4 0 R".iter().copied());
    assert_eq!(*bad_pdf(&examined("encrypted.pdf", &changed)), PdfProblem::Encrypted);
}

#[test]
fn content_that_reads_like_a_dictionary_is_not_changed() {
    let mut plain = with_length_elsewhere(b"BT (a stream has its /Length 5 0 R) Tj ET");
    plain.push((5, b"41".to_vec()));
    let file = examined("about.pdf", &support::cross_referenced_pdf(&plain, &[]));
    assert!(matches!(bad_pdf(&file), PdfProblem::TooComplex(_)), "{file:?}");
}

#[test]
fn every_prefix_and_every_changed_byte_of_a_font_has_a_result() {
    let whole = support::font("收据 ");
    assert!(set_in(Input::Bytes("font.ttf".to_owned(), whole.clone())));
    for at in 0..whole.len() {
        set_in(Input::Bytes("cut".to_owned(), whole[..at].to_vec()));
        for change in [0x15, 0xFF] {
            let mut changed = whole.clone();
            changed[at] ^= change;
            set_in(Input::Bytes("changed".to_owned(), changed));
        }
    }
}

#[test]
fn a_font_with_tables_without_end_takes_no_time() {
    let mut many = support::font("收据 ");
    let cmap = many.windows(10).position(|window| window == [0, 0, 0, 1, 0, 3, 0, 10, 0, 0]).unwrap();
    many[cmap + 2..cmap + 4].copy_from_slice(&u16::MAX.to_be_bytes());
    many.resize(many.len() + 1_000_000, 0);
    examined("many.ttf", &many);
    // A composite glyph that consists of itself.
    let mut itself = support::font("收据 ");
    let glyph = itself.windows(10).position(|window| window == [0, 1, 0, 100, 0, 0, 1, 0xF4, 2, 0xBC]).unwrap();
    itself[glyph..glyph + 2].copy_from_slice(&(-1_i16).to_be_bytes());
    itself[glyph + 10..glyph + 18].copy_from_slice(&[0, 0x20, 0, 1, 0, 0, 0, 0]);
    examined("itself.ttf", &itself);
}
