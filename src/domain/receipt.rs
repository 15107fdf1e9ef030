//! The receipt as a value: what stands on the paper, in order, with no word about dots, bytes or fonts. It holds no
//! personal value, because it stays on the terminal for reprints.

use crate::Language;

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
    /// The document as a copy: the same words under a line that says so, so that no two originals exist.
    #[must_use]
    pub fn marked_as_copy(&self, mark: String) -> Self {
        let mut blocks = vec![Block::Title(mark), Block::Rule];
        blocks.extend(self.blocks.iter().cloned());
        Self { language: self.language, blocks }
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
