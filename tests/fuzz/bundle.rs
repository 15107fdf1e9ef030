//! Several files in one text, as a fuzzer can write them: a line `=== path` begins each.

use std::path::{Component, Path, PathBuf};

const MARK: &[u8] = b"=== ";

/// The files of a bundle, in their order; what stands before the first mark is nobody's.
pub(crate) fn files(bundle: &[u8]) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for line in bundle.split_inclusive(|byte| *byte == b'\n') {
        match (line.strip_prefix(MARK), found.last_mut()) {
            (Some(path), _) => found.push((below(path), Vec::new())),
            (None, Some((_, text))) => text.extend_from_slice(line),
            (None, None) => {}
        }
    }
    found.retain(|(path, _)| path.components().next().is_some());
    found
}

/// The bundle of some files.
pub(crate) fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut bundle = Vec::new();
    for (path, text) in files {
        bundle.extend_from_slice(MARK);
        bundle.extend_from_slice(path.as_bytes());
        bundle.push(b'\n');
        bundle.extend_from_slice(text);
        if !text.ends_with(b"\n") {
            bundle.push(b'\n');
        }
    }
    bundle
}

/// A path that stays below its folder, as paths on a stick and in a folder do.
fn below(path: &[u8]) -> PathBuf {
    let text = String::from_utf8_lossy(path).trim_end().replace('\0', "0");
    let names = Path::new(&text).components().filter(|part| matches!(part, Component::Normal(_))).take(6);
    names.map(|name| name.as_os_str().to_string_lossy().chars().take(60).collect::<String>()).collect()
}
