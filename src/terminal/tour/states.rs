//! How far an application can be, each state once: for pages that show them all.

use domain::Timestamp;
use wire::v1::StatusKind;

use crate::effect::Progress;
use crate::news::{News, Sentence};

/// The states; the words of agencies as long as such words are.
pub(super) fn every(now: Timestamp) -> Vec<Progress> {
    let exhaust = "The layout plan shows no kitchen exhaust. Please bring a new one.";
    let words = || Sentence([("en".to_owned(), exhaust.to_owned())].into());
    let wanted = News { kind: StatusKind::MoreInfo, due: "2026-12-01".parse().ok(), says: words() };
    vec![
        Progress::Received { number: Some("2026-0048213".to_owned()) },
        Progress::Delivered { at: now },
        Progress::Stored,
        Progress::Rejected { reason: Some(words()) },
        Progress::Held,
        Progress::Told { number: None, news: wanted },
        Progress::Received { number: None },
        Progress::Rejected { reason: None },
    ]
}
