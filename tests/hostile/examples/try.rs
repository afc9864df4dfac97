//! Runs a target on files, such as one that libFuzzer kept: `cargo run -p rebuttal-hostile --example try -- answers FILE…`

fn main() {
    let mut arguments = std::env::args().skip(1);
    let target = arguments.next().expect("the name of a target");
    let mut bad = 0;
    for file in arguments {
        let data = std::fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        if std::panic::catch_unwind(|| rebuttal_hostile::run(&target, &data)).is_err() {
            eprintln!("{target} does not hold for {file}");
            bad += 1;
        }
    }
    std::process::exit(i32::from(bad > 0));
}
