//! Files as citizens bring them, and as nobody should: what is taken, what it becomes, and what lies in the folders
//! afterwards.

use std::io::Cursor;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// For an agency that takes everything that can be taken in.
fn judged(file: &[u8]) -> Result<Document, Refusal> {
    judge(file, &Accepts::of(&[], 10).unwrap())
}

fn for_agency(formats: &[&str], max_mb: u32, file: &[u8]) -> Result<Document, Refusal> {
    let formats: Vec<String> = formats.iter().map(|format| (*format).to_owned()).collect();
    judge(file, &Accepts::of(&formats, max_mb).unwrap())
}

/// A picture that is red at its left and blue at its right.
fn two_coloured(width: u32, height: u32) -> DynamicImage {
    let at = |x: u32| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| at(x)))
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photograph as a telephone takes it: lying on its side, and with the place where it was taken.
pub(crate) fn photograph() -> Vec<u8> {
    let plain = written(&two_coloured(64, 32), ImageFormat::Jpeg);
    // One entry: 0x0112, orientation, SHORT, 6 = turn a quarter clockwise; then what a map would need.
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 1.3521 N 103.8198 E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
}

pub(crate) fn pdf(inside: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {inside} >>\nendobj\n2 0 obj\n<< /Type/Pages /Count 2 >>\n\
         endobj\n3 0 obj\n<< /Type /Page >>\nendobj\n4 0 obj\n<</Type/Page>>\nendobj\nstartxref\n9\n%%EOF\n"
    )
    .into_bytes()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn a_photograph_is_turned_upright_and_loses_the_place_where_it_was_taken() {
    let taken = photograph();
    assert!(holds(&taken, b"GPS"));
    let document = judged(&taken).unwrap();
    assert_eq!((document.kind, document.pages), (FileKind::Jpeg, None));
    assert!(!holds(&document.content, b"GPS") && !holds(&document.content, b"Exif"));
    let redrawn = image::load_from_memory(&document.content).unwrap().to_rgb8();
    assert_eq!(redrawn.dimensions(), (32, 64));
    let (top, bottom) = (redrawn.get_pixel(16, 8), redrawn.get_pixel(16, 56));
    assert!(top.0[0] > 180 && bottom.0[2] > 180, "{top:?} {bottom:?}");
    let preview = document.preview.unwrap();
    assert_eq!((preview.width, preview.dots.len()), (32, 32 * 64));
}

#[test]
fn what_is_hidden_behind_a_picture_does_not_travel() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let mut file = written(&two_coloured(40, 40), format);
        file.extend(b"%PDF-1.7 <script>alert(1)</script> PK\x03\x04");
        let document = judged(&file).unwrap();
        assert!(!holds(&document.content, b"script") && !holds(&document.content, b"PK\x03\x04"), "{format:?}");
        assert_eq!(image::load_from_memory(&document.content).unwrap().dimensions(), (40, 40));
    }
}

#[test]
fn a_drawing_stays_sharp_and_what_is_see_through_lies_on_white() {
    let mut drawing = RgbaImage::from_pixel(30, 20, Rgba([0, 0, 0, 0]));
    drawing.put_pixel(3, 4, Rgba([10, 20, 30, 255]));
    let document = judged(&written(&DynamicImage::ImageRgba8(drawing), ImageFormat::Png)).unwrap();
    assert_eq!(document.kind, FileKind::Png);
    let redrawn = image::load_from_memory(&document.content).unwrap().to_rgb8();
    assert_eq!((redrawn.get_pixel(3, 4).0, redrawn.get_pixel(0, 0).0), ([10, 20, 30], [255, 255, 255]));
}

/// What no picture's format makes much smaller.
fn noise(side: u32) -> RgbImage {
    let mut dot = 1_u32;
    RgbImage::from_fn(side, side, |_, _| {
        dot = dot.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = dot.to_be_bytes();
        Rgb([red, green, blue])
    })
}

#[test]
fn a_picture_that_is_too_large_to_travel_is_made_smaller_and_noise_is_no_exception() {
    let document = judged(&written(&DynamicImage::ImageRgb8(noise(2_400)), ImageFormat::Png)).unwrap();
    assert!(document.kind == FileKind::Jpeg && document.content.len() <= DOCUMENT_BYTES_MAX);
    let wide = DynamicImage::new_luma8(7_000, 70);
    let document = judged(&written(&wide, ImageFormat::Png)).unwrap();
    assert_eq!(image::load_from_memory(&document.content).unwrap().dimensions(), (5_000, 50));
}

#[test]
fn a_picture_becomes_what_the_agency_takes_and_as_small_as_it_wants() {
    let drawing = written(&two_coloured(300, 200), ImageFormat::Png);
    assert_eq!(for_agency(&["jpg"], 2, &drawing).unwrap().kind, FileKind::Jpeg);
    assert_eq!(for_agency(&["png"], 2, &photograph()).unwrap().kind, FileKind::Png);
    assert_eq!(for_agency(&["pdf"], 2, &photograph()).err(), Some(Refusal::Kind));
    assert_eq!(for_agency(&["jpg", "png"], 2, &pdf("")).err(), Some(Refusal::Kind));
    let large = [pdf(""), vec![b' '; 1_000_000], pdf("")].concat();
    assert_eq!(for_agency(&["pdf"], 1, &large).err(), Some(Refusal::TooLarge));
    assert!(for_agency(&["pdf"], 2, &large).is_ok());
    let photograph = written(&DynamicImage::ImageRgb8(noise(2_400)), ImageFormat::Jpeg);
    let small = for_agency(&["pdf", "jpg"], 6, &photograph).unwrap();
    assert!(small.content.len() <= 6_000_000, "{}", small.content.len());
    assert!(image::load_from_memory(&small.content).unwrap().width() < 2_400);
}

/// A small file that says it is a picture of that many dots.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut file = written(&two_coloured(8, 8), ImageFormat::Png);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&crc.to_be_bytes());
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[test]
fn what_is_not_taken_is_refused_with_its_reason() {
    let png = written(&two_coloured(40, 40), ImageFormat::Png);
    let jpeg = written(&two_coloured(40, 40), ImageFormat::Jpeg);
    for (what, file, refusal) in [
        ("nothing", Vec::new(), Refusal::Kind),
        ("a text that is called plan.pdf", b"Dear Sir".to_vec(), Refusal::Kind),
        ("a GIF", b"GIF89a\x01\0\x01\0".to_vec(), Refusal::Kind),
        ("a program", b"MZ\x90\0".to_vec(), Refusal::Kind),
        ("half a PNG", png[..png.len() / 2].to_vec(), Refusal::Broken),
        ("the beginning of a JPEG", jpeg[..20].to_vec(), Refusal::Broken),
        ("a PNG that unfolds to 3 GB", bomb(30_000, 30_000), Refusal::TooLarge),
        ("a PNG within the sides that unfolds to 400 MB", bomb(11_999, 11_999), Refusal::TooLarge),
        ("a PDF that is too large", [pdf(""), vec![b' '; DOCUMENT_BYTES_MAX]].concat(), Refusal::TooLarge),
        ("half a PDF", pdf("")[..60].to_vec(), Refusal::Broken),
        ("a PDF of no version", pdf("").iter().map(|b| if *b == b'1' { b'x' } else { *b }).collect(), Refusal::Broken),
        ("a locked PDF", pdf("/Encrypt 9 0 R"), Refusal::Locked),
        ("a PDF with a program", pdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), Refusal::Active),
        ("a PDF with a program under another spelling", pdf("/OpenAction << /S /J#61vaScript >>"), Refusal::Active),
        ("a PDF that starts something", pdf("/OpenAction<</S/Launch/F(x.exe)>>"), Refusal::Active),
        ("a PDF with a file in it", pdf("/Names << /EmbeddedFiles 9 0 R >>"), Refusal::Active),
    ] {
        assert_eq!(judged(&file).err(), Some(refusal), "{what}");
    }
}

#[test]
fn a_pdf_travels_as_it_is_and_its_pages_are_counted() {
    let plain = pdf("/Lang (en)");
    let document = judged(&plain).unwrap();
    assert_eq!((document.kind, document.pages), (FileKind::Pdf, Some(2)));
    assert!(*document.content == plain && document.preview.is_none());
    assert_eq!(format!("{document:?}"), format!("Document {{ kind: Pdf, bytes: {}, .. }}", plain.len()));
}

fn put(folder: &Path, name: &str, content: &[u8]) {
    std::fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
    std::fs::write(folder.join(name), content).unwrap();
}

fn names(stick: &Stick) -> Vec<String> {
    stick.list().iter().map(|entry| entry.name.reveal().clone()).collect()
}

#[test]
fn a_stick_is_listed_by_content_and_never_left() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "secret.pdf", &pdf(""));
    let at = folder.path();
    let stick = Stick::new(at.to_owned(), StickKind::Folder);
    assert_eq!((stick.presence(), names(&stick)), (Presence::Absent, vec![]));
    put(at, "zebra.pdf", &pdf(""));
    put(at, "Holiday", &photograph());
    put(at, "letter.pdf", b"Dear Sir");
    put(at, ".hidden.pdf", &pdf(""));
    put(at, "a/b/deep.png", &written(&two_coloured(9, 9), ImageFormat::Png));
    put(at, "a/b/c/too-deep.pdf", &pdf(""));
    symlink(outside.path().join("secret.pdf"), at.join("link.pdf")).unwrap();
    symlink(outside.path(), at.join("linked")).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, at.join("pipe.pdf"), rustix::fs::Mode::RUSR).unwrap();
    assert!(matches!(stick.presence(), Presence::There(_)));
    assert_eq!(names(&stick), ["Holiday", "zebra.pdf", "deep.png"]);
    let listed = stick.list();
    assert_eq!(
        listed.iter().map(|entry| entry.kind).collect::<Vec<_>>(),
        [FileKind::Jpeg, FileKind::Pdf, FileKind::Png]
    );
    assert_eq!(*stick.read(&listed[1]).unwrap(), pdf(""));
    assert!(!format!("{:?}", listed[0]).contains("Holiday"));
}

#[test]
fn a_file_that_became_a_link_a_large_one_and_a_stick_that_was_pulled_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let stick = Stick::new(at.to_owned(), StickKind::Folder);
    put(at, "here/plan.pdf", &pdf(""));
    put(at, "here/large.pdf", &[pdf(""), vec![0; DOCUMENT_BYTES_MAX]].concat());
    let listed = stick.list();
    assert_eq!(stick.read(&listed[0]).err(), Some(ReadFault::TooLarge));
    std::fs::rename(at.join("here/plan.pdf"), at.join("elsewhere")).unwrap();
    symlink(at.join("elsewhere"), at.join("here/plan.pdf")).unwrap();
    assert_eq!(stick.read(&listed[1]).err(), Some(ReadFault::Gone));
    std::fs::remove_dir_all(at).unwrap();
    assert_eq!(stick.presence(), Presence::Absent);
    assert_eq!(stick.read(&listed[1]).err(), Some(ReadFault::Gone));
}

#[test]
fn no_more_than_two_hundred_files_are_offered() {
    let folder = tempfile::tempdir().unwrap();
    (0..230).for_each(|place| put(folder.path(), &format!("{place:03}.pdf"), b"%PDF-"));
    let names = names(&Stick::new(folder.path().to_owned(), StickKind::Folder));
    assert_eq!((names.len(), names[199].as_str()), (200, "199.pdf"));
}

fn left(folder: &Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_scan_is_taken_once_it_stands_still_and_is_gone_from_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "of-somebody-else.pdf", &pdf(""));
    let mut tray = Tray::open(folder.path().to_owned()).unwrap();
    assert_eq!(left(folder.path()), 0, "another citizen's paper");
    let secs = |tenths: u64| Duration::from_millis(tenths * 100);
    assert_eq!(tray.look(secs(0)).unwrap(), None);
    put(folder.path(), ".scan.pdf.part", b"%PDF");
    put(folder.path(), "scan.pdf", b"%PDF-1.7 the first");
    assert_eq!(tray.look(secs(10)).unwrap(), None);
    put(folder.path(), "scan.pdf", &pdf(""));
    assert_eq!(tray.look(secs(25)).unwrap(), None, "it has grown");
    assert_eq!(tray.look(secs(34)).unwrap(), None, "not yet for a second");
    assert_eq!(tray.look(secs(35)).unwrap(), Some(Arrival::File(zeroize::Zeroizing::new(pdf("")))));
    assert_eq!(tray.look(secs(60)).unwrap(), None);
    assert_eq!((left(folder.path()), tray.clear().unwrap(), left(folder.path())), (1, 1, 0));
}

#[test]
fn a_link_in_the_scanners_folder_is_never_followed_and_a_file_too_large_is_said_and_gone() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "passwords.pdf", &pdf(""));
    let mut tray = Tray::open(folder.path().to_owned()).unwrap();
    symlink(outside.path().join("passwords.pdf"), folder.path().join("scan.pdf")).unwrap();
    for secs in 0..5 {
        assert_eq!(tray.look(Duration::from_secs(secs)).unwrap(), None);
    }
    let large = std::fs::File::create(folder.path().join("large.pdf")).unwrap();
    large.set_len(40 * 1024 * 1024).unwrap();
    assert_eq!(tray.look(Duration::from_secs(10)).unwrap(), None);
    assert_eq!(tray.look(Duration::from_secs(11)).unwrap(), Some(Arrival::Spoilt(ReadFault::TooLarge)));
    assert_eq!((tray.clear().unwrap(), left(outside.path())), (1, 1), "the link goes, what it names stays");
}

#[test]
fn a_folder_with_folders_in_it_is_no_scanners_and_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "home/diary.pdf", &pdf(""));
    put(folder.path(), "top.pdf", &pdf(""));
    assert!(matches!(Tray::open(folder.path().to_owned()), Err(TrayError::HoldsFolders { .. })));
    assert_eq!(left(folder.path()), 2);
    let missing = folder.path().join("missing");
    assert!(matches!(Tray::open(missing), Err(TrayError::Closed { .. })));
}
