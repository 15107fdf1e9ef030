//! Waiting with open ears: a fault keeps a job open and is told once, a fault that no waiting ends closes it, and silence
//! is told apart: of a printer that is held, of one that is gone, of one that has forgotten. It knows no bytes of a job.

use std::time::Duration;

use crate::port::Port;
use crate::printer::confirm::SerialPrinter;
use crate::printer::job::{Halt, Run};
use crate::printer::line::Line;
use crate::printer::profile::Proof;
use crate::printer::{Fault, Progress};

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Something of it has not been sent.
    Body,
    /// All is sent, and the last answer is awaited.
    End,
}

/// Whether a real-time question may be asked here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Between two commands.
    Between,
    /// In the middle of one, where a question could be taken for its data.
    Inside,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recovery {
    Untried,
    Tried,
}

/// What is known about the quiet and the faults of a job.
#[derive(Debug)]
pub(super) struct Attention {
    /// A fault and since when something has stood in the way.
    standing: Option<(Fault, Duration)>,
    signs: u64,
    last_sign: Duration,
    asked: Duration,
    answered: Duration,
    recovery: Recovery,
}

const LISTEN: Duration = Duration::from_millis(250);
const ASK_EVERY: Duration = Duration::from_secs(1);
/// Go on with the line that failed.
const GO_ON: [u8; 3] = [0x10, 0x05, 0x01];

impl Attention {
    pub(super) fn new(now: Duration) -> Self {
        Self { standing: None, signs: 0, last_sign: now, asked: now, answered: now, recovery: Recovery::Untried }
    }

    /// The line took something: it is not quiet for lack of will.
    pub(super) fn moved(&mut self, now: Duration) {
        if self.standing.is_none() {
            self.last_sign = now;
        }
    }
}

impl<P: Port> SerialPrinter<P> {
    /// Listens until `done`.
    pub(super) fn wait(
        &mut self,
        run: &mut Run<'_>,
        stage: Stage,
        place: Place,
        done: impl Fn(&mut Line<P>) -> bool,
    ) -> Result<(), Halt> {
        run.attention.moved(self.line.elapsed());
        loop {
            run.report(self.line.awaited.confirmed(), self.line.awaited.confirmed_id());
            if self.line.awaited.has_gap() {
                return Err(Halt::Line(Fault::Restarted));
            }
            self.has_kept_all(run)?;
            if self.stopper.is_pulled() {
                return Err(Halt::Stopped);
            }
            if done(&mut self.line) {
                return self.go_on(run);
            }
            self.tick(run, stage, place)?;
        }
    }

    /// A printer that stops, cannot hold us back and has been sent more than it has room for has lost some of it. Ids
    /// tell nothing of that: letters may be missing between two that are answered.
    fn has_kept_all(&mut self, run: &mut Run<'_>) -> Result<(), Halt> {
        let faults = std::mem::replace(&mut run.faults, self.line.seen.faults);
        let is_paced = self.profile.baud.is_some() && self.line.is_unbridled();
        if is_paced && self.line.seen.faults > faults && run.open_bytes(&self.line.awaited) > self.profile.window {
            return Err(Halt::Line(Fault::Overrun));
        }
        Ok(())
    }

    /// Listens for a moment, asks when it is time, and looks at what stands in the way.
    pub(super) fn tick(&mut self, run: &mut Run<'_>, stage: Stage, place: Place) -> Result<(), Halt> {
        if self.stopper.is_pulled() {
            return Err(Halt::Stopped);
        }
        self.line.listen(LISTEN)?;
        if self.line.seen.signs != run.attention.signs {
            run.attention.signs = self.line.seen.signs;
            run.attention.last_sign = self.line.elapsed();
        } else if place == Place::Between {
            self.ask_if_due(run)?;
        }
        let now = self.line.elapsed();
        let in_the_way = self.in_the_way(run, stage, place)?;
        match (in_the_way, run.attention.standing.clone()) {
            (Some(fault), Some((_, since))) if now.saturating_sub(since) >= self.patience_with(&fault) => {
                Err(Halt::Stood(fault))
            }
            (Some(fault), Some((known, since))) => {
                if fault != known {
                    (run.progress)(Progress::Waiting(fault.clone()));
                    run.attention.standing = Some((fault, since));
                }
                Ok(())
            }
            (Some(fault), None) => {
                (run.progress)(Progress::Waiting(fault.clone()));
                run.attention.standing = Some((fault, now));
                Ok(())
            }
            (None, Some(_)) => self.go_on(run),
            (None, None) => Ok(()),
        }
    }

    /// Asks once a second. No answer is not a fault yet: the printer may be cutting.
    pub(super) fn ask_if_due(&mut self, run: &mut Run<'_>) -> Result<(), Fault> {
        if self.line.elapsed().saturating_sub(run.attention.asked) < ASK_EVERY {
            return Ok(());
        }
        let answer = self.line.ask(self.policy.answer)?;
        run.attention.asked = self.line.elapsed();
        if answer.is_some() {
            run.attention.answered = run.attention.asked;
        }
        Ok(())
    }

    /// What stands in the way, by its status or by its silence.
    fn in_the_way(&mut self, run: &mut Run<'_>, stage: Stage, place: Place) -> Result<Option<Fault>, Halt> {
        let fault = self.line.condition.fault.clone();
        match fault {
            // Nobody frees a cutter while a citizen waits, and nothing may be printed on until it is.
            Some(Fault::CutterJammed | Fault::Broken) => return Err(fault.map_or(Halt::Quiet, Halt::Stood)),
            Some(Fault::NeedsRecovery) if place == Place::Between && run.attention.recovery == Recovery::Untried => {
                run.attention.recovery = Recovery::Tried;
                self.line.send(&GO_ON, self.policy.write)?;
                return Ok(fault);
            }
            Some(_) => return Ok(fault),
            None => {}
        }
        let now = self.line.elapsed();
        if now.saturating_sub(run.attention.last_sign) < self.policy.quiet {
            return Ok(None);
        }
        let waited_ms = u64::try_from(self.policy.quiet.as_millis()).unwrap_or(u64::MAX);
        match (stage, place) {
            (Stage::End, _) => Err(Halt::Quiet),
            (Stage::Body, Place::Inside) => Ok(Some(Fault::Offline)),
            (Stage::Body, Place::Between) if run.attention.answered < run.attention.asked => {
                Ok(Some(Fault::Silent { port: self.line.name(), waited_ms }))
            }
            (Stage::Body, Place::Between) if self.line.is_held() => Ok(Some(Fault::Offline)),
            // It is well, takes data and owes an answer: it has forgotten the question, and with it what stood before.
            (Stage::Body, Place::Between) => Err(Halt::Quiet),
        }
    }

    /// Paper is waited for as long as a visit may stand; an error that does not go when told to will not go later.
    fn patience_with(&self, fault: &Fault) -> Duration {
        if *fault == Fault::NeedsRecovery { self.policy.quiet } else { self.policy.patience }
    }

    /// Nothing stands in the way any more. A printer that tells each change by itself and has not told this one has
    /// forgotten that it was to tell: it was switched off and on, and what it held is lost.
    fn go_on(&mut self, run: &mut Run<'_>) -> Result<(), Halt> {
        let Some((fault, _)) = run.attention.standing.clone() else {
            return Ok(());
        };
        let told_of_it = |line: &Line<P>| line.told.as_ref().is_some_and(|told| told.fault.is_some());
        if self.profile.proof == Proof::ProcessIds && told_of_it(&self.line) && self.line.condition.fault.is_none() {
            let before = self.line.seen.automatic;
            self.line.listen_until(self.policy.answer, |seen| seen.automatic > before)?;
            if self.line.seen.automatic == before {
                return Err(Halt::Line(Fault::Restarted));
            }
        }
        tracing::debug!(fault = %fault, "the printer goes on after {fault}");
        run.attention.standing = None;
        run.attention.recovery = Recovery::Untried;
        run.attention.last_sign = self.line.elapsed();
        (run.progress)(Progress::Resumed);
        Ok(())
    }
}
