//! All that the app can hear, from the screen, the clock, the parts and the world outside, in one closed list.

use devices::speech::UtteranceId;
use domain::scan::{Scan as Scanned, Unread};
use domain::{Reference, VisitId};

use super::Knock;
use crate::bench;
use crate::course;
use crate::effect::aside::AsideNews;
use crate::effect::documents::DocumentsNews;
use crate::effect::{CallNumber, Delivery, Going, Handing, Lookup, Outcome, Paper, SubmitFault, Taken};
use crate::moment::Moment;
use crate::page::BlockId;
use crate::page::ring::{Key, Plug};
use crate::screen::{
    attract, closed, code, existing, faq, farewell, help, idle, intents, keep, language, leave, paper, resume, scanned,
    search, start, status, submitted, technician, voice,
};
use crate::standing::Health;

/// What the app hears: gestures in the present, facts in the past.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// On the invitation.
    Attract(attract::Message),
    /// On the languages.
    Language(language::Message),
    /// On the start page.
    Start(start::Message),
    /// On the intents.
    Intents(intents::Message),
    /// In the search.
    Search(search::Message),
    /// In an application.
    Course(course::Message),
    /// On the stored application.
    Done(submitted::Message),
    /// At the end of the visit.
    Farewell(farewell::Message),
    /// On what is wanted of a licence that is held.
    Existing(existing::Message),
    /// On the page of the code.
    Resume(resume::Message),
    /// On the visit that is put aside.
    Keep(keep::Message),
    /// On the note that a scanned code is of no use.
    Useless(scanned::Message),
    /// On the look-up.
    Status(status::Message),
    /// On the questions people ask.
    Faq(faq::Message),
    /// On the simulated printer's paper.
    Paper(paper::Message),
    /// On a reference's code, or on the way to it.
    Code(code::Message),
    /// On the help page.
    Help(help::Message),
    /// On the leaving page.
    Leave(leave::Message),
    /// On the page of the voice.
    Voice(voice::Message),
    /// On the idle question.
    Idle(idle::Message),
    /// On a page where nothing can be pressed.
    Closed(closed::Message),
    /// In the constant bar and the top.
    Tool(Tool),
    /// A key of the keypad, keyboard or switches.
    Key(Key),
    /// How the headphones are, as the program knows that saw the visit before. No key: it begins nothing.
    Plugged(Plug),
    /// A finger somewhere on the screen: somebody is there.
    Touched,
    /// A finger on a control; what that says follows, unless it is only to be read.
    Pressed {
        /// Which.
        id: BlockId,
        /// What pressing it says.
        says: Box<Message>,
    },
    /// On a technician's page.
    Technician(technician::Message),
    /// Somebody knocks at the technician's door.
    Knocked(Knock),
    /// The technician's bench has answered.
    Bench {
        /// Who asked.
        visit: VisitId,
        /// What.
        answer: bench::Answer,
    },
    /// Time has moved.
    Tick(Moment),
    /// The store has taken the applications, or not.
    Submitted {
        /// Who asked.
        visit: VisitId,
        /// What came of it.
        result: Result<Taken, SubmitFault>,
    },
    /// A print waits, or goes on.
    Printing {
        /// Who asked.
        visit: VisitId,
        /// What is being printed.
        paper: Paper,
        /// How it goes.
        going: Going,
    },
    /// A print has ended.
    Printed {
        /// Who asked.
        visit: VisitId,
        /// What was printed.
        paper: Paper,
        /// How.
        outcome: Outcome,
    },
    /// Paper has come out of the simulated printer. Told before how the print ended.
    Emerged {
        /// Who asked.
        visit: VisitId,
        /// The paper.
        proof: paper::Proof,
    },
    /// The page printer has the pages of the whole application, or not.
    Handed {
        /// Who asked.
        visit: VisitId,
        /// Whose application.
        reference: Reference,
        /// What became of them.
        handing: Handing,
    },
    /// News of deliveries.
    Delivered {
        /// Whose.
        visit: VisitId,
        /// All agencies of which something is known.
        rows: Vec<Delivery>,
    },
    /// What was to be said has been, or cannot be.
    Spoken {
        /// Whose.
        visit: VisitId,
        /// Which; one that has made way for another says nothing of that.
        utterance: UtteranceId,
    },
    /// What this terminal has under a reference.
    Found {
        /// Who asked.
        visit: VisitId,
        /// Nothing, if it does not know it.
        found: Lookup,
    },
    /// A light shines for this visit's call, or the gateway has heard it.
    StaffCalled {
        /// Whose.
        visit: VisitId,
        /// Which of the visit's calls; a late answer to an earlier one is none to the next.
        call: CallNumber,
    },
    /// What came of putting a visit aside, or of taking one up again.
    Aside {
        /// Whose.
        visit: VisitId,
        /// What came of it.
        news: AsideNews,
    },
    /// What scanner and stick have brought.
    Documents {
        /// Whose.
        visit: VisitId,
        /// What.
        news: DocumentsNews,
    },
    /// A code was held before the scanner.
    Scanned(Result<Scanned, Unread>),
    /// The terminal's parts have changed.
    Health(Health),
}

/// The constant controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Opens the languages.
    Language,
    /// Opens help.
    Help,
    /// Reads the page aloud; again, opens the page of the voice.
    Read,
    /// The next text size.
    TextSize,
    /// The next colours.
    Contrast,
    /// All controls in the lower half, or not.
    Reach,
    /// Ends the visit.
    Finish,
}
