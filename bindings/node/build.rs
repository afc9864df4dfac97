//! Tells the linker that Node's own symbols come later.

fn main() {
    napi_build::setup();
}
