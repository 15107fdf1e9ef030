//! The route: first the pages at which nobody can begin, then the ways that lead beside an application, then one whole
//! application with everything the world can answer, then what that application did not ask, and one that needs nothing.

use super::Lost;
use super::answers::{Eyes, Mood};
use super::guide::Guide;
use super::papers::{reference, secret};
use super::sight::{self, Sight};
use super::states;
use crate::app::Message;
use crate::effect::{Delivery, Effect, Elsewhere, Lookup, Outcome, Paper, PrintFault, Progress, Stored, SubmitFault};
use crate::standing::{Catalogue, Clock, Health, Line, Printer, Service, Speech, Store};
use catalogue::Intent;
use domain::AgencyId;

/// The application that is shown in full, where the catalogue has it; else its first.
const MAIN_INTENT: &str = "open-restaurant";
/// Pages of an application; one that has more goes in circles.
const PAGES_MAX: usize = 400;
/// Items of a list, so many that it has to be turned.
const ITEMS_SHOWN: usize = 7;
pub(super) const OUTCOMES: [Outcome; 6] = [
    Outcome::Printed,
    Outcome::Unknown,
    Outcome::Failed(PrintFault::PaperOut),
    Outcome::Failed(PrintFault::CoverOpen),
    Outcome::Failed(PrintFault::Silent),
    Outcome::Failed(PrintFault::Other),
];
const FAULTS: [SubmitFault; 3] = [SubmitFault::Store, SubmitFault::Full, SubmitFault::Keys];

/// Everything.
pub(super) fn all(guide: &mut Guide<'_, '_>) -> Result<(), Lost> {
    guide.doors();
    guide.technician()?;
    guide.ways_in()?;
    guide.answers_of_agencies()?;
    guide.search()?;
    guide.look_up()?;
    guide.existing()?;
    guide.resume()?;
    let intents = guide.app.setup.catalogue.intents.clone();
    let main = intents.iter().position(|intent| intent.id.as_str() == MAIN_INTENT).unwrap_or(0);
    let main = intents.get(main).ok_or(Lost::NotAsked { what: "anything: the catalogue has no intent" })?;
    guide.sectors(main)?;
    guide.apply(Mood::Willing, Eyes::Open)?;
    guide.send()?;
    // What a question's later options lead to is asked as well.
    let places = (0..4).flat_map(|place| std::iter::once(main).chain(&intents).map(move |intent| (place, intent)));
    for (place, intent) in places {
        let open = sight::wanted(&guide.app.setup.catalogue);
        if open.is_subset(&guide.seen) {
            break;
        }
        guide.afresh()?;
        guide.begin(intent)?;
        guide.apply(Mood::New(place), Eyes::Shut)?;
    }
    guide.nothing_needed(&intents)
}

impl Guide<'_, '_> {
    /// The pages that follow from the standing alone.
    fn doors(&mut self) {
        self.look("attract");
        let well = Health::default();
        let today = self.now.to_zoned(self.app.setup.zone.clone()).date();
        let closed = |opens| Service::Closed { opens };
        let standings = [
            ("closed-until", Health { service: closed(Some(today.at(18, 0, 0, 0))), ..well.clone() }),
            (
                "closed-until-another-day",
                Health { service: closed(today.tomorrow().ok().map(|day| day.at(8, 30, 0, 0))), ..well.clone() },
            ),
            ("closed", Health { service: closed(None), ..well.clone() }),
            ("maintenance", Health { service: Service::Maintenance, ..well.clone() }),
            ("suspended", Health { service: Service::Suspended, ..well.clone() }),
            ("store-broken", Health { store: Store::Broken, ..well.clone() }),
            ("store-full", Health { store: Store::Full, ..well.clone() }),
        ];
        for (name, health) in standings {
            self.hear(Message::Health(health));
            self.look(name);
        }
        self.hear(Message::Health(well));
    }

    /// A visit of its own, at its start.
    pub(super) fn afresh(&mut self) -> Result<(), Lost> {
        self.leave()?;
        self.press(&format!("language-{}", self.language.tag()))
    }

    /// Nobody's visit.
    pub(super) fn leave(&mut self) -> Result<(), Lost> {
        if self.app.visit().is_some() {
            self.press("tool-finish")?;
            if self.at() == "leave" {
                self.press("finish")?;
            }
        }
        Ok(())
    }

    fn ways_in(&mut self) -> Result<(), Lost> {
        self.afresh()?;
        self.look("start");
        let down = Line::Down { since: Some(self.now) };
        let lacks = [
            ("start-no-paper", Health { printer: Printer::PaperOut, ..Health::default() }),
            ("start-no-line", Health { line: down, ..Health::default() }),
            ("start-neither", Health { printer: Printer::Fault, line: down, ..Health::default() }),
            ("start-no-room", Health { store: Store::Low, ..Health::default() }),
            ("start-wrong-clock", Health { clock: Clock::Wrong, ..Health::default() }),
            ("start-old-catalogue", Health { catalogue: Catalogue::Old, ..Health::default() }),
            ("start-no-voice", Health { speech: Speech::Silent, ..Health::default() }),
        ];
        for (name, health) in lacks {
            self.hear(Message::Health(health));
            self.look(name);
        }
        self.hear(Message::Health(Health::default()));
        self.press("languages")?;
        self.look("languages");
        self.press(&format!("language-{}", self.language.tag()))?;
        self.press("tool-help")?;
        self.look("help");
        self.staff()?;
        self.press("back")?;
        self.press("tool-read")?;
        self.press("tool-read")?;
        self.look("voice");
        self.press("voice-hide")?;
        self.look("hidden");
        self.hear(Message::Touched);
        self.press("tool-read")?;
        // Whoever has listened keeps a focus until the visit ends; the next stops are for the eyes alone.
        self.press("voice-stop")?;
        self.afresh()
    }

    /// A call that is heard, and one that is not.
    fn staff(&mut self) -> Result<(), Lost> {
        self.press("call-staff")?;
        self.look("staff-calling");
        let visit = self.visit()?;
        let made = |effect: &Effect| if let Effect::CallStaff { call, .. } = effect { Some(*call) } else { None };
        let call = self.effects.iter().rev().find_map(made).ok_or(Lost::NotAsked { what: "staff" })?;
        self.hear(Message::StaffCalled { visit, call });
        self.look("staff-called");
        self.press("cancel-call")?;
        self.press("call-staff")?;
        self.advance(30);
        self.look("staff-unheard");
        self.press("cancel-call")
    }

    fn answers_of_agencies(&mut self) -> Result<(), Lost> {
        self.press("way-ask")?;
        self.look_through("questions")?;
        let catalogue = &self.app.setup.catalogue;
        let length = |faq: &&catalogue::Faq| catalogue.told(&faq.answer, self.language).chars().count();
        let longest =
            crate::screen::faq::general(catalogue).into_iter().max_by_key(length).map(|faq| format!("faq-{}", faq.id));
        if let Some(longest) = longest {
            self.find(&longest)?;
            self.look("answer");
            self.press("back")?;
        }
        self.press("back")
    }

    /// An application by its reference and check code: mistyped, looked for, refused, found in every state, printed again.
    fn look_up(&mut self) -> Result<(), Lost> {
        self.press("way-status")?;
        self.look("status");
        self.fill("ABC")?;
        self.press("continue")?;
        self.look("status-mistyped");
        self.claim()?;
        self.look("status-looking");
        let visit = self.visit()?;
        let agencies: Vec<AgencyId> = self.app.setup.catalogue.agencies.keys().cloned().collect();
        let rows = self.in_every_state(&agencies);
        self.seen.extend(rows.iter().map(|row| sight::of_progress(&row.state)));
        let stored = Stored { reference: reference()?, secret: secret(), at: self.now, rows };
        let until = self.now.saturating_add(jiff::SignedDuration::from_mins(10)).unwrap_or(self.now);
        for found in [Lookup::Unknown, Lookup::LineDown, Lookup::Wait { until }, Lookup::Spent] {
            let seen = sight::of_lookup(&found);
            self.hear(Message::Found { visit, found });
            self.look_at(seen, &format!("status-{}", name_of(seen)));
            // Back to the reference, with an empty field.
            self.press("back")?;
            self.claim()?;
        }
        let there = Elsewhere { reference: stored.reference, at: self.now, rows: stored.rows.clone() };
        let found = Lookup::Elsewhere(there);
        self.seen.insert(sight::of_lookup(&found));
        self.hear(Message::Found { visit, found });
        self.look_through("found-elsewhere")?;
        self.prints("status-print", Paper::Standing(reference()?), "found-elsewhere-slip")?;
        self.press("back")?;
        self.claim()?;
        let found = Lookup::Found(stored);
        self.seen.insert(sight::of_lookup(&found));
        self.hear(Message::Found { visit, found });
        self.look_through("found")?;
        self.press("print-again")?;
        self.look("found-printing");
        let paper = Paper::Receipt(reference()?);
        self.waits(paper, "found")?;
        for outcome in OUTCOMES {
            self.hear(Message::Printed { visit, paper, outcome });
            let seen = sight::of_outcome(outcome);
            self.look(&format!("found-{}", name_of(seen)));
        }
        self.emerges(visit, paper);
        self.look("found-paper");
        self.press("back")?;
        self.press("back")
    }

    /// Types reference and check code, as they stand on the receipt.
    fn claim(&mut self) -> Result<(), Lost> {
        let (asked, reference) = (self.effects.len(), reference()?);
        self.fill(&reference.to_string())?;
        self.press("continue")?;
        self.look("status-secret");
        let typed: String = secret().characters().iter().copied().map(char::from).collect();
        self.fill(&typed)?;
        self.press("continue")?;
        let since = self.effects.iter().skip(asked);
        let ours = |effect: &Effect| matches!(effect, Effect::LookUp { claim, .. } if claim.reference == reference);
        if since.into_iter().any(ours) { Ok(()) } else { Err(Lost::NotAsked { what: "what was typed" }) }
    }

    /// One agency after the other in each state there is.
    fn in_every_state(&self, agencies: &[AgencyId]) -> Vec<Delivery> {
        let rows = agencies.iter().cloned().zip(states::every(self.now).into_iter().cycle());
        rows.map(|(agency, state)| Delivery { agency, state }).collect()
    }

    /// From the start to the first question, with all that lies between.
    fn sectors(&mut self, intent: &Intent) -> Result<(), Lost> {
        self.press("way-find")?;
        if self.at() == "sectors" {
            self.look_through("sectors")?;
            self.find(&format!("sector-{}", intent.sector))?;
        }
        self.look_through("intents")?;
        self.find(&format!("intent-{}", intent.id))
    }

    fn begin(&mut self, intent: &Intent) -> Result<(), Lost> {
        self.press("way-find")?;
        if self.at() == "sectors" {
            self.find(&format!("sector-{}", intent.sector))?;
        }
        self.find(&format!("intent-{}", intent.id))
    }

    /// Answers until there is something to send, or nothing is needed.
    pub(super) fn apply(&mut self, mood: Mood, eyes: Eyes) -> Result<(), Lost> {
        let mut parts = 0;
        for _ in 0..PAGES_MAX {
            let at = self.at();
            let shown = match eyes {
                Eyes::Open => self.pages.insert(at.clone()) || !matches!(at.as_str(), "question" | "group"),
                Eyes::Shut => false,
            };
            match at.as_str() {
                "send" | "nothing-needed" => return Ok(()),
                "question" => self.answer(mood, eyes)?,
                "group" => self.group(eyes)?,
                "result" => self.result(eyes)?,
                other => {
                    match other {
                        // Its own way on turns the parts; who has been through them all may confirm.
                        "review" if shown => {
                            parts += 1;
                            self.look(&format!("review-part-{parts}"));
                        }
                        _ if shown => self.look_through(other)?,
                        _ => {}
                    }
                    let dropped = other == "review" && self.has("drop-0");
                    self.on(other, eyes)?;
                    if dropped && self.at() == "result" && !self.has("apply") {
                        // The only licence did not fit what was answered.
                        return Ok(());
                    }
                }
            }
        }
        Err(Lost::Circles { page: self.at() })
    }

    /// The way on from a page without questions.
    fn on(&mut self, page: &str, eyes: Eyes) -> Result<(), Lost> {
        match page {
            "documents" => {
                if let (Some(document), Eyes::Open) = (self.ids("have-").first().cloned(), eyes) {
                    self.press(&document)?;
                    self.look("documents-missing");
                    self.add_documents()?;
                }
                self.press("later")
            }
            "review" if self.has("drop-0") => self.press("drop-0"),
            "consent" => self.find("agree"),
            _ => self.press("continue"),
        }
    }

    fn result(&mut self, eyes: Eyes) -> Result<(), Lost> {
        if eyes == Eyes::Open {
            self.bring()?;
            self.look_through("result")?;
            if self.has("not-applying") {
                self.press("not-applying")?;
                self.look_through("not-applying")?;
                self.press("back")?;
            }
            self.leave_and_stay()?;
            self.put_aside()?;
        }
        if !self.has("apply") {
            let open = self.ids("take-").first().cloned().unwrap_or_default();
            self.press(&open)?;
        }
        self.press("apply")
    }

    /// Both questions that stand before erasing, each answered by staying.
    fn leave_and_stay(&mut self) -> Result<(), Lost> {
        self.press("tool-finish")?;
        self.look("leave");
        self.press("stay")?;
        let behind = self.app.page();
        let limits = self.app.setup.limits;
        self.advance(limits.idle_secs.saturating_add(1));
        self.look_over("idle", Some(behind.clone()));
        self.advance(limits.answer_secs.saturating_mul(2) / 3);
        self.look_over("idle-later", Some(behind));
        self.press("stay")
    }

    /// A list that is told: empty, refused while empty, with one item, with many.
    fn group(&mut self, eyes: Eyes) -> Result<(), Lost> {
        if self.has_block("items") {
            self.press("continue")?;
            // A rule may want more items than there are.
            let wants = self.at() == "group" && self.has_block("problem") && self.has("add");
            return if wants { self.item(Eyes::Shut) } else { Ok(()) };
        }
        let new = !self.seen.contains(&Sight::Items);
        let name = format!("group-{}", self.app.question().map(crate::screen::dashed).unwrap_or_default());
        let shown = new || eyes == Eyes::Open;
        if shown {
            self.look(&name);
        }
        if new {
            self.press("continue")?;
            if self.at() == "group" && self.has_block("problem") {
                self.look(&format!("{name}-empty"));
            }
        }
        self.item(eyes)?;
        if shown {
            self.look(&format!("{name}-one"));
        }
        if new {
            let mut items = 1;
            while items < ITEMS_SHOWN && self.has("add") {
                self.item(Eyes::Shut)?;
                items += 1;
            }
            self.look_through(&format!("{name}-many"))?;
        }
        self.press("continue")
    }

    fn item(&mut self, eyes: Eyes) -> Result<(), Lost> {
        self.press("add")?;
        for _ in 0..PAGES_MAX {
            if self.at() != "question" {
                return Ok(());
            }
            self.answer(Mood::Willing, eyes)?;
        }
        Err(Lost::Circles { page: self.at() })
    }

    /// The last page, every refusal, and the stored application with all that printer and line can say of it.
    fn send(&mut self) -> Result<(), Lost> {
        self.look_through("send")?;
        let lacking = Health { printer: Printer::PaperOut, line: Line::Down { since: None }, ..Health::default() };
        self.hear(Message::Health(lacking));
        self.look("send-lacking");
        self.hear(Message::Health(Health::default()));
        self.press("submit")?;
        self.look("send-underway");
        let visit = self.visit()?;
        for fault in FAULTS {
            self.hear(Message::Submitted { visit, result: Err(fault) });
            let seen = sight::of_refusal(fault);
            self.look_at(seen, &format!("send-{}", name_of(seen)));
            self.press("submit")?;
        }
        let submitted = self.effects.iter().rev().find_map(|effect| {
            let Effect::Submit { applications, .. } = effect else { return None };
            Some(applications.iter().map(|application| application.agency.clone()).collect::<Vec<_>>())
        });
        let agencies = submitted.ok_or(Lost::NotAsked { what: "the applications to be stored" })?;
        let stored =
            |state: Progress| agencies.iter().cloned().map(move |agency| Delivery { agency, state: state.clone() });
        let rows = stored(Progress::Stored).collect();
        let taken = self.taken(Stored { reference: reference()?, secret: secret(), at: self.now, rows })?;
        self.hear(Message::Submitted { visit, result: Ok(taken) });
        self.look_through("submitted-printing")?;
        let paper = Paper::Receipt(reference()?);
        self.waits(paper, "submitted")?;
        for outcome in OUTCOMES {
            self.hear(Message::Printed { visit, paper, outcome });
            let seen = sight::of_outcome(outcome);
            self.look_at(seen, &format!("submitted-{}", name_of(seen)));
        }
        self.emerges(visit, paper);
        self.hear(Message::Printed { visit, paper, outcome: Outcome::Printed });
        self.look("submitted-paper");
        self.look_at_paper("paper")?;
        self.look_at_code("code");
        let delivered = stored(Progress::Delivered { at: self.now }).collect();
        self.hear(Message::Delivered { visit, rows: delivered });
        self.look_through("submitted-delivered")?;
        let rows = self.in_every_state(&agencies);
        self.hear(Message::Delivered { visit, rows });
        self.look_through("submitted-answered")?;
        self.advance(self.app.setup.limits.done_secs.saturating_sub(5));
        self.look("submitted-closing");
        self.page_printer(reference()?)?;
        self.press("continue")?;
        self.look("feedback");
        self.press("face-good")?;
        self.look("goodbye");
        self.advance(self.app.setup.limits.done_secs.saturating_sub(5));
        self.look("goodbye-closing");
        self.press("finish")
    }

    /// Looks for a beginning of which nothing comes.
    fn nothing_needed(&mut self, intents: &[Intent]) -> Result<(), Lost> {
        for intent in intents {
            self.afresh()?;
            self.begin(intent)?;
            for _ in 0..PAGES_MAX {
                if self.at() != "question" {
                    break;
                }
                self.answer(Mood::Unwilling, Eyes::Shut)?;
            }
            if self.at() == "nothing-needed" {
                self.look("nothing-needed");
                return Ok(());
            }
        }
        Ok(())
    }
}

/// `PaperOut` as a part of a file's name: `paper-out`.
pub(super) fn name_of(sight: Sight) -> String {
    let mut name = String::new();
    for letter in format!("{sight:?}").chars() {
        if letter.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
