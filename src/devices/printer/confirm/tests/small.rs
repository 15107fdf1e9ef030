//! A printer with a buffer of 45 bytes, by a switch that is there to be set by mistake: *printed* is never said unless every
//! row is on paper, at any rate, whether it stops the host or not, and whatever happens in the middle.

use super::*;
use crate::printer::profile;
use crate::printer::simulated::{Event, Flow, Hardware, Memory, assemble};

const RATES: [u32; 5] = [2_400, 9_600, 19_200, 38_400, 115_200];
const FLOWS: [Flow; 3] = [Flow::XonXoff, Flow::DataSetReady, Flow::Ignored];

struct Small {
    printer: SerialPrinter<SimulatedPort>,
    controls: Controls,
    name: String,
}

impl Small {
    fn new(profile: &Profile, baud: u32, flow: Flow) -> Self {
        let profile = Profile { buffer: 45, window: 29, baud: Some(baud), ..profile.clone() };
        let profile = Profile {
            flow: match flow {
                Flow::XonXoff => profile::Flow::XonXoff,
                Flow::DataSetReady => profile::Flow::DataSetReady,
                Flow::Ignored | Flow::ByTheLine => profile::Flow::Absent,
            },
            ..profile
        };
        let hardware = Hardware { flow, ..Hardware::of(&profile) };
        assert_eq!(hardware.memory, Memory::SMALL, "the profile says what the switch does");
        let name = format!("{} at {baud}, {flow:?}", profile.name);
        let (port, controls) = assemble(hardware, Pace::Told);
        Self { printer: SerialPrinter::new(port, profile, Policy::default()), controls, name }
    }

    fn prints_first(&mut self) {
        let outcome = print(&mut self.printer);
        assert!(matches!(outcome, Outcome::Printed { .. }), "{}: {outcome:?}", self.name);
        self.controls.take_papers();
    }

    fn lost(&self) -> bool {
        std::iter::from_fn(|| self.controls.next_event(Duration::ZERO)).any(|event| matches!(event, Event::Lost { .. }))
    }
}

fn models() -> [Profile; 2] {
    [Profile::epson_tm_t20iii(), Profile::generic_80()]
}

#[test]
fn every_receipt_is_whole_and_no_byte_is_lost_at_any_rate_with_and_without_flow_control() {
    for (profile, baud, flow) in models()
        .iter()
        .flat_map(|it| RATES.map(|baud| (it, baud)))
        .flat_map(|(it, baud)| FLOWS.map(|flow| (it, baud, flow)))
    {
        let mut small = Small::new(profile, baud, flow);
        // The zeros that find a printer again may be lost; nobody reads them.
        small.prints_first();
        let _ = small.lost();
        for document in [receipt(), in_scripts()] {
            let outcome = small.printer.print(&document, &mut |_| {});
            let is_printed = matches!(outcome, Outcome::Printed { .. });
            assert!(is_printed, "{}: {outcome:?}, bytes were lost: {}", small.name, small.lost());
            assert!(!small.lost(), "{}: bytes found no room", small.name);
            assert!(small.controls.take_papers() == [small.printer.preview(&document)], "{}: not whole", small.name);
        }
    }
}

#[test]
fn a_roll_that_ends_in_the_middle_is_never_called_printed_unless_all_rows_are_there() {
    for (profile, flow) in models().iter().flat_map(|it| FLOWS.map(|flow| (it, flow))) {
        let mut small = Small::new(profile, 38_400, flow);
        let (job, whole) = (small.printer.encode(&in_scripts()), small.printer.preview(&in_scripts()));
        small.prints_first();
        let (mut tries, mut finished) = (0, 0);
        for rows in (7..whole.rows() - 130).step_by(131) {
            small.controls.run_out_of_paper_after(rows);
            small.controls.clear_after(Trouble::PaperOut, Duration::from_secs(40));
            let outcome = small.printer.print_job(&job, &mut |_| {});
            small.controls.clear(Trouble::PaperOut);
            let is_whole = small.controls.take_papers().contains(&whole);
            let what = format!("{} at row {rows}: {outcome:?}", small.name);
            assert!(is_whole || !matches!(outcome, Outcome::Printed { .. }), "{what}");
            small.printer.heartbeat();
            assert!(is_whole || small.printer.late().is_none(), "{what}: and confirmed late");
            tries += 1;
            finished += usize::from(matches!(outcome, Outcome::Printed { .. }));
            small.printer.purge();
            assert!(matches!(small.printer.print_job(&job, &mut |_| {}), Outcome::Printed { .. }), "{what}");
            assert!(small.controls.take_papers().last() == Some(&whole), "{what}: the next is not whole");
        }
        // Where it holds the host back nothing is lost, so the receipt is finished every time. Where it does not, bytes
        // that found no room are missing, and a part that is answered all the same proves nothing.
        assert!(finished == tries || flow == Flow::Ignored, "{}: {finished} of {tries}", small.name);
    }
}

#[test]
fn switched_off_and_on_between_two_parts_it_is_told_again_how_letters_stand() {
    let mut small = Small::new(&Profile::epson_tm_t20iii(), 38_400, Flow::XonXoff);
    let (job, whole) = (small.printer.encode(&receipt()), small.printer.preview(&receipt()));
    printed(&small.printer.print_job(&job, &mut |_| {}), Evidence::ProcessId);
    small.controls.take_papers();
    for part in 1..u16::try_from(job.parts.len()).unwrap() {
        let outcome = small.printer.print_job(&job, &mut |progress| {
            if matches!(progress, Progress::Confirmed { part: confirmed, .. } if confirmed == part) {
                small.controls.switch_off_and_on();
            }
        });
        let is_whole = small.controls.take_papers().contains(&whole);
        assert!(is_whole || !matches!(outcome, Outcome::Printed { .. }), "behind part {part}: {outcome:?}");
        small.printer.purge();
        printed(&small.printer.print_job(&job, &mut |_| {}), Evidence::ProcessId);
        assert!(small.controls.take_papers().last() == Some(&whole), "after part {part}");
    }
}
