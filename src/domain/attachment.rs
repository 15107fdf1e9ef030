//! A document that a citizen has added: which it is, what kind, how large. Never its content, its name or what it shows.

/// Names a file that was taken in during a visit; counted from 1 and used once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileNumber(pub u32);

/// The kinds of file that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A PDF.
    Pdf,
    /// A photograph or a scanned page.
    Jpeg,
    /// A drawing or a picture of a screen.
    Png,
}

impl FileKind {
    /// Its media type: `application/pdf`.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// How a file of this kind ends: `pdf`.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// What an agency takes as a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Accepts {
    kinds: [Option<FileKind>; 3],
    /// The largest file, in bytes.
    pub bytes_max: u64,
}

impl Accepts {
    /// By the names of formats (`pdf`, `jpg`) and a size in millions of bytes; all kinds, where none is named. Nothing where
    /// the agency takes none of the kinds that can be taken in.
    #[must_use]
    pub fn of(formats: &[String], max_mb: u32) -> Option<Self> {
        let is_named = |names: &[&str]| {
            formats.is_empty()
                || formats.iter().any(|format| names.iter().any(|name| format.eq_ignore_ascii_case(name)))
        };
        let kinds = [(FileKind::Pdf, &["pdf"][..]), (FileKind::Jpeg, &["jpg", "jpeg"]), (FileKind::Png, &["png"])];
        let kinds = kinds.map(|(kind, names)| is_named(names).then_some(kind));
        let bytes_max = u64::from(max_mb.min(MAX_MB)) * 1_000_000;
        kinds.iter().any(Option::is_some).then_some(Self { kinds, bytes_max })
    }

    /// Whether a file of that kind may be the document.
    #[must_use]
    pub fn takes(&self, kind: FileKind) -> bool {
        self.kinds.contains(&Some(kind))
    }

    /// Whether a file on a stick may become the document: a picture is drawn anew and may change its kind.
    #[must_use]
    pub fn may_become(&self, kind: FileKind) -> bool {
        match kind {
            FileKind::Pdf => self.takes(kind),
            FileKind::Jpeg | FileKind::Png => self.takes(FileKind::Jpeg) || self.takes(FileKind::Png),
        }
    }

    /// The kinds as people name them: `PDF, JPEG`.
    #[must_use]
    pub fn named(&self) -> String {
        let name = |kind: &FileKind| match kind {
            FileKind::Pdf => "PDF",
            FileKind::Jpeg => "JPEG",
            FileKind::Png => "PNG",
        };
        self.kinds.iter().flatten().map(name).collect::<Vec<_>>().join(", ")
    }
}

/// No document that travels is larger, in millions of bytes.
const MAX_MB: u32 = 10;

/// A file that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachedFile {
    /// Which.
    pub number: FileNumber,
    /// What it is.
    pub kind: FileKind,
    /// How large it is as it will be sealed.
    pub bytes: u64,
    /// Pages of a PDF, where they could be counted.
    pub pages: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_takes_the_formats_it_names_and_no_larger_file_than_it_says() {
        for (formats, max_mb, named, bytes_max) in [
            (&["pdf"][..], 2, Some("PDF"), 2_000_000),
            (&["PDF", "jpeg", "gif", "doc"], 5, Some("PDF, JPEG"), 5_000_000),
            (&["png", "jpg"], 10, Some("JPEG, PNG"), 10_000_000),
            (&[], 25, Some("PDF, JPEG, PNG"), 10_000_000),
            (&["dwg"], 10, None, 0),
        ] {
            let formats: Vec<String> = formats.iter().map(|format| (*format).to_owned()).collect();
            let accepts = Accepts::of(&formats, max_mb);
            assert_eq!(accepts.map(|it| it.named()).as_deref(), named, "{formats:?}");
            assert_eq!(accepts.map_or(0, |it| it.bytes_max), bytes_max, "{formats:?}");
        }
        let pictures = Accepts::of(&["jpg".to_owned()], 10).unwrap();
        assert!(pictures.may_become(FileKind::Png) && !pictures.takes(FileKind::Png));
        assert!(!pictures.may_become(FileKind::Pdf));
    }
}
