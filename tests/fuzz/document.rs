//! A file that a citizen brings: sniffed, judged, redrawn. What is taken is within its limits.

use devices::documents::judge;
use domain::attachment::Accepts;

/// What agencies ask for: everything, and pictures of one kind and little size, for which others are changed.
pub(crate) fn run(data: &[u8]) {
    let all = Accepts::of(&[], 10).unwrap();
    let small = Accepts::of(&["jpg".to_owned()], 1).unwrap();
    for accepts in [all, small] {
        match judge(data, &accepts) {
            Ok(document) => {
                let bytes = document.content.len() as u64;
                assert!(bytes > 0 && bytes <= accepts.bytes_max && accepts.takes(document.kind), "{document:?}");
            }
            Err(refusal) => drop(refusal.to_string()),
        }
    }
}

/// A small picture, the beginning of a photograph, a PDF of one page.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF\n";
    let jpeg = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xd9";
    vec![png(), pdf.to_vec(), jpeg.to_vec()]
}

/// One grey dot; its checksums are right.
fn png() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(b"\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55");
    png.extend(b"\x00\x00\x00\nIDAT\x78\x9c\x63\x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6");
    png.extend(b"\x00\x00\x00\x00IEND\xae\x42\x60\x82");
    png
}
