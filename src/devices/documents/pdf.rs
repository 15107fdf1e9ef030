//! A look over a PDF: whether it begins and ends as one, whether it is locked, whether it says of itself that it carries
//! programs or other files. The look is shallow: what stands in a compressed part of it is not seen. Whoever opens it
//! opens it as they open any PDF from outside.

use super::Refusal;

/// The end of a PDF stands within its last bytes.
const TAIL: usize = 2_048;
/// What an agency's program would run or unpack.
const ACTIVE: [&[u8]; 5] = [b"JavaScript", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia"];

/// The pages, where they can be counted.
pub(super) fn looked_over(file: &[u8]) -> Result<Option<u32>, Refusal> {
    let is_version = matches!(file.get(5..7), Some(b"1." | b"2."));
    let tail = file.get(file.len().saturating_sub(TAIL)..).unwrap_or_default();
    if !is_version || !holds(tail, b"startxref") || !holds(tail, b"%%EOF") {
        return Err(Refusal::Broken);
    }
    let (mut pages, mut after_type) = (0_u32, false);
    for name in names(file) {
        let name = name.as_slice();
        if name == b"Encrypt" {
            return Err(Refusal::Locked);
        }
        if ACTIVE.contains(&name) {
            return Err(Refusal::Active);
        }
        if after_type && name == b"Page" {
            pages = pages.saturating_add(1);
        }
        after_type = name == b"Type";
    }
    // Without a page in plain sight they stand in a compressed part.
    Ok((pages > 0).then_some(pages))
}

fn holds(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len()).any(|window| window == wanted)
}

/// Every name in the file, as it reads: `/J#61vaScript` is `JavaScript`.
fn names(file: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let starts = file.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    starts.map(|at| {
        let rest = file.get(at..).unwrap_or_default();
        let length = rest.iter().take(NAME_MAX).take_while(|byte| is_regular(**byte)).count();
        unescaped(rest.get(..length).unwrap_or_default())
    })
}

/// No name that is looked for is longer, even with every letter escaped.
const NAME_MAX: usize = 64;

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut read = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'#').then(|| after.get(..2)).flatten();
        let byte = escaped.and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        read.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    read
}
