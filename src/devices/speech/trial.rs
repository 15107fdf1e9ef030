//! Whether something could be heard: the first letter of each language goes the whole way that words go, at no volume.

use domain::{Language, VisitId};

use super::gate::{Gate, Turn};
use super::perform::{Stop, perform};
use super::{Calibration, Fault, Listening, Part, Rate, Sink, Utterance, UtteranceId, Voice};

/// No citizen's visit has this number.
const NOBODY: VisitId = VisitId(0);

/// The turn of a trial.
pub(super) fn turn(number: u64, languages: &[Language]) -> Turn {
    let first = |language: &Language| language.own_name().chars().take(1).collect::<String>();
    let parts = languages.iter().map(|language| Part::public(first(language)).spoken_in(Some(*language))).collect();
    let (id, item) = (UtteranceId::default(), "trial".to_owned());
    let utterance = Utterance { visit: NOBODY, id, item, language: Language::English, parts };
    Turn { number, utterance, listening: Listening::Open, rate: Rate::Fastest }
}

/// Finds out whether each of these languages could be heard, without a sound; takes about as long as to say their first
/// letters. For whoever holds voice and loudspeaker; a terminal that runs asks [`super::Handle::try_out`].
///
/// # Errors
/// What stands in the way.
pub fn try_out(voice: &mut dyn Voice, sink: &mut dyn Sink, languages: &[Language]) -> Result<(), Fault> {
    let gate = Gate::default();
    match perform(voice, sink, Calibration::MUTE, &gate, &turn(0, languages), &mut |_| {}) {
        // Nobody else knows this gate, so nobody cuts it.
        Ok(()) | Err(Stop::Cut) => Ok(()),
        Err(Stop::Fault(fault)) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::super::simulated::{self, Keep, Pace};
    use super::super::wav::Recorder;
    use super::super::{Handle, Tongue};
    use super::*;

    #[test]
    fn a_trial_goes_the_whole_way_in_every_voice_and_nothing_of_it_is_heard() {
        let ((mut voice, _, controls), mut sink) = (simulated::voice(Pace::Real, Keep::Text), Recorder::default());
        assert_eq!(try_out(&mut voice, &mut sink, &Language::ALL), Ok(()));
        let said = controls.said();
        assert_eq!(said[0].tongues, Language::ALL.map(Tongue::from));
        let samples = sink.samples();
        assert!(samples.len() > 1_000 && samples.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn a_trial_tells_what_is_wrong_and_never_speaks_over_a_visit() {
        let (voice, sink, controls) = simulated::voice(Pace::Real, Keep::Text);
        let handle = Handle::new(voice, sink, Calibration::default(), Box::new(|_| {})).unwrap();
        let (tell, told) = channel();
        let try_out = || {
            let tell = tell.clone();
            handle.try_out(vec![Language::English], Box::new(move |result| tell.send(result).unwrap()));
            told.recv_timeout(Duration::from_secs(20))
        };
        controls.unplug();
        assert_eq!(try_out(), Ok(Err(Fault::NoDevice)));
        controls.plug_in();
        assert_eq!(try_out(), Ok(Ok(())));
        handle.begin(VisitId(1));
        let said = controls.said().len();
        let (tell, told) = channel();
        handle.try_out(vec![Language::English], Box::new(move |result| tell.send(result).unwrap()));
        assert!(told.recv().is_err(), "it is dropped");
        assert_eq!(controls.said().len(), said);
    }
}
