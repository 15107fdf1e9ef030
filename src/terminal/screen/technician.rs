//! The technician's pages: the door with its PIN, the parts of the terminal one under the other, a page for each part with
//! its test, the log, maintenance, a new start. They speak English, and show nothing that a citizen said.

mod door;
mod home;
mod part;
mod simulated;

use devices::printer::simulated as printer;
use domain::diagnostic::{Diagnostic, Finding, Test, Verdict};
use domain::technician::Pin;
use store::Maintenance;

use crate::bench::{Answer, Entry, Order, View};
use crate::editor::{Editor, Layout, Stroke};
use crate::effect::{Going, Outcome};
use crate::page::ring::Plug;
use crate::page::{Page, Tone};
use crate::screen::{Turn, Window, World};
use crate::sheet::Print;
use crate::standing::Fault;

/// Fields to be touched, from the top of the page to its end: as many as find room.
const TOUCH_FIELDS: u8 = 8;

/// The technician's pages as they stand.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    at: At,
    view: Option<Box<View>>,
    window: Window,
    /// The test that runs.
    running: Option<Test>,
    /// The test that ended last, while its page is up.
    ended: Option<Test>,
    /// Fields touched so far, a bit each.
    touched: u16,
    /// Whether headphones are in, once a key has told it.
    headphones: Option<Plug>,
    /// How the printing of the ticket stands.
    ticket: Print,
}

/// Which page is up.
#[derive(Debug, Clone, PartialEq)]
enum At {
    /// The PIN.
    Door { editor: Editor, trouble: Trouble },
    /// All parts.
    Home,
    /// One part.
    Part(Test),
    /// The log.
    Log,
    /// The switches of the simulated printer.
    Simulated,
    /// The ticket.
    Ticket,
    /// A question before an act.
    Sure(Deed),
}

/// What was wrong with the last PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    /// It is being checked.
    Checking,
    /// It has too few digits.
    Short,
    /// What came of it.
    Refused(Entry),
}

/// What is asked about before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Serve nobody, or serve again.
    Maintain(Maintenance),
    /// Start the pages anew.
    Restart,
}

/// What the technician can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A key.
    Struck(Stroke),
    /// Touched the field.
    FieldPressed,
    /// Gives the PIN.
    Enter,
    /// Opens a part's page.
    Open(Test),
    /// Opens the log.
    OpenLog,
    /// Opens the ticket.
    OpenTicket,
    /// Prints it.
    PrintTicket,
    /// Opens the simulated printer.
    OpenSimulated,
    /// Something happens to it.
    Simulate(printer::Order),
    /// Asks before a deed.
    Ask(Deed),
    /// Does it.
    Do(Deed),
    /// Tests the part.
    Test(Test),
    /// Says what was seen or heard.
    Judge(Test, Verdict),
    /// Touched a field of the touch test.
    Field(u8),
    /// Sends what waits.
    SendNow,
    /// Turns the list of rows.
    Turn(Turn),
    /// Goes back.
    Back,
    /// Leaves.
    Leave,
}

/// What the pages wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Something of the bench.
    Order(Order),
    /// Print a ticket of these results.
    PrintTicket(Vec<Diagnostic>),
    /// Start the pages anew.
    Restart,
    /// Go.
    Leave,
}

impl Default for State {
    fn default() -> Self {
        Self {
            at: At::door(Trouble::None),
            view: None,
            window: Window::default(),
            running: None,
            ended: None,
            touched: 0,
            headphones: None,
            ticket: Print::NotAsked,
        }
    }
}

impl At {
    fn door(trouble: Trouble) -> Self {
        Self::Door { editor: Editor::new(Layout::Digits, ""), trouble }
    }
}

impl State {
    /// Whether the PIN is still to be given.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        matches!(self.at, At::Door { .. })
    }

    /// The printer has ended with the ticket.
    pub fn ticket_printed(&mut self, outcome: Outcome) {
        self.ticket.end(outcome);
    }

    /// The printer says how the ticket goes.
    pub fn ticket_goes(&mut self, going: Going) {
        self.ticket.go(going);
    }

    /// A ticket is made of results that have been looked at, and not of nothing.
    fn print_ticket(&mut self) -> Action {
        match &self.view {
            Some(view) if !self.ticket.is_underway() => {
                self.ticket.ask();
                Action::PrintTicket(view.tests.clone())
            }
            Some(_) | None => Action::None,
        }
    }

    /// Headphones came or went.
    pub fn plugged(&mut self, plug: Plug) {
        self.headphones = Some(plug);
    }

    /// A code was scanned, whatever it says: on the scanner's page that is the test.
    pub fn scanned(&mut self) -> Action {
        match self.at {
            At::Part(Test::Scanner) => Action::Order(Order::Judge(Test::Scanner, Verdict::Passed)),
            At::Door { .. } | At::Home | At::Part(_) | At::Log | At::Simulated | At::Ticket | At::Sure(_) => {
                Action::None
            }
        }
    }

    /// The bench has answered; says what to ask for next.
    pub fn answered(&mut self, answer: Answer) -> Action {
        match answer {
            Answer::Door(Entry::Right) if self.is_outside() => {
                self.turn(At::Home);
                return Action::Order(Order::Look);
            }
            Answer::Door(entry) if self.is_outside() => self.at = At::door(Trouble::Refused(entry)),
            // The door is behind them.
            Answer::Door(_) => {}
            Answer::View(view) => self.view = Some(view),
            Answer::Tested(Diagnostic { finding, .. }) => {
                self.running = self.running.filter(|test| *test != finding.test);
                self.ended = Some(finding.test);
            }
        }
        Action::None
    }

    /// Hears the technician.
    pub fn update(&mut self, message: Message, rows: usize) -> Action {
        match message {
            Message::Struck(stroke) => self.strike(stroke),
            Message::Enter => return self.enter(),
            Message::Open(test) => {
                self.turn(At::Part(test));
                return Action::Order(Order::Look);
            }
            Message::OpenTicket => {
                self.turn(At::Ticket);
                return Action::Order(Order::Look);
            }
            Message::PrintTicket => return self.print_ticket(),
            Message::OpenLog => {
                self.turn(At::Log);
                return Action::Order(Order::Look);
            }
            Message::OpenSimulated => {
                self.turn(At::Simulated);
                return Action::Order(Order::Look);
            }
            Message::Simulate(order) => return Action::Order(Order::Simulated(order)),
            Message::Ask(deed) => self.turn(At::Sure(deed)),
            Message::Do(Deed::Restart) => return Action::Restart,
            Message::Do(Deed::Maintain(maintenance)) => {
                self.turn(At::Home);
                return Action::Order(Order::Maintain(maintenance));
            }
            Message::Test(test) if self.running.is_none() => {
                (self.running, self.ended) = (Some(test), None);
                return Action::Order(Order::Test(test));
            }
            Message::Judge(test, verdict) => {
                self.ended = None;
                return Action::Order(Order::Judge(test, verdict));
            }
            Message::Field(field) => return self.touch(field, rows),
            Message::SendNow => return Action::Order(Order::SendNow),
            Message::Turn(turn) => self.window.turn(turn),
            Message::Back if self.is_outside() => return Action::Leave,
            Message::Back => self.turn(At::Home),
            Message::Leave => return Action::Leave,
            Message::FieldPressed | Message::Test(_) => {}
        }
        Action::None
    }

    /// The page that is up. `faults` are those that stand now, each with what it is.
    #[must_use]
    pub fn page(&self, world: &World<'_>, faults: &[(Fault, String)]) -> Page<Message> {
        match &self.at {
            At::Door { editor, trouble } => door::page(world, editor, *trouble),
            At::Home => home::page(self, world, faults),
            At::Part(test) => part::page(self, world, *test),
            At::Log => home::log(self, world),
            At::Ticket => home::ticket(self, world),
            At::Simulated => simulated::page(self, world),
            At::Sure(deed) => home::sure(world, *deed),
        }
    }

    fn turn(&mut self, at: At) {
        self.at = at;
        self.window = Window::default();
        self.ended = None;
        self.touched = 0;
    }

    fn strike(&mut self, stroke: Stroke) {
        if let At::Door { editor, trouble } = &mut self.at
            && *trouble != Trouble::Checking
        {
            editor.strike(stroke);
            *trouble = Trouble::None;
        }
    }

    fn enter(&mut self) -> Action {
        let At::Door { editor, trouble } = &mut self.at else { return Action::None };
        match editor.text().parse::<Pin>() {
            _ if *trouble == Trouble::Checking => Action::None,
            Ok(pin) => {
                *trouble = Trouble::Checking;
                Action::Order(Order::Try(pin))
            }
            Err(_) => {
                *trouble = Trouble::Short;
                Action::None
            }
        }
    }

    /// Once every field was touched, the screen feels everywhere on its page.
    fn touch(&mut self, field: u8, rows: usize) -> Action {
        self.touched |= 1_u16.checked_shl(field.into()).unwrap_or(0);
        if !(0..touch_fields(rows)).all(|field| self.is_touched(field)) {
            return Action::None;
        }
        Action::Order(Order::Judge(Test::Touch, Verdict::Passed))
    }

    fn is_touched(&self, field: u8) -> bool {
        self.touched & 1_u16.checked_shl(field.into()).unwrap_or(0) != 0
    }

    /// How a part was found when it was last looked at.
    fn finding(&self, test: Test) -> Option<&Finding> {
        self.view.as_ref()?.parts.iter().find(|finding| finding.test == test)
    }

    /// How a part's latest test ended.
    fn tested(&self, test: Test) -> Option<&Diagnostic> {
        self.view.as_ref()?.tests.iter().find(|kept| kept.finding.test == test)
    }

    /// What stands in the simulated printer's way; `None` where the printer is real.
    fn troubles(&self) -> Option<&[printer::Trouble]> {
        self.view.as_ref()?.simulated.as_deref()
    }

    fn maintenance(&self) -> Maintenance {
        self.view.as_ref().map_or(Maintenance::Off, |view| view.maintenance)
    }
}

fn touch_fields(rows: usize) -> u8 {
    u8::try_from(rows).map_or(TOUCH_FIELDS, |rows| rows.min(TOUCH_FIELDS))
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Passed => Tone::Good,
        Verdict::Failed => Tone::Stop,
        Verdict::Unknown => Tone::Warn,
    }
}

fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "circle-check",
        Verdict::Failed => "circle-alert",
        Verdict::Unknown => "circle-help",
    }
}
