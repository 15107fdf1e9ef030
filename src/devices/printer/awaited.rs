//! The parts of a job that the printer has been sent and has not confirmed, in their order. Only an answer that is due
//! counts: one of an earlier job, or of a part that was not sent yet, says nothing. It knows no bytes.

use crate::printer::profile::Proof;

/// What is awaited of one job. Parts are counted from 1; a part's id is the first id and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Awaited {
    proof: Proof,
    first_id: u16,
    parts: u16,
    sent: u16,
    confirmed: u16,
    missed: Missed,
}

/// Whether a part was confirmed out of its turn. Over a line that we always read every id comes; one that does not was
/// lost with the part before it, as when the power fails in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missed {
    Nothing,
    Some,
}

impl Awaited {
    /// Nothing is awaited.
    pub(super) fn nothing() -> Self {
        Self::of(Proof::ProcessIds, 0, 0)
    }

    /// A job of so many parts, nothing of which has been sent.
    pub(super) fn of(proof: Proof, first_id: u16, parts: u16) -> Self {
        Self { proof, first_id, parts, sent: 0, confirmed: 0, missed: Missed::Nothing }
    }

    /// The id that goes behind the next part.
    pub(super) fn next_id(&self) -> u16 {
        self.id_of(self.sent.saturating_add(1))
    }

    /// The next part is on its way, with its question behind it; gives its place and its id.
    pub(super) fn sent(&mut self) -> (u16, u16) {
        self.sent = self.sent.saturating_add(1);
        (self.sent, self.id_of(self.sent))
    }

    /// The id of the last part that was confirmed.
    pub(super) fn confirmed_id(&self) -> u16 {
        self.id_of(self.confirmed)
    }

    fn id_of(&self, part: u16) -> u16 {
        self.first_id.saturating_add(part).saturating_sub(1)
    }

    /// An id came; says whether it is one that is due.
    pub(super) fn heard_id(&mut self, id: u16) -> bool {
        let Some(part) = id.checked_sub(self.first_id).and_then(|before| before.checked_add(1)) else {
            return false;
        };
        if self.proof != Proof::ProcessIds || part <= self.confirmed || part > self.sent {
            return false;
        }
        if part > self.confirmed + 1 {
            self.missed = Missed::Some;
        }
        self.confirmed = part;
        true
    }

    /// An answer from the queue came; says whether one was due.
    pub(super) fn heard_answer(&mut self) -> bool {
        if self.proof != Proof::QueuedStatus || self.confirmed >= self.sent {
            return false;
        }
        self.confirmed += 1;
        true
    }

    /// Parts that were confirmed.
    pub(super) fn confirmed(&self) -> u16 {
        self.confirmed
    }

    /// Whether an answer is due.
    pub(super) fn is_owed(&self) -> bool {
        self.confirmed < self.sent
    }

    /// Whether a part was lost on the way.
    pub(super) fn has_gap(&self) -> bool {
        self.missed == Missed::Some
    }

    /// Whether all of the job was sent.
    pub(super) fn is_sent(&self) -> bool {
        self.parts > 0 && self.sent == self.parts
    }

    /// Whether every part was sent and confirmed in its turn.
    pub(super) fn is_whole(&self) -> bool {
        self.is_sent() && self.confirmed == self.parts && !self.has_gap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `s` sends a part, a number is an id that comes, `a` an answer from the queue.
    fn play(proof: Proof, script: &str) -> Awaited {
        let mut awaited = Awaited::of(proof, 7, 3);
        for word in script.split_whitespace() {
            match word {
                "s" => assert_eq!(awaited.next_id(), awaited.sent().1),
                "a" => drop(awaited.heard_answer()),
                id => drop(awaited.heard_id(id.parse().unwrap())),
            }
        }
        awaited
    }

    #[test]
    fn only_what_is_due_counts_and_what_is_skipped_is_lost() {
        for (script, confirmed, whole) in [
            ("s 7 s 8 s 9", 3, true),
            ("s s s 7 8 9", 3, true),
            // Of an earlier job, or not sent yet.
            ("s 6 9 8 0 9999", 0, false),
            ("s 7 8 s s 8 9", 3, true),
            // Heard twice.
            ("s 7 7 s 8 7 s 9", 3, true),
            // One was lost.
            ("s s s 7 9", 3, false),
            ("s s s 9", 3, false),
            ("s s 7 8", 2, false),
            // No ids are asked for by answers.
            ("s a s a s a", 0, false),
        ] {
            let awaited = play(Proof::ProcessIds, script);
            assert_eq!((awaited.confirmed(), awaited.is_whole()), (confirmed, whole), "{script}");
        }
        for (script, confirmed, whole) in
            [("s a s a s a", 3, true), ("s s s a a a a", 3, true), ("a a s s s a", 1, false), ("s s s 7 8 9", 0, false)]
        {
            let awaited = play(Proof::QueuedStatus, script);
            assert_eq!((awaited.confirmed(), awaited.is_whole()), (confirmed, whole), "{script}");
        }
    }
}
