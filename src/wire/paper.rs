//! The receipt document as it is stored for reprints: JSON of the domain's paper document, which itself knows no
//! format. It holds no personal value, because it stays on the terminal.

use serde::{Deserialize, Serialize};

use domain::Language;
use domain::receipt::{Block, Document};

use crate::json;
use crate::v1::{ReadError, VERSION, read};

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u32,
    language: String,
    blocks: Vec<StoredBlock>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredBlock {
    Title(String),
    Heading(String),
    Text(String),
    Small(String),
    Pair { label: String, value: String },
    Total { label: String, value: String },
    Reference(String),
    Qr { content: String, caption: String },
    Rule,
    Space,
}

/// A document that cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Not the stored form.
    #[error("the stored receipt cannot be read")]
    Shape(#[source] ReadError),
    /// A later form.
    #[error("the stored receipt has version {found}")]
    Version {
        /// As read.
        found: u32,
    },
    /// A language that this release does not know.
    #[error("the stored receipt is in a language that is not on offer")]
    Language,
}

/// A document as bytes to store.
#[must_use]
pub fn encode(document: &Document) -> Vec<u8> {
    json(&Stored {
        v: VERSION,
        language: document.language.tag().to_owned(),
        blocks: document.blocks.iter().map(to_stored).collect(),
    })
}

/// A document from its stored bytes.
///
/// # Errors
/// When the bytes are not what [`encode`] wrote.
pub fn decode(bytes: &[u8]) -> Result<Document, DecodeError> {
    let stored: Stored = read(bytes).map_err(DecodeError::Shape)?;
    if stored.v != VERSION {
        return Err(DecodeError::Version { found: stored.v });
    }
    let language: Language = stored.language.parse().map_err(|_| DecodeError::Language)?;
    Ok(Document { language, blocks: stored.blocks.into_iter().map(from_stored).collect() })
}

fn to_stored(block: &Block) -> StoredBlock {
    match block.clone() {
        Block::Title(text) => StoredBlock::Title(text),
        Block::Heading(text) => StoredBlock::Heading(text),
        Block::Text(text) => StoredBlock::Text(text),
        Block::Small(text) => StoredBlock::Small(text),
        Block::Pair { label, value } => StoredBlock::Pair { label, value },
        Block::Total { label, value } => StoredBlock::Total { label, value },
        Block::Reference(text) => StoredBlock::Reference(text),
        Block::Qr { content, caption } => StoredBlock::Qr { content, caption },
        Block::Rule => StoredBlock::Rule,
        Block::Space => StoredBlock::Space,
    }
}

fn from_stored(block: StoredBlock) -> Block {
    match block {
        StoredBlock::Title(text) => Block::Title(text),
        StoredBlock::Heading(text) => Block::Heading(text),
        StoredBlock::Text(text) => Block::Text(text),
        StoredBlock::Small(text) => Block::Small(text),
        StoredBlock::Pair { label, value } => Block::Pair { label, value },
        StoredBlock::Total { label, value } => Block::Total { label, value },
        StoredBlock::Reference(text) => Block::Reference(text),
        StoredBlock::Qr { content, caption } => Block::Qr { content, caption },
        StoredBlock::Rule => Block::Rule,
        StoredBlock::Space => Block::Space,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pair(label: &str, value: &str) -> (String, String) {
        (label.to_owned(), value.to_owned())
    }

    #[test]
    fn a_stored_receipt_is_the_golden_one() {
        let (label, value) = pair("Total", "S$195.00");
        let document = Document {
            language: Language::Tamil,
            blocks: vec![
                Block::Title("Receipt".into()),
                Block::Heading("SFA".into()),
                Block::Text("One licence".into()),
                Block::Small("Keep this".into()),
                Block::Pair { label: label.clone(), value: value.clone() },
                Block::Total { label, value },
                Block::Reference("7K4-33334-C".into()),
                Block::Qr { content: "7K4".into(), caption: "Your reference".into() },
                Block::Rule,
                Block::Space,
            ],
        };
        let golden = include_str!("golden/paper.json").trim_end();
        assert_eq!(String::from_utf8(encode(&document)).unwrap(), golden);
        assert_eq!(decode(golden.as_bytes()), Ok(document));
    }

    #[test]
    fn what_was_not_stored_by_us_is_refused() {
        assert!(matches!(decode(b"paper"), Err(DecodeError::Shape(_))));
        assert_eq!(decode(br#"{"v":2,"language":"en","blocks":[]}"#), Err(DecodeError::Version { found: 2 }));
        assert_eq!(decode(br#"{"v":1,"language":"xx","blocks":[]}"#), Err(DecodeError::Language));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_text_comes_back(texts in proptest::collection::vec(".*", 0..8)) {
            let blocks = texts.iter().map(|text| Block::Pair { label: text.clone(), value: text.clone() }).collect();
            let document = Document { language: Language::Chinese, blocks };
            prop_assert_eq!(decode(&encode(&document)), Ok(document));
        }
    }
}
