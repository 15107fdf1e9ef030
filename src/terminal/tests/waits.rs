//! The printer waits in the middle of a paper: the page says at once for what, that it goes on by itself and what can be
//! done without the paper; a voice says it; and nobody else's page hears of it.

use std::time::Duration;

use devices::printer::simulated::Trouble;
use devices::speech::Listening;
use domain::{Language, Reference, ResumeCode, VisitId};

use super::kept::Terminal;
use super::kiosk::{Kiosk, secret, shown};
use super::tools::now;
use crate::app::Message;
use crate::effect::aside::{AsideNews, Kept};
use crate::effect::{Effect, End, Going, Lookup, Outcome, Paper, PrintFault, Stored};
use crate::look::Room;
use crate::page::ring::Key;
use crate::screen::help::Staff;

const FAULTS: [(PrintFault, &str); 4] = [
    (PrintFault::PaperOut, "The printer has run out of paper"),
    (PrintFault::CoverOpen, "The printer is open"),
    (PrintFault::Silent, "The printer has stopped"),
    (PrintFault::Other, "The printer has stopped"),
];
const OUT: Going = Going::Waiting(PrintFault::PaperOut);

fn submitted() -> (Kiosk, Paper) {
    let mut kiosk = super::visits::submitted();
    let reference = kiosk.store();
    (kiosk, Paper::Receipt(reference))
}

impl Kiosk {
    fn goes(&mut self, paper: Paper, going: Going) -> &mut Self {
        let visit = self.app.visit().unwrap();
        self.hear(Message::Printing { visit, paper, going });
        self
    }

    fn says(&self, words: &str) -> bool {
        shown(&self.app.page()).contains(words)
    }

    /// Everything said aloud since the last time.
    fn told(&mut self) -> Vec<String> {
        let said = std::mem::take(&mut self.effects).into_iter().filter_map(|effect| {
            let Effect::Say(utterance) = effect else { return None };
            let runs = utterance.runs(Listening::Open);
            Some(runs.iter().map(|run| run.text.reveal().as_str()).collect::<Vec<_>>().join(" "))
        });
        said.collect()
    }
}

#[test]
fn the_page_says_for_what_the_printer_waits_that_it_goes_on_and_what_is_safe() {
    for (fault, words) in FAULTS {
        let (mut kiosk, paper) = submitted();
        kiosk.sees("Your receipt is printing").goes(paper, Going::Waiting(fault));
        kiosk.sees(words).sees("goes on by itself").sees("Your application is safe").sees("7K4-3333E-R");
        assert!(!kiosk.says("Your receipt is printing"), "{fault:?}");
        assert!(!kiosk.has("print-again"), "the job is open");
        kiosk.goes(paper, Going::On).sees("Your receipt is printing");
        assert!(!kiosk.says(words));
        kiosk.printed(Outcome::Printed).sees("Your receipt is printed");
    }
}

/// Paper out, and then the cover open because somebody puts paper in.
#[test]
fn what_stands_in_the_way_changes_under_the_hands_of_staff() {
    let (mut kiosk, paper) = submitted();
    kiosk.goes(paper, OUT).goes(paper, Going::Waiting(PrintFault::CoverOpen)).sees("The printer is open");
    assert!(!kiosk.says("run out of paper"));
    kiosk.printed(Outcome::Failed(PrintFault::CoverOpen)).sees("Please tell the staff");
    assert!(kiosk.has("print-again"));
}

#[test]
fn a_late_word_of_the_printer_belongs_to_nobody() {
    let (mut kiosk, paper) = submitted();
    let visit = kiosk.app.visit().unwrap();
    let other = Paper::Receipt(Reference::new("7K4".parse().unwrap(), 8).unwrap());
    kiosk.goes(other, OUT).goes(Paper::Slip, OUT).goes(Paper::Standing(reference()), OUT);
    kiosk.hear(Message::Printing { visit: VisitId(visit.0 + 1), paper, going: OUT });
    kiosk.sees("Your receipt is printing");
    kiosk.printed(Outcome::Unknown).goes(paper, OUT).sees("We cannot tell");
    assert!(!kiosk.says("run out of paper"), "that print has ended");

    kiosk.press("tool-finish").press("language-en");
    let before = kiosk.app.page();
    kiosk.hear(Message::Printing { visit, paper, going: OUT });
    assert_eq!(kiosk.app.page(), before, "the next citizen");
}

#[test]
fn nobody_is_sent_away_while_the_printer_waits_and_whoever_wants_may_go() {
    let (mut kiosk, paper) = submitted();
    kiosk.goes(paper, OUT).advance(600).sees("run out of paper");
    kiosk.effects.clear();
    kiosk.press("continue").sees("The printer has run out of paper").sees("7K4-3333E-R");
    kiosk.goes(paper, Going::On).sees("Your receipt is printing").goes(paper, OUT).press("finish");
    let ended = kiosk.effects.iter().filter(|effect| matches!(effect, Effect::Purge | Effect::Wipe { .. }));
    let ended: Vec<_> = ended.collect();
    assert!(matches!(ended[..], [Effect::Purge, Effect::Wipe { why: End::Finished, .. }]), "{ended:?}");
}

#[test]
fn a_printer_that_stops_again_and_again_keeps_nobodys_reference_on_the_screen() {
    let (mut kiosk, paper) = submitted();
    for _ in 0..15 {
        kiosk.goes(paper, OUT).goes(paper, Going::On).advance(59);
    }
    assert_eq!(kiosk.at(), "submitted");
    kiosk.goes(paper, OUT).advance(16);
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn staff_are_called_from_the_page_where_there_are_any() {
    let (mut kiosk, paper) = submitted();
    assert!(!kiosk.has("call-staff"), "nothing stands in the way");
    kiosk.goes(paper, OUT).press("call-staff").sees("Calling a member of staff");
    assert!(!kiosk.has("call-staff"));
    let called = kiosk.effects.iter().find_map(|effect| {
        let Effect::CallStaff { visit, call } = effect else { return None };
        Some((*visit, *call))
    });
    let (visit, call) = called.unwrap();
    kiosk.hear(Message::StaffCalled { visit, call });
    kiosk.sees("Staff have been called").sees("run out of paper").goes(paper, Going::On);
    assert!(!kiosk.says("Staff have been called"), "they have come");

    let (mut kiosk, paper) = submitted();
    kiosk.app.setup.staff = Staff::Nobody;
    kiosk.goes(paper, OUT).sees("run out of paper");
    assert!(!kiosk.has("call-staff"));
}

#[test]
fn a_voice_says_at_once_that_the_printer_waits_and_that_it_goes_on() {
    let (mut kiosk, paper) = submitted();
    kiosk.hear(Message::Key(Key::Read));
    kiosk.told();
    // It is still reading the page.
    kiosk.goes(paper, OUT);
    let said = kiosk.told();
    let [said] = &said[..] else { panic!("{said:?}") };
    for words in ["The printer has run out of paper", "goes on by itself", "Your application is safe", "without paper"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    kiosk.goes(paper, Going::On);
    assert!(kiosk.told().concat().contains("Your receipt is printing"));
    // Nothing is wrong any more: whoever has heard that out is told the end.
    kiosk.spoken().told();
    let visit = kiosk.app.visit().unwrap();
    kiosk.hear(Message::Printed { visit, paper, outcome: Outcome::Printed });
    assert!(kiosk.told().concat().contains("Your receipt is printed"));
}

#[test]
fn what_is_no_fault_interrupts_nobody_who_listens() {
    let (mut kiosk, paper) = submitted();
    kiosk.hear(Message::Key(Key::Read));
    kiosk.told();
    let visit = kiosk.app.visit().unwrap();
    kiosk.hear(Message::Printed { visit, paper, outcome: Outcome::Printed });
    assert_eq!(kiosk.told(), Vec::<String>::new(), "the reference is being read");
}

#[test]
fn a_voice_that_nobody_asked_for_says_nothing_of_the_printer() {
    let (mut kiosk, paper) = submitted();
    kiosk.goes(paper, OUT).goes(paper, Going::On).printed(Outcome::Printed);
    assert_eq!(kiosk.told(), Vec::<String>::new());
}

#[test]
fn where_room_is_short_less_is_shown_and_nothing_less_is_said() {
    for language in Language::ALL {
        let (mut kiosk, paper) = submitted();
        kiosk.press("languages").press(&format!("language-{}", language.tag())).goes(paper, OUT);
        let say = kiosk.app.setup.lexicon.speak(language);
        let all = ["waiting-paper", "waiting-paper-text", "print-waiting-without"].map(|key| say.text(key));
        for (room, seen) in [(Room::Ample, 3), (Room::Tight, 2), (Room::Least, 2)] {
            kiosk.app.fit(&mut |_, look| look.room == room);
            let page = kiosk.app.page();
            let count = all.iter().filter(|words| shown(&page).contains(*words)).count();
            assert_eq!(count, seen, "{language} {room:?}");
            let print = page.items().into_iter().find(|item| item.id.0 == "print").unwrap();
            let heard = format!("{} {}", print.label, print.value.map(|value| value.spoken).unwrap_or_default());
            assert!(all.iter().all(|words| heard.contains(words)), "{language} {room:?}: {heard}");
        }
    }
}

fn reference() -> Reference {
    Reference::new("7K4".parse().unwrap(), 7).unwrap()
}

#[test]
fn a_copy_and_the_paper_of_where_it_stands_wait_on_the_page_that_was_found() {
    let mut kiosk = Kiosk::small();
    kiosk.press("language-en").press("way-status");
    kiosk.type_in(&reference().to_string()).press("continue");
    let typed: String = secret().characters().iter().copied().map(char::from).collect();
    kiosk.type_in(&typed).press("continue");
    let visit = kiosk.app.visit().unwrap();
    let stored = Stored { reference: reference(), secret: secret(), at: now(), rows: Vec::new() };
    kiosk.hear(Message::Found { visit, found: Lookup::Found(stored) });
    kiosk.press("print-again").goes(Paper::Receipt(reference()), OUT);
    kiosk.sees("run out of paper").sees("Your application is safe");
    assert!(kiosk.has("call-staff") && !kiosk.has("print-again") && !kiosk.has("status-print"));
    kiosk.advance(600).sees("run out of paper");
    kiosk.goes(Paper::Receipt(reference()), Going::On).printed(Outcome::Printed).press("status-print");
    kiosk.goes(Paper::Receipt(reference()), OUT).sees("It is printing");
    kiosk.goes(Paper::Standing(reference()), OUT).sees("run out of paper").sees("without this paper");
    kiosk.goes(Paper::Standing(reference()), Going::On).sees("It is printing");
}

#[test]
fn a_slip_waits_on_the_page_of_its_code() {
    let mut kiosk = Kiosk::small();
    kiosk.half_way().press("keep");
    let visit = kiosk.app.visit().unwrap();
    let kept = Kept { code: ResumeCode::from_random([9; 16]), until: "2026-11-25T02:42:00Z".parse().unwrap() };
    kiosk.hear(Message::Aside { visit, news: AsideNews::Kept(kept) });
    kiosk.goes(Paper::Slip, OUT).sees("run out of paper").sees("Your answers are kept");
    assert!(kiosk.has("call-staff") && kiosk.has("finish") && !kiosk.has("print-again"));
    kiosk.goes(Paper::Slip, Going::On).sees("Your slip is printing");
    kiosk.goes(Paper::Slip, OUT).press("finish").press("finish");
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn the_roll_ends_in_the_middle_staff_put_another_in_and_the_receipt_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::on(&folder.path().join("store.sqlite"), now);
    terminal.paper.run_out_of_paper_after(200);
    terminal.paper.clear_after(Trouble::PaperOut, Duration::from_mins(2));
    terminal.kiosk.begin(Language::English, "open-shop").play(&|_| None);
    terminal.until("submitted", "Your receipt is printing");
    terminal.until("submitted", "The printer has run out of paper");
    terminal.until("submitted", "Your receipt is printing");
    terminal.until("submitted", "Your receipt is printed");
    let receipt = terminal.takes_paper();
    assert!(receipt.contains("Guichet") && receipt.contains("Nothing was paid here"), "{receipt}");
}
