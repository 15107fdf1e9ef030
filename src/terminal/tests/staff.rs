//! The technician at the terminal: how the door is found and by whom it is not, what becomes of the citizen's visit, and
//! the pages behind the door.

use devices::printer::simulated::{self, Trouble, Turn};
use domain::diagnostic::{Diagnostic, Finding, Lane, Test, Verdict};
use domain::technician::Door;
use domain::{Language, Timestamp, VisitId};
use store::Maintenance;

use super::kiosk::{Kiosk, START};
use crate::app::{Knock, Message};
use crate::bench::{Answer, Entry, Job, Order, View};
use crate::effect::{Effect, End, Outcome, Paper, PrintFault};
use crate::look::{Reach, TextSize, Theme};
use crate::narrator::Reading;
use crate::page::ring::{Key, Plug, Voice};
use crate::standing::{Health, Printer, Service, Store};

pub(crate) fn view() -> View {
    let found = |test, verdict, says: &str| Finding { test, verdict, says: says.to_owned() };
    let at: Timestamp = START.parse().unwrap();
    View {
        parts: vec![
            found(Test::Settings, Verdict::Passed, "terminal T0417 at Bedok Hub"),
            found(Test::Printer, Verdict::Failed, "paper-out; put in a roll and close the cover"),
        ],
        tests: vec![Diagnostic { finding: found(Test::Network, Verdict::Passed, "answered in 12 ms"), at }],
        queue: vec![Lane {
            agency: "SFA".parse().unwrap(),
            stored: 3,
            custody: 1,
            parked: 0,
            problem: Some("no connection to the gateway".to_owned()),
            next_at: Some(at),
        }],
        log: vec!["WARN fault P1 began".to_owned()],
        maintenance: Maintenance::Off,
        simulated: None,
    }
}

impl Kiosk {
    fn knocks(&mut self, times: usize) -> &mut Self {
        for _ in 0..times {
            self.hear(Message::Knocked(Knock::Touch));
        }
        self
    }

    fn orders(&self) -> Vec<Order> {
        let order = |effect: &Effect| {
            if let Effect::Technician(Job { order, .. }) = effect { Some(order.clone()) } else { None }
        };
        self.effects.iter().filter_map(order).collect()
    }

    /// Who asked last.
    fn technician(&self) -> VisitId {
        let asked =
            |effect: &Effect| if let Effect::Technician(Job { visit, .. }) = effect { Some(*visit) } else { None };
        self.effects.iter().rev().find_map(asked).unwrap()
    }

    fn answers(&mut self, answer: Answer) -> &mut Self {
        let visit = self.technician();
        self.hear(Message::Bench { visit, answer });
        self
    }

    /// From the invitation to the pages behind the door.
    fn enters(&mut self) -> &mut Self {
        self.knocks(5).type_in("704183").press("continue");
        self.answers(Answer::Door(Entry::Right)).answers(Answer::View(Box::new(view())))
    }
}

#[test]
fn five_touches_on_the_name_within_four_seconds_open_the_door_and_nothing_else_does() {
    let mut kiosk = Kiosk::small();
    kiosk.knocks(4).advance(4);
    kiosk.knocks(4);
    assert_eq!(kiosk.at(), "attract");
    kiosk.knocks(1);
    assert_eq!(kiosk.at(), "technician-door");
    kiosk.press("back");
    assert_eq!(kiosk.at(), "attract");
    kiosk.hear(Message::Knocked(Knock::Keys));
    assert_eq!(kiosk.at(), "technician-door");
    assert!(kiosk.effects.iter().all(|effect| !matches!(effect, Effect::Wipe { .. } | Effect::Technician(_))));
}

#[test]
fn in_the_middle_of_a_visit_the_door_is_found_on_the_help_page_alone() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").knocks(9);
    assert_eq!(kiosk.at(), "question");
    kiosk.press("tool-help").knocks(5);
    assert_eq!(kiosk.at(), "technician-door");
}

#[test]
fn nobody_knocks_while_the_store_or_the_printer_is_at_work() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").play(&|_| None);
    assert_eq!(kiosk.at(), "send");
    kiosk.press("tool-help").knocks(9);
    assert_eq!(kiosk.at(), "help");
    kiosk.store();
    kiosk.press("tool-help").knocks(9);
    assert_eq!(kiosk.at(), "help", "the receipt is printing");
    kiosk.printed(Outcome::Printed).knocks(5);
    assert_eq!(kiosk.at(), "technician-door");
}

#[test]
fn a_terminal_that_cannot_serve_lets_the_technician_in() {
    for health in [
        Health { store: Store::Broken, ..Health::default() },
        Health { service: Service::Maintenance, ..Health::default() },
        Health { service: Service::Closed { opens: None }, ..Health::default() },
    ] {
        let mut kiosk = Kiosk::small();
        kiosk.hear(Message::Health(health));
        kiosk.enters();
        assert_eq!(kiosk.at(), "technician");
    }
}

#[test]
fn the_pin_is_masked_and_every_answer_of_the_door_is_told() {
    let mut kiosk = Kiosk::small();
    kiosk.knocks(5).type_in("7041").press("continue").sees("A PIN has six digits.");
    kiosk.type_in("83");
    assert!(!format!("{:?}", kiosk.app.page()).contains("704183"));
    kiosk.press("continue");
    let [Order::Try(pin)] = &kiosk.orders()[..] else { panic!("{:?}", kiosk.effects) };
    assert_eq!(pin.digits(), b"704183");
    assert!(!kiosk.has("continue"), "it is being checked");
    let until = "2026-11-22T02:45:00Z".parse().unwrap();
    for (entry, words) in [
        (Entry::Wrong(Door::Open), "This is not the PIN. Try again."),
        (Entry::Wrong(Door::Wait { until }), "Try again from 22 November 2026, 10:45"),
        (Entry::Shut(Door::Wait { until }), "Try again from 22 November 2026, 10:45"),
        (Entry::Wrong(Door::Locked), "guichetctl technician unlock"),
        (Entry::Shut(Door::Locked), "guichetctl technician unlock"),
        (Entry::Broken, "The log says why."),
    ] {
        kiosk.answers(Answer::Door(entry)).sees(words);
        assert_eq!(kiosk.at(), "technician-door");
        kiosk.type_in("704183").press("continue");
    }
    kiosk.answers(Answer::Door(Entry::Right));
    assert_eq!(kiosk.at(), "technician");
}

#[test]
fn the_door_closes_by_itself_and_an_answer_for_somebody_who_has_gone_opens_nothing() {
    let mut kiosk = Kiosk::small();
    kiosk.knocks(5).type_in("704183").press("continue").advance(59);
    assert_eq!(kiosk.at(), "technician-door");
    kiosk.advance(1);
    assert_eq!(kiosk.at(), "attract");
    kiosk.answers(Answer::Door(Entry::Right));
    assert_eq!(kiosk.at(), "attract");
    kiosk.knocks(5);
    kiosk.answers(Answer::Door(Entry::Right));
    assert_eq!(kiosk.at(), "technician-door");
}

/// ACCESSIBILITY, S5: the citizen's settings are put aside while staff are there, and stand again afterwards.
#[test]
fn settings_survive_staff_login() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::Tamil, "open-shop");
    for tool in ["tool-contrast", "tool-text-size", "tool-reach"] {
        kiosk.press(tool);
    }
    kiosk.hear(Message::Key(Key::Read));
    kiosk.hear(Message::Key(Key::Voice(Voice::Faster)));
    let (look, narrator) = (kiosk.app.look(), kiosk.app.narrator.clone());
    assert_eq!(look.theme, Theme::HighContrast);
    kiosk.press("tool-help");
    kiosk.effects.clear();
    kiosk.knocks(5);
    assert!(kiosk.effects.contains(&Effect::Hush), "the citizen's speech ends: {:?}", kiosk.effects);
    kiosk.type_in("704183").press("continue").answers(Answer::Door(Entry::Right));
    let staff = kiosk.app.look();
    assert_eq!((staff.theme, staff.text_size, staff.reach), (Theme::Light, TextSize::Default, Reach::Full));
    assert_eq!((staff.language, kiosk.app.narrator.reading), (Language::English, Reading::Off));
    kiosk.press("tool-text-size").press("tool-text-size");
    assert!(!kiosk.effects.iter().any(|effect| matches!(effect, Effect::Say(_))), "{:?}", kiosk.effects);
    kiosk.press("leave");
    let after = kiosk.app.look();
    assert_eq!((after.theme, after.text_size, after.reach), (look.theme, look.text_size, look.reach));
    assert_eq!(after.language, Language::Tamil);
    assert_eq!((kiosk.app.narrator.reading, kiosk.app.narrator.rate), (narrator.reading, narrator.rate));
    let tuned = Effect::Tune { rate: narrator.rate, volume: narrator.volume };
    assert!(kiosk.effects.contains(&tuned) && kiosk.orders().contains(&Order::Leave));
    assert!(!kiosk.effects.iter().any(|effect| matches!(effect, Effect::Wipe { .. })));
    assert_eq!(kiosk.at(), "help");
    kiosk.press("back");
    assert_eq!(kiosk.at(), "question");
}

#[test]
fn a_new_visit_after_the_technician_starts_from_the_defaults() {
    let mut kiosk = Kiosk::small();
    kiosk.enters().press("tool-contrast").press("tool-text-size").press("leave");
    assert_eq!(kiosk.at(), "attract");
    assert!(matches!(kiosk.effects.last(), Some(Effect::Wipe { why: End::Staff, .. })), "{:?}", kiosk.effects);
    kiosk.press("language-en");
    let look = kiosk.app.look();
    assert_eq!((look.theme, look.text_size), (Theme::Light, TextSize::Default));
}

#[test]
fn a_visit_that_rests_is_wiped_in_its_time_and_the_technician_stays() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::Malay, "open-shop").press("tool-contrast").press("tool-help").enters();
    kiosk.effects.clear();
    let citizen = kiosk.app.visit().unwrap();
    for _ in 0..8 {
        kiosk.advance(30);
        assert_eq!(kiosk.at(), "technician");
    }
    assert_eq!(kiosk.app.visit(), None);
    assert_eq!(kiosk.effects, [Effect::Purge], "the process goes on until the technician leaves");
    kiosk.press("leave");
    assert!(kiosk.effects.contains(&Effect::Wipe { visit: citizen, why: End::Left }), "{:?}", kiosk.effects);
    assert_eq!((kiosk.at(), kiosk.app.look().theme), ("attract".to_owned(), Theme::Light));
}

#[test]
fn a_technician_who_is_silent_for_half_an_hour_has_left_and_so_has_one_after_twelve_hours() {
    let mut kiosk = Kiosk::small();
    kiosk.enters().advance(30 * 60 - 1);
    assert_eq!(kiosk.at(), "technician");
    kiosk.advance(1);
    assert_eq!(kiosk.at(), "attract");
    let mut kiosk = Kiosk::small();
    kiosk.enters();
    for _ in 0..47 {
        kiosk.advance(15 * 60).press("part-printer").press("back");
    }
    assert_eq!(kiosk.at(), "technician");
    kiosk.advance(15 * 60);
    assert_eq!(kiosk.at(), "attract");
}

#[test]
fn the_pages_name_faults_by_their_code_and_parts_by_how_they_were_found() {
    let mut kiosk = Kiosk::small();
    kiosk.hear(Message::Health(Health { printer: Printer::PaperOut, ..Health::default() }));
    kiosk.enters().sees("Fault P1 stands").sees("Well: terminal T0417");
    kiosk.find("part-queue").press("part-queue");
    kiosk.sees("3 to be sent, 1 at the gateway, 0 parked").sees("no connection to the gateway; next try");
    kiosk.press("send-now").press("back").find("log").press("log").sees("WARN fault P1 began");
    kiosk.press("back").find("part-printer").sees("To be mended: paper-out");
    assert!(kiosk.orders().contains(&Order::SendNow));
}

#[test]
fn a_test_runs_once_and_a_person_confirms_what_only_a_person_can() {
    let mut kiosk = Kiosk::small();
    kiosk.enters().find("part-printer").press("part-printer").press("test").sees("The test is running.");
    assert!(!kiosk.has("test"));
    let finding = Finding { test: Test::Printer, verdict: Verdict::Unknown, says: "not confirmed".to_owned() };
    let tested = Diagnostic { finding, at: START.parse().unwrap() };
    kiosk.answers(Answer::Tested(tested)).sees("Is the test slip complete").press("wrong");
    assert!(!kiosk.has("wrong"));
    kiosk.press("back").find("part-touch").press("part-touch");
    let fields = (1..).take_while(|field| kiosk.has(&format!("field-{field}"))).count();
    assert!(fields >= 2);
    for field in 1..=fields {
        assert!(!kiosk.orders().contains(&Order::Judge(Test::Touch, Verdict::Passed)));
        kiosk.press(&format!("field-{field}"));
    }
    let orders = kiosk.orders();
    for order in [
        Order::Test(Test::Printer),
        Order::Judge(Test::Printer, Verdict::Failed),
        Order::Judge(Test::Touch, Verdict::Passed),
    ] {
        assert_eq!(orders.iter().filter(|given| **given == order).count(), 1, "{order:?}");
    }
}

#[test]
fn maintenance_and_a_new_start_are_asked_about_before_they_are_done() {
    let mut kiosk = Kiosk::small();
    kiosk.enters().find("maintain").press("maintain").press("back");
    assert!(!kiosk.orders().iter().any(|order| matches!(order, Order::Maintain(_))));
    kiosk.find("maintain").press("maintain").press("do");
    assert!(kiosk.orders().contains(&Order::Maintain(Maintenance::On)));
    kiosk.answers(Answer::View(Box::new(View { maintenance: Maintenance::On, ..view() })));
    kiosk.sees("The terminal is kept for maintenance.").find("serve").press("serve").press("do");
    assert!(kiosk.orders().contains(&Order::Maintain(Maintenance::Off)));
}

#[test]
fn a_new_start_ends_the_visit_that_rests_and_the_process_with_it() {
    let mut kiosk = Kiosk::small();
    kiosk.begin(Language::English, "open-shop").press("tool-help").enters();
    let citizen = kiosk.app.visit().unwrap();
    kiosk.find("restart").press("restart").press("do");
    assert!(kiosk.orders().contains(&Order::Restart));
    assert!(kiosk.effects.contains(&Effect::Wipe { visit: citizen, why: End::Staff }), "{:?}", kiosk.effects);
    assert_eq!((kiosk.at(), kiosk.app.visit()), ("attract".to_owned(), None));
}

#[test]
fn the_pages_are_worked_with_keys_and_read_aloud_like_any_other() {
    let mut kiosk = Kiosk::small();
    kiosk.hear(Message::Knocked(Knock::Keys));
    kiosk.hear(Message::Key(Key::Read));
    let said = |kiosk: &Kiosk| {
        let said = |effect: &Effect| {
            let Effect::Say(utterance) = effect else { return None };
            Some((utterance.visit, utterance.language))
        };
        kiosk.effects.iter().rev().find_map(said)
    };
    let (_, language) = said(&kiosk).unwrap();
    assert_eq!(language, Language::English);
    for digit in "704183".chars() {
        kiosk.hear(Message::Key(Key::Character(digit)));
    }
    kiosk.press("continue");
    kiosk.answers(Answer::Door(Entry::Right));
    assert_eq!(said(&kiosk).unwrap().0, kiosk.technician());
    kiosk.answers(Answer::View(Box::new(view()))).find("part-speech").press("part-speech");
    kiosk.hear(Message::Key(Key::Headphones(Plug::In)));
    kiosk.sees("Headphones: in.");
    kiosk.hear(Message::Key(Key::Back));
    assert_eq!(kiosk.at(), "technician");
}

#[test]
fn a_technician_turns_the_switches_of_a_simulated_printer_and_finds_none_on_a_real_one() {
    let mut kiosk = Kiosk::small();
    kiosk.enters();
    while kiosk.has("more") {
        kiosk.press("more");
    }
    assert!(!kiosk.has("simulated"), "a real printer has hands of its own");
    let shows = |kiosk: &mut Kiosk, troubles: &[Trouble]| {
        kiosk.answers(Answer::View(Box::new(View { simulated: Some(troubles.to_vec()), ..view() })));
    };
    shows(&mut kiosk, &[]);
    while kiosk.has("earlier") {
        kiosk.press("earlier");
    }
    kiosk.find("simulated").press("simulated").sees("There is paper").sees("The cable is in");
    for (trouble, comes, goes) in [
        (Trouble::PaperOut, "paper-out", "paper-in"),
        (Trouble::PaperLow, "paper-low", "paper-full"),
        (Trouble::CoverOpen, "cover-open", "cover-closed"),
        (Trouble::CutterJammed, "cutter-jammed", "cutter-freed"),
        (Trouble::HeadHot, "head-hot", "head-cool"),
        (Trouble::Unplugged, "unplugged", "plugged-in"),
    ] {
        assert!(!kiosk.has(goes), "{goes}");
        kiosk.press(comes);
        assert_eq!(kiosk.orders().last(), Some(&Order::Simulated(simulated::Order::Turn(Turn::Comes(trouble)))));
        shows(&mut kiosk, &[trouble]);
        assert!(!kiosk.has(comes), "{comes}");
        kiosk.press(goes);
        assert_eq!(kiosk.orders().last(), Some(&Order::Simulated(simulated::Order::Turn(Turn::Goes(trouble)))));
        shows(&mut kiosk, &[]);
    }
    kiosk.press("power-cycle");
    assert_eq!(kiosk.orders().last(), Some(&Order::Simulated(simulated::Order::PowerCycle)));
    kiosk.press("back");
    assert_eq!(kiosk.at(), "technician");
}

#[test]
fn the_ticket_names_the_faults_and_tests_as_they_stand_and_is_printed_when_the_printer_says_so() {
    let mut kiosk = Kiosk::small();
    kiosk.enters();
    kiosk.hear(Message::Health(Health { store: Store::Low, ..Health::default() }));
    kiosk.find("ticket").press("ticket").sees("Ticket").press("print-ticket").sees("It is printing");
    let Some(Effect::PrintSheet { visit, paper, document }) = kiosk.effects.last().cloned() else { panic!() };
    assert_eq!((visit, paper), (kiosk.technician(), Paper::Ticket));
    let words = document.words().join("\n");
    for wanted in ["Terminal T0417, Bedok Hub", "2026-11-22 10:42:00 +08:00", "NOT READY", "Fault D3: "] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    for test in &view().tests {
        assert!(words.contains(&format!("{} {}", test.finding.test, test.finding.verdict.as_str())), "{words}");
    }
    kiosk.hear(Message::Printed { visit: domain::VisitId(99), paper, outcome: Outcome::Printed });
    kiosk.sees("It is printing");
    for (outcome, said) in [
        (Outcome::Unknown, "We cannot tell whether it was printed"),
        (Outcome::Failed(PrintFault::PaperOut), "There is no paper for it"),
        (Outcome::Printed, "It is printed"),
    ] {
        kiosk.hear(Message::Printed { visit, paper, outcome });
        kiosk.sees(said);
        let shown = super::kiosk::shown(&kiosk.app.page());
        assert_eq!(shown.contains("It is printed"), outcome == Outcome::Printed, "{shown}");
        kiosk.press("print-ticket");
    }
}
