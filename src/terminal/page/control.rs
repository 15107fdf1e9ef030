//! How a control is put together: ready, secondary and plain to begin with, and then what it is beyond that.

use super::{BlockId, Control, State, Weight, Words};

impl<M> Control<M> {
    /// A ready, secondary control without icon or detail.
    pub fn new(id: impl Into<String>, label: impl Into<Words>, emits: M) -> Self {
        Self {
            id: BlockId(id.into()),
            label: label.into(),
            detail: None,
            icon: None,
            state: State::Ready,
            weight: Weight::Secondary,
            emits,
        }
    }

    /// The page's one way on.
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.weight = Weight::Primary;
        self
    }

    /// With an icon beside the words.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// With a second line.
    #[must_use]
    pub fn detail(mut self, words: impl Into<Words>) -> Self {
        self.detail = Some(words.into());
        self
    }

    /// In that state.
    #[must_use]
    pub fn state(mut self, state: State) -> Self {
        self.state = state;
        self
    }
}
