//! The voice of a terminal that serves, with the simulated one: it falls silent, the standing says so, and it heals by an
//! utterance or by a trial that nobody hears. Time moves when a test moves it.

use std::cell::Cell;
use std::sync::mpsc::{Receiver, channel};

use devices::speech::simulated::{self, Controls, Keep, Pace};
use devices::speech::{Calibration, Part, Utterance, UtteranceId};

use super::*;
use crate::effect::End;
use crate::hands::{Measures, Worker};
use crate::standing::{Fault, Health, faults};
use crate::tests::tools::{self, WITHIN};

const VISIT: VisitId = VisitId(1);
/// Asking a thread a thousand times a second is soon enough, and twenty seconds are more than it ever needs.
const ASKED_MAX: u32 = 20_000;

thread_local! {
    static STEADY_SECS: Cell<u64> = const { Cell::new(0) };
}

struct Scene {
    worker: Worker,
    speaker: Speaker,
    pulse: Pulse,
    controls: Controls,
    told: Receiver<Message>,
}

impl Scene {
    fn new(found: Speech) -> Self {
        let (voice, sink, controls) = simulated::voice(Pace::Real, Keep::Text);
        let (replies, told) = channel();
        let pulse = Pulse::new(found);
        let reply = voice_reply(replies.clone(), pulse.clone());
        let handle = Handle::new(voice, sink, Calibration::default(), reply).unwrap();
        let mut tools = tools::tools(tools::store(), replies);
        tools.speech = Some(handle.clone());
        let steady = || Duration::from_secs(STEADY_SECS.get());
        tools.measures = Measures { speech: pulse.clone(), steady, ..tools.measures };
        let desk = crate::hands::desk(&mut tools).unwrap();
        Self { worker: Worker::new(tools, desk), speaker: Speaker::new(Some(handle)), pulse, controls, told }
    }

    /// Says something and waits until it has been heard, or cannot be.
    #[track_caller]
    fn says(&self, text: &str) {
        let parts = vec![Part::public(text)];
        let (id, item, language) = (UtteranceId(7), "heading".to_owned(), Language::English);
        let utterance = Utterance { visit: VISIT, id, item, language, parts };
        assert_eq!(self.speaker.perform(Effect::Say(utterance)), None);
        assert_eq!(self.told.recv_timeout(WITHIN), Ok(Message::Spoken { visit: VISIT, utterance: id }));
    }

    /// What the pages and the technician are told, if it has changed.
    fn looks(&mut self) -> Option<Health> {
        self.worker.look();
        self.told.try_iter().find_map(|message| if let Message::Health(health) = message { Some(health) } else { None })
    }

    /// Lets so much time pass, and the worker look; gives what is told once the voice is like this. The trial is another
    /// thread's, so it is asked until it has ended.
    #[track_caller]
    fn passes(&mut self, secs: u64, speech: Speech) -> Option<Health> {
        STEADY_SECS.set(STEADY_SECS.get() + secs);
        self.worker.look();
        let (_keeps_it_open, never) = channel::<()>();
        let is_so = (0..ASKED_MAX).any(|_| {
            let _ = never.recv_timeout(Duration::from_millis(1));
            self.pulse.now() == speech
        });
        assert!(is_so, "it is {:?}", self.pulse.now());
        self.looks()
    }
}

#[test]
fn a_voice_that_falls_silent_is_told_and_heals_with_the_next_utterance_that_is_heard() {
    let mut scene = Scene::new(Speech::Ready);
    scene.says("Hello");
    assert_eq!(scene.looks(), None);
    scene.controls.unplug();
    scene.says("Is anybody there?");
    let told = scene.looks().unwrap();
    assert_eq!((told.speech, faults(&told)), (Speech::Silent, vec![Fault::Speech]));
    scene.says("Still not");
    assert_eq!(scene.looks(), None, "it is told once");
    scene.controls.plug_in();
    scene.says("There again");
    assert_eq!(scene.looks().map(|health| health.speech), Some(Speech::Ready));
}

#[test]
fn between_visits_it_is_tried_out_at_intervals_and_nobody_hears_it() {
    let mut scene = Scene::new(Speech::Ready);
    scene.controls.unplug();
    // What is installed may still not speak: the first trial, which comes after the first page, finds it out.
    assert_eq!(scene.looks(), None);
    let told = scene.passes(5, Speech::Silent).unwrap();
    assert_eq!(faults(&told), [Fault::Speech]);
    scene.controls.plug_in();
    assert_eq!(scene.passes(59, Speech::Silent), None, "not before its time");
    assert_eq!(scene.passes(1, Speech::Ready).map(|health| health.speech), Some(Speech::Ready));
    let trials = scene.controls.said().len();
    scene.passes(3_600, Speech::Ready);
    assert_eq!(scene.controls.said().len(), trials, "a voice that speaks is left alone");
}

#[test]
fn nothing_is_tried_while_a_visit_listens() {
    let mut scene = Scene::new(Speech::Ready);
    scene.controls.unplug();
    scene.says("Hello");
    scene.controls.plug_in();
    let said = scene.controls.said().len();
    scene.passes(120, Speech::Silent);
    assert_eq!(scene.controls.said().len(), said);
    assert!(scene.speaker.perform(Effect::Wipe { visit: VISIT, why: End::Finished }).is_some());
    scene.passes(60, Speech::Ready);
}

#[test]
fn a_trial_is_due_once_after_the_start_and_again_while_the_voice_is_silent() {
    let mut trials = Trials::new(Duration::from_secs(100));
    for (secs, speech, due) in [
        (100, Speech::Ready, false),
        (104, Speech::Silent, false),
        (105, Speech::Off, false),
        (105, Speech::Ready, true),
        (106, Speech::Silent, false),
        (164, Speech::Silent, false),
        (165, Speech::Silent, true),
        (225, Speech::Ready, false),
        (226, Speech::Silent, true),
    ] {
        assert_eq!(trials.is_due(speech, Duration::from_secs(secs)), due, "{speech:?} after {secs} s");
    }
}
