//! What a scanner has read, told to the app. The text may be a secret, so it goes no further than this; what is not ours
//! is told without it.

use std::sync::mpsc::Sender;

use devices::scanner::Heard;
use domain::scan;

use crate::app::Message;

/// Tells the app every code that is held before the scanner.
#[must_use]
pub fn heard(replies: Sender<Message>) -> Heard {
    Box::new(move |scanned| {
        // Nobody listens any more only when the program ends.
        let _ = replies.send(Message::Scanned(scan::read(scanned.0.reveal())));
    })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use devices::scanner::simulated;
    use domain::ResumeCode;
    use domain::scan::{Scan, Unread};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn what_is_held_before_the_scanner_comes_as_what_it_is() {
        let (replies, told) = channel();
        let (_scanner, controls) = simulated::scanner(heard(replies)).unwrap();
        let code = ResumeCode::from_random([8; 16]);
        controls.scan(scan::draft_code(&code).reveal());
        controls.scan("9771234567003");
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), Message::Scanned(Ok(Scan::Draft(code))));
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), Message::Scanned(Err(Unread::NotOurs)));
    }
}
