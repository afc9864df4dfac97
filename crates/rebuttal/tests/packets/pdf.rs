//! A small PDF, written by hand.

/// A page with a black square at so many points from the left.
pub(crate) fn pdf(left: u32) -> Vec<u8> {
    let drawn = format!("{left} 40 200 200 re f");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>\nstream\n{drawn}\nendstream", drawn.len()),
    ];
    let mut text = "%PDF-1.5\n".to_owned();
    let mut offsets = String::new();
    for (index, object) in objects.iter().enumerate() {
        offsets += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = text.len();
    text += &format!(
        "xref\n0 5\n0000000000 65535 f \n{offsets}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}
