//! A picture drawn anew: read within limits of size and memory, turned upright, brought to a size that a page can be read
//! in, and written as a picture of its own. So no position, no name of a camera and nothing hidden behind the picture
//! travels with it.

use std::io::{self, Cursor, Write};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use zeroize::{Zeroize as _, Zeroizing};

use domain::attachment::{Accepts, FileKind};

use super::{DOCUMENT_BYTES_MAX, Document, Preview, Refusal};

/// Dots along a side that are read.
const SIDE_MAX: u32 = 12_000;
/// Bytes of dots that are read: 55 million dots in colour. Turning a picture takes as much again for a moment.
const DOTS_BYTES_MAX: u64 = 160 * 1024 * 1024;
/// Dots along a side that travel, the first that is small enough: an A4 page at 420, 300, 200 and 150 to the inch.
const SIDES: [u32; 4] = [5_000, 3_500, 2_400, 1_754];
/// Of a hundred; at this, small print on a scanned page reads as before.
const QUALITY: u8 = 88;
/// The preview is at most so wide and so high.
const PREVIEW: [u32; 2] = [420, 300];

/// The same picture with nothing but its dots, small enough for the agency.
pub(super) fn redrawn(file: &[u8], kind: FileKind, accepts: &Accepts) -> Result<Document, Refusal> {
    let mut plain = plain(upright(file, kind)?);
    let most = usize::try_from(accepts.bytes_max).unwrap_or(usize::MAX).min(DOCUMENT_BYTES_MAX);
    // As it came, and else as the other: a photograph that was kept as a PNG is too large to travel as one.
    let other = if kind == FileKind::Png { FileKind::Jpeg } else { FileKind::Png };
    let kinds: Vec<FileKind> = [kind, other].into_iter().filter(|kind| accepts.takes(*kind)).collect();
    let mut found = None;
    for side in SIDES {
        if plain.width().max(plain.height()) > side {
            let smaller = plain.thumbnail(side, side);
            wipe(std::mem::replace(&mut plain, smaller));
        }
        found = kinds.iter().find_map(|kind| written(&plain, *kind, most).map(|content| (*kind, content)));
        if found.is_some() {
            break;
        }
    }
    let preview = preview(&plain);
    wipe(plain);
    let (kind, content) = found.ok_or(Refusal::TooLarge)?;
    Ok(Document { kind, content, pages: None, preview: Some(preview) })
}

fn upright(file: &[u8], kind: FileKind) -> Result<DynamicImage, Refusal> {
    let format = match kind {
        FileKind::Png => ImageFormat::Png,
        FileKind::Jpeg | FileKind::Pdf => ImageFormat::Jpeg,
    };
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(SIDE_MAX), Some(SIDE_MAX));
    limits.max_alloc = Some(DOTS_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    if decoder.total_bytes() > DOTS_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn refused(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::TooLarge,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => Refusal::Broken,
    }
}

/// Eight bits a colour, grey where it is grey; what is transparent lies on white paper.
fn plain(picture: DynamicImage) -> DynamicImage {
    let (colour, see_through) = (picture.color().has_color(), picture.color().has_alpha());
    let plain = match (see_through, colour) {
        (true, _) => DynamicImage::ImageRgb8(on_paper(&picture)),
        (false, true) => DynamicImage::ImageRgb8(picture.to_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(picture.to_luma8()),
    };
    wipe(picture);
    plain
}

fn on_paper(picture: &DynamicImage) -> RgbImage {
    let mut dots = picture.to_rgba8();
    let paper = RgbImage::from_fn(dots.width(), dots.height(), |x, y| {
        let [red, green, blue, solid] = dots.get_pixel(x, y).0;
        let over = |light: u8| {
            let mixed = u16::from(light) * u16::from(solid) + 255 * (255 - u16::from(solid));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    });
    dots.as_flat_samples_mut().samples.zeroize();
    paper
}

/// `None` where it would be larger than may travel.
fn written(plain: &DynamicImage, kind: FileKind, most: usize) -> Option<Zeroizing<Vec<u8>>> {
    // As much room at once as it may take: a vector that grows leaves copies behind.
    let mut page = Page { content: Zeroizing::new(Vec::with_capacity(most)), most };
    let done = match kind {
        FileKind::Png => plain.write_with_encoder(PngEncoder::new_with_quality(
            &mut page,
            CompressionType::Default,
            FilterType::Adaptive,
        )),
        FileKind::Jpeg | FileKind::Pdf => plain.write_with_encoder(JpegEncoder::new_with_quality(&mut page, QUALITY)),
    };
    done.ok().map(|()| Zeroizing::new(page.content.to_vec()))
}

/// Takes no more than may travel.
struct Page {
    content: Zeroizing<Vec<u8>>,
    most: usize,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.content.len() + bytes.len() > self.most {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a picture is too large to travel"));
        }
        self.content.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn preview(plain: &DynamicImage) -> Preview {
    let [width, height] = PREVIEW;
    // One that is smaller than the preview is not made larger.
    let small = match plain.width() > width || plain.height() > height {
        true => plain.thumbnail(width, height).into_luma8(),
        false => plain.to_luma8(),
    };
    Preview { width: usize::try_from(small.width()).unwrap_or(1), dots: small.into_raw() }
}

fn wipe(picture: DynamicImage) {
    picture.into_bytes().zeroize();
}
