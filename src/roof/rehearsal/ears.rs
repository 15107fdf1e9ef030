//! The ears and the keys of somebody who plays a visit without looking: all that is said, in order, what was said last,
//! and which keys were pressed. Before anything is selected it must have been said, or nobody could have chosen it by ear.

use devices::speech::Listening;
use terminal::effect::Effect;
use terminal::page::ring::Key;

/// What has been heard so far.
#[derive(Debug, Default)]
pub(crate) struct Ears {
    transcript: String,
    keys: String,
    /// The item that was named last.
    named: Option<String>,
}

impl Ears {
    /// Hears what an effect says, through headphones.
    pub(crate) fn hear(&mut self, effect: &Effect) {
        let Effect::Say(utterance) = effect else { return };
        let runs = utterance.runs(Listening::Private);
        let said: Vec<&str> = runs.iter().map(|run| run.text.reveal().trim()).filter(|text| !text.is_empty()).collect();
        if said.is_empty() {
            return;
        }
        self.transcript.push_str(&said.join(" "));
        self.transcript.push('\n');
        self.named = Some(utterance.item.clone());
    }

    /// Whether the control of that id is what was said last; on a keyboard that is scanned, whether anything was.
    pub(crate) fn has_named(&self, id: &str) -> bool {
        self.named.as_deref().is_some_and(|named| named == id || named == "remark" || named == "echo")
    }

    /// Notes a key that was pressed, by the name that X gives it, so that a window can be played the same visit.
    pub(crate) fn note_key(&mut self, key: Key) {
        let name = match key {
            Key::Next => "Down",
            Key::Previous => "Up",
            Key::Left => "Left",
            Key::Right => "Right",
            Key::Select => "Return",
            Key::Move => "F1",
            Key::Back => "Escape",
            Key::Erase => "BackSpace",
            // A rehearsal presses what everybody has.
            Key::Read | Key::Voice(_) | Key::Headphones(_) | Key::Hide(_) | Key::Character(_) => return,
        };
        self.keys.push_str(name);
        self.keys.push('\n');
    }

    /// Notes between the keys that the applications are stored from here on.
    pub(crate) fn note_stored(&mut self) {
        self.keys.push_str("# stored\n");
    }

    /// The keys in order, a line each.
    pub(crate) fn keys(&self) -> &str {
        &self.keys
    }

    /// Everything, a line an utterance; empty for somebody who looks.
    pub(crate) fn transcript(&self) -> &str {
        &self.transcript
    }
}
