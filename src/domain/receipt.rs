//! The receipt as a value: what stands on the paper, in order, with no word about dots, bytes or fonts. It holds no
//! personal value, because it stays on the terminal for reprints.

use sha2::{Digest as _, Sha256};

use crate::{Language, foreign};

/// What a paper says, in twenty bytes: the beginning of the SHA-256 of [`Document::canonical_text`]. Two papers with other
/// words have other hashes, though both were printed under one reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 20]);

/// A paper document, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Language of the words, which chooses fonts and direction.
    pub language: Language,
    /// In printing order.
    pub blocks: Vec<Block>,
}

/// One piece of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The document's title, large and centred.
    Title(String),
    /// A section's heading, bold.
    Heading(String),
    /// A paragraph, wrapped.
    Text(String),
    /// Small print, wrapped.
    Small(String),
    /// A label at the left and a value at the right, in one line where it fits: a fee, a date.
    Pair {
        /// Left.
        label: String,
        /// Right; amounts line up here.
        value: String,
    },
    /// Like `Pair`, bold and larger: a total.
    Total {
        /// Left.
        label: String,
        /// Right.
        value: String,
    },
    /// A reference to be read from a metre away.
    Reference(String),
    /// A two-dimensional code with a sentence for those who cannot see it.
    Qr {
        /// What the code holds.
        content: String,
        /// The sentence under it.
        caption: String,
    },
    /// A thin line across the paper.
    Rule,
    /// White space, one line high.
    Space,
}

impl Document {
    /// A paper of these blocks, as people read them: what is there in one language alone bears its mark.
    #[must_use]
    pub fn new(language: Language, blocks: Vec<Block>) -> Self {
        let marked = |text: String| foreign::marked(&text);
        let read = |block| match block {
            Block::Title(text) => Block::Title(marked(text)),
            Block::Heading(text) => Block::Heading(marked(text)),
            Block::Text(text) => Block::Text(marked(text)),
            Block::Small(text) => Block::Small(marked(text)),
            Block::Pair { label, value } => Block::Pair { label: marked(label), value: marked(value) },
            Block::Total { label, value } => Block::Total { label: marked(label), value: marked(value) },
            Block::Qr { content, caption } => Block::Qr { content, caption: marked(caption) },
            Block::Reference(_) | Block::Rule | Block::Space => block,
        };
        Self { language, blocks: blocks.into_iter().map(read).collect() }
    }

    /// The document as a copy: the same words under a line that says so, so that no two originals exist.
    #[must_use]
    pub fn marked_as_copy(&self, mark: String) -> Self {
        let mut blocks = vec![Block::Title(mark), Block::Rule];
        blocks.extend(self.blocks.iter().cloned());
        Self { language: self.language, blocks }
    }

    /// The same document with that text in its code. The words stay as they are, and so does the hash.
    #[must_use]
    pub fn with_code(mut self, code: &str) -> Self {
        for block in &mut self.blocks {
            if let Block::Qr { content, .. } = block {
                code.clone_into(content);
            }
        }
        self
    }

    /// The words of the paper as one text, which whoever holds the paper can write down again: each text from top to
    /// bottom on a line of its own, a label and its value on one line with a blank between them, the sentence under a code
    /// but not what the code holds, nothing for rules and spaces. Every run of white space is one blank, no line begins or
    /// ends with one, each line ends in a line feed, all in UTF-8. The line at the top that marks a copy does not count,
    /// so that a copy has the text of its original.
    #[must_use]
    pub fn canonical_text(&self) -> String {
        let mut text = String::new();
        for words in self.words().iter().skip(self.marks()) {
            text.push_str(&words.split_whitespace().collect::<Vec<_>>().join(" "));
            text.push('\n');
        }
        text
    }

    /// What the paper says, as the code on a receipt holds it.
    #[must_use]
    pub fn content_hash(&self) -> ContentHash {
        let mut short = [0; 20];
        for (to, from) in short.iter_mut().zip(Sha256::digest(self.canonical_text())) {
            *to = from;
        }
        ContentHash(short)
    }

    /// Texts at the top that mark a copy: a title alone above a rule, which no other document begins with.
    fn marks(&self) -> usize {
        match self.blocks.as_slice() {
            [Block::Title(_), Block::Rule, ..] => 1,
            _ => 0,
        }
    }

    /// Every word that stands on the paper, in reading order; what a reader speaks and a test looks for.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Title(text)
                | Block::Heading(text)
                | Block::Text(text)
                | Block::Small(text)
                | Block::Reference(text) => {
                    words.push(text.clone());
                }
                Block::Pair { label, value } | Block::Total { label, value } => words.push(format!("{label} {value}")),
                Block::Qr { caption, .. } => words.push(caption.clone()),
                Block::Rule | Block::Space => {}
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(fee: &str) -> Document {
        let blocks = vec![
            Block::Title("Guichet".into()),
            Block::Text(" Bedok  Hub ".into()),
            Block::Rule,
            Block::Reference("7K4-33334-C".into()),
            Block::Pair { label: "Food shop licence".into(), value: fee.into() },
            Block::Space,
            Block::Qr { content: "unsigned".into(), caption: "Check with this code".into() },
        ];
        Document { language: Language::English, blocks }
    }

    #[test]
    fn the_canonical_text_is_what_one_reads_and_its_hash_that_of_any_other_program() {
        let text = "Guichet\nBedok Hub\n7K4-33334-C\nFood shop licence S$195.00\nCheck with this code\n";
        assert_eq!(receipt("S$195.00").canonical_text(), text);
        // printf '…' | sha256sum, of which the first forty digits.
        let hex: String = receipt("S$195.00").content_hash().0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "fa8356ac0965021c3173f896ad693ff5eaade3de");
    }

    #[test]
    fn a_copy_has_the_hash_of_its_original_and_other_words_have_another() {
        let original = receipt("S$195.00");
        let signed = original.clone().with_code("GUICHET:2:…");
        let copy = signed.marked_as_copy("COPY 1".into());
        assert_eq!(copy.content_hash(), original.content_hash());
        assert_eq!(signed.content_hash(), original.content_hash(), "the code holds the hash, so it cannot be in it");
        assert!(
            copy.blocks
                .contains(&Block::Qr { content: "GUICHET:2:…".into(), caption: "Check with this code".into() })
        );
        for other in [receipt("S$95.00"), receipt("S$195.0"), Document { blocks: Vec::new(), ..original.clone() }] {
            assert_ne!(other.content_hash(), original.content_hash());
        }
    }
}
