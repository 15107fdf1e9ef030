//! The technician's pages on the tour: the door with all that it answers, the parts, each part's page, and what lies beside
//! them.

use devices::printer::simulated::Trouble;
use domain::VisitId;
use domain::diagnostic::{Diagnostic, Finding, Lane, Test, Verdict};
use domain::technician::Door;
use store::Maintenance;

use super::Lost;
use super::guide::Guide;
use super::route::{OUTCOMES, name_of};
use super::sight;
use crate::app::{Knock, Message};
use crate::bench::{Answer, Entry, View};
use crate::effect::{Effect, Paper};
use crate::page::ring::{Key, Plug};
use crate::standing::{Health, Line, Printer};

/// As `guichetctl technician pin` would take it.
const PIN: &str = "704183";

impl Guide<'_, '_> {
    /// From the invitation through the door and out again.
    pub(super) fn technician(&mut self) -> Result<(), Lost> {
        let lacking = Health { printer: Printer::PaperOut, line: Line::Down { since: None }, ..Health::default() };
        self.hear(Message::Health(lacking));
        self.hear(Message::Knocked(Knock::Keys));
        self.look("technician-door");
        self.press("continue")?;
        self.look("technician-door-short");
        self.door()?;
        self.look("technician-unseen");
        for (name, maintenance) in [("technician", Maintenance::Off), ("technician-maintained", Maintenance::On)] {
            let view = self.view(maintenance);
            self.bench(Answer::View(Box::new(view)))?;
            self.look_through(name)?;
        }
        self.parts()?;
        self.ticket()?;
        for way in ["log", "simulated", "serve", "restart"] {
            self.find(way)?;
            self.look_through(&format!("technician-{way}"))?;
            self.press("back")?;
        }
        let view = self.view(Maintenance::Off);
        self.bench(Answer::View(Box::new(view)))?;
        self.find("maintain")?;
        self.look("technician-maintain");
        self.press("back")?;
        self.press("leave")?;
        self.hear(Message::Health(Health::default()));
        Ok(())
    }

    /// Every answer of the door, the right one last.
    fn door(&mut self) -> Result<(), Lost> {
        let until = self.now.saturating_add(jiff::SignedDuration::from_secs(15)).unwrap_or(self.now);
        for (name, entry) in [
            ("technician-door-wrong", Entry::Wrong(Door::Open)),
            ("technician-door-wait", Entry::Shut(Door::Wait { until })),
            ("technician-door-locked", Entry::Wrong(Door::Locked)),
            ("technician-door-broken", Entry::Broken),
            ("technician-door-checking", Entry::Right),
        ] {
            self.fill(PIN)?;
            self.press("continue")?;
            if entry == Entry::Right {
                self.look(name);
            }
            self.bench(Answer::Door(entry))?;
            if entry != Entry::Right {
                self.look(name);
            }
        }
        Ok(())
    }

    /// The ticket, with all that the printer can say.
    fn ticket(&mut self) -> Result<(), Lost> {
        self.find("ticket")?;
        self.look("technician-ticket");
        for outcome in OUTCOMES {
            self.press("print-ticket")?;
            let asked =
                |effect: &Effect| if let Effect::PrintSheet { visit, .. } = effect { Some(*visit) } else { None };
            let visit = self.effects.iter().rev().find_map(asked).ok_or(Lost::NotAsked { what: "the ticket" })?;
            self.hear(Message::Printed { visit, paper: Paper::Ticket, outcome });
            self.look(&format!("technician-ticket-{}", name_of(sight::of_outcome(outcome))));
        }
        self.press("back")
    }

    fn parts(&mut self) -> Result<(), Lost> {
        for test in Test::ALL {
            self.find(&format!("part-{test}"))?;
            self.look_through(&format!("technician-{test}"))?;
            if self.has("test") {
                self.press("test")?;
                self.look(&format!("technician-{test}-running"));
                let finding = Finding { test, verdict: Verdict::Passed, says: "it works".to_owned() };
                self.bench(Answer::Tested(Diagnostic { finding, at: self.now }))?;
                self.look(&format!("technician-{test}-tested"));
            }
            if test == Test::Speech {
                for (name, plug) in [("in", Plug::In), ("out", Plug::Out)] {
                    self.hear(Message::Key(Key::Headphones(plug)));
                    self.look(&format!("technician-headphones-{name}"));
                }
            }
            self.press("back")?;
        }
        Ok(())
    }

    fn bench(&mut self, answer: Answer) -> Result<(), Lost> {
        let asked = |effect: &Effect| if let Effect::Technician(job) = effect { Some(job.visit) } else { None };
        let visit: VisitId =
            self.effects.iter().rev().find_map(asked).ok_or(Lost::NotAsked { what: "the technician's bench" })?;
        self.hear(Message::Bench { visit, answer });
        Ok(())
    }

    /// A terminal with something of everything.
    fn view(&self, maintenance: Maintenance) -> View {
        let verdicts = [Verdict::Passed, Verdict::Failed, Verdict::Unknown];
        let says = "the printer answered behind the last line; look at the page: all of it has to be there";
        let found = |(test, verdict)| Finding { test, verdict, says: says.to_owned() };
        let parts: Vec<Finding> = Test::ALL.into_iter().zip(verdicts.into_iter().cycle()).map(found).collect();
        let tested = |finding: &Finding| Diagnostic { finding: finding.clone(), at: self.now };
        let lane = |(at, agency): (usize, &domain::AgencyId)| Lane {
            agency: agency.clone(),
            stored: 3,
            custody: 1,
            parked: u32::from(at == 0),
            problem: (at < 2).then(|| "no connection to the gateway".to_owned()),
            next_at: (at > 0).then_some(self.now),
        };
        let queue = self.app.setup.catalogue.agencies.keys().enumerate().map(lane).collect();
        let line = "2026-11-22T02:42:00.123456Z  WARN guichet: fault N1 began: the gateway cannot be reached and applications wait";
        let log = (0..12).map(|_| line.to_owned()).collect();
        View {
            tests: parts.iter().map(tested).collect(),
            parts,
            queue,
            log,
            maintenance,
            simulated: Some(vec![Trouble::PaperOut, Trouble::HeadHot]),
        }
    }
}
