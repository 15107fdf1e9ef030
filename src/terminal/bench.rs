//! The technician's bench: what the pages behind the PIN may ask for, and what is shown there. The hands carry the orders
//! out; what looks at the parts and tests them is given to them, and is the same that `guichetctl` uses.

use devices::printer::simulated::{self, Trouble};
use domain::VisitId;
use domain::diagnostic::{Diagnostic, Finding, Lane, Test, Verdict};
use domain::technician::{Door, Pin};
use store::Maintenance;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Is this the PIN? Answered by `Answer::Door`.
    Try(Pin),
    /// How is everything? Answered by `Answer::View`.
    Look,
    /// Test a part and keep the result; answered by `Answer::Tested` and a new view.
    Test(Test),
    /// Keep what somebody saw or heard; answered by a new view.
    Judge(Test, Verdict),
    /// Send everything that waits, now; answered by a new view when something has moved.
    SendNow,
    /// Turn a switch of the simulated printer; answered by a new view.
    Simulated(simulated::Order),
    /// Serve nobody until further notice, or serve again; answered by a new view.
    Maintain(Maintenance),
    /// Somebody has the pages started anew.
    Restart,
    /// Whoever was there has gone.
    Leave,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// What came of a try at the PIN.
    Door(Entry),
    /// How everything is.
    View(Box<View>),
    /// A test has ended.
    Tested(Diagnostic),
}

/// What came of a try at the PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// It was right.
    Right,
    /// It was wrong; whether another may be tried.
    Wrong(Door),
    /// It was not even tried.
    Shut(Door),
    /// Nobody can tell: the file of the PIN or the store is broken.
    Broken,
}

/// How everything is.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Each part that can be looked at without moving anything.
    pub parts: Vec<Finding>,
    /// The latest result of each test.
    pub tests: Vec<Diagnostic>,
    /// What waits, by agency.
    pub queue: Vec<Lane>,
    /// The newest lines of the log, the newest first; a log line never holds anything personal.
    pub log: Vec<String>,
    /// Whether the terminal is kept for maintenance.
    pub maintenance: Maintenance,
    /// What stands in the simulated printer's way; `None` where the printer is real.
    pub simulated: Option<Vec<Trouble>>,
}

/// What looks at the parts of a terminal and tests them.
pub trait Bench: Send {
    /// Each part, without moving anything.
    fn look(&self) -> Vec<Finding>;
    /// Tests a part and keeps the result.
    fn test(&self, test: Test) -> Diagnostic;
    /// Keeps what somebody saw or heard.
    fn judge(&self, test: Test, verdict: Verdict) -> Diagnostic;
    /// What waits, by agency.
    fn queue(&self) -> Vec<Lane>;
    /// The newest lines of the log, the newest first.
    fn log(&self) -> Vec<String>;
}

/// An order under the staff visit that gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Who asks.
    pub visit: VisitId,
    /// For what.
    pub order: Order,
}
