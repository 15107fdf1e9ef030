//! Who waits for what: a reader with a cursor sleeps until something is committed for its agency or its terminal, and is
//! not woken by what is others'. What is kept of those who waited is dropped when nobody waits any longer.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use domain::{AgencyId, TerminalId};

/// Names that are kept at least before those for whom nobody waits are dropped.
const KEPT_MIN: usize = 1_024;

/// For whom something was committed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Topic {
    /// A submission for an agency.
    Agency(AgencyId),
    /// An answer for a terminal.
    Terminal(TerminalId),
}

/// It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotATopic;

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agency(agency) => write!(f, "agency {agency}"),
            Self::Terminal(terminal) => write!(f, "terminal {terminal}"),
        }
    }
}

impl FromStr for Topic {
    type Err = NotATopic;

    fn from_str(text: &str) -> Result<Self, NotATopic> {
        match text.split_once(' ') {
            Some(("agency", agency)) => agency.parse().map(Self::Agency).map_err(|_| NotATopic),
            Some(("terminal", terminal)) => terminal.parse().map(Self::Terminal).map_err(|_| NotATopic),
            Some(_) | None => Err(NotATopic),
        }
    }
}

/// What those who wait are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct News {
    /// Counts up with every commit.
    pub(crate) commits: u64,
    /// The gateway is being stopped: nobody should wait any longer.
    pub(crate) closing: bool,
}

/// Those who wait.
#[derive(Debug, Default)]
pub(crate) struct Readers {
    waiting: Mutex<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    topics: HashMap<Topic, watch::Sender<News>>,
    /// At how many names it is next looked for those for whom nobody waits.
    tidy_at: usize,
    closing: bool,
}

impl Readers {
    /// To be told of commits from now on.
    pub(crate) fn subscribe(&self, topic: Topic) -> watch::Receiver<News> {
        let mut waiting = self.lock();
        if waiting.topics.len() >= waiting.tidy_at {
            waiting.topics.retain(|_, sender| sender.receiver_count() > 0);
            // Half of them are new by then, so that looking costs each of them little.
            waiting.tidy_at = KEPT_MIN.max(2 * waiting.topics.len());
        }
        let closing = waiting.closing;
        let sender = waiting.topics.entry(topic).or_insert_with(|| watch::Sender::new(News { commits: 0, closing }));
        sender.subscribe()
    }

    /// Wakes who waits for this.
    pub(crate) fn announce(&self, topic: &Topic) {
        if let Some(sender) = self.lock().topics.get(topic) {
            sender.send_modify(|news| news.commits = news.commits.wrapping_add(1));
        }
    }

    /// Wakes everybody: it is not known what was missed.
    pub(crate) fn announce_all(&self) {
        for sender in self.lock().topics.values() {
            sender.send_modify(|news| news.commits = news.commits.wrapping_add(1));
        }
    }

    /// Sends everybody home.
    pub(crate) fn close(&self) {
        let mut waiting = self.lock();
        waiting.closing = true;
        for sender in waiting.topics.values() {
            sender.send_modify(|news| news.closing = true);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(n: usize) -> Topic {
        Topic::Terminal(format!("T{n:04}").parse().unwrap())
    }

    #[test]
    fn who_waits_is_woken_by_their_own_and_by_the_end() {
        let readers = Readers::default();
        let (first, mut second) = (readers.subscribe(terminal(1)), readers.subscribe(terminal(2)));
        readers.announce(&terminal(1));
        assert_eq!((first.has_changed().unwrap(), second.has_changed().unwrap()), (true, false));
        readers.announce_all();
        assert!(second.has_changed().unwrap());
        second.mark_unchanged();
        readers.close();
        assert!(second.borrow().closing && readers.subscribe(terminal(3)).borrow().closing);
    }

    #[test]
    fn those_for_whom_nobody_waits_are_not_kept() {
        let readers = Readers::default();
        let waits: Vec<_> = (0..10).map(|n| readers.subscribe(terminal(n))).collect();
        for n in 10..9_000 {
            drop(readers.subscribe(terminal(n)));
        }
        assert!(readers.lock().topics.len() <= KEPT_MIN + 10);
        readers.announce_all();
        assert!(waits.iter().all(|news| news.has_changed().unwrap()));
    }

    #[test]
    fn a_topic_is_read_as_it_is_written() {
        for topic in [terminal(7), Topic::Agency("SFA".parse().unwrap())] {
            assert_eq!(topic.to_string().parse(), Ok(topic));
        }
        for text in ["", "*", "agency", "agency ???", "branch SFA"] {
            assert_eq!(text.parse::<Topic>(), Err(NotATopic), "{text}");
        }
    }
}
