//! Stories of the speaking thread, with the simulated voice: who may interrupt whom, what a headset changes, and that
//! nothing of a visit sounds after it.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use domain::{Language, VisitId};

use super::simulated::{self, Controls, Keep, Pace};
use super::volume::scale;
use super::wav::{self, Recorder};
use super::*;

const PATIENCE: Duration = Duration::from_secs(20);

struct Booth {
    handle: Handle,
    controls: Controls,
    news: Receiver<Told>,
}

impl Booth {
    fn open() -> Self {
        Self::at(Pace::Told)
    }

    fn at(pace: Pace) -> Self {
        let (voice, sink, controls) = simulated::voice(pace, Keep::Text);
        let (tell, news) = channel();
        let handle =
            Handle::new(voice, sink, Calibration::default(), Box::new(move |told| drop(tell.send(told)))).unwrap();
        Self { handle, controls, news }
    }

    fn in_visit(visit: VisitId) -> Self {
        let booth = Self::open();
        booth.handle.begin(visit);
        booth
    }

    #[track_caller]
    fn hears(&self, item: &str, news: News) {
        let told = self.news.recv_timeout(PATIENCE).expect("no news came");
        assert_eq!((told.item.as_str(), told.news), (item, news));
    }

    /// Nothing more comes, now that the thread has ended.
    #[track_caller]
    fn hears_no_more(self) {
        drop(self.handle);
        let rest: Vec<Told> = self.news.iter().collect();
        assert_eq!(rest, []);
    }

    fn texts(&self) -> Vec<String> {
        self.controls.said().into_iter().map(|said| said.parts.join(" | ")).collect()
    }
}

fn visit(number: u64) -> VisitId {
    VisitId(number)
}

fn utterance(number: u64, item: &str, parts: Vec<Part>) -> Utterance {
    let id = UtteranceId::default();
    Utterance { visit: visit(number), id, item: item.to_owned(), language: Language::English, parts }
}

fn says(number: u64, item: &str) -> Utterance {
    utterance(number, item, vec![Part::public(format!("This is {item}."))])
}

const CUT: News = News::Ended(Ending::Cut);
const FINISHED: News = News::Ended(Ending::Finished);

#[test]
fn an_utterance_is_told_when_it_begins_and_when_it_ends() {
    let booth = Booth::in_visit(visit(1));
    booth.handle.speak(says(1, "heading"));
    booth.hears("heading", News::Began);
    booth.controls.finish();
    booth.hears("heading", FINISHED);
    assert_eq!(booth.texts(), ["This is heading."]);
    booth.hears_no_more();
}

#[test]
fn a_new_utterance_drops_the_one_that_sounds() {
    let booth = Booth::in_visit(visit(1));
    booth.handle.speak(says(1, "first"));
    booth.hears("first", News::Began);
    booth.handle.speak(says(1, "second"));
    booth.hears("first", CUT);
    booth.hears("second", News::Began);
    booth.controls.finish();
    booth.hears("second", FINISHED);
    assert_eq!(booth.controls.most_at_once(), 1);
    booth.hears_no_more();
}

#[test]
fn two_voices_never_sound_together_however_fast_keys_are_pressed() {
    let booth = Booth::in_visit(visit(1));
    for press in 0..200 {
        booth.handle.speak(says(1, &format!("item-{press}")));
    }
    let last = loop {
        let told = booth.news.recv_timeout(PATIENCE).unwrap();
        if told.item == "item-199" {
            break told;
        }
    };
    assert_eq!(last.news, News::Began);
    booth.controls.finish();
    booth.hears("item-199", FINISHED);
    assert_eq!((booth.controls.most_at_once(), booth.controls.sounding()), (1, 0));
    booth.hears_no_more();
}

#[test]
fn a_key_silences_at_once() {
    let booth = Booth::in_visit(visit(1));
    booth.handle.speak(says(1, "long"));
    booth.hears("long", News::Began);
    booth.handle.silence();
    booth.hears("long", CUT);
    assert_eq!(booth.controls.sounding(), 0);
    booth.hears_no_more();
}

#[test]
fn nothing_is_said_without_a_visit_or_for_another_one() {
    let booth = Booth::open();
    booth.handle.speak(says(1, "too-early"));
    booth.handle.begin(visit(1));
    booth.handle.speak(says(2, "a-stranger"));
    booth.handle.speak(says(1, "mine"));
    booth.hears("mine", News::Began);
    booth.handle.end(visit(1));
    booth.hears("mine", CUT);
    booth.handle.speak(says(1, "too-late"));
    booth.hears_no_more();
}

#[test]
fn the_end_of_another_visit_ends_nothing() {
    let booth = Booth::in_visit(visit(2));
    booth.handle.speak(says(2, "mine"));
    booth.hears("mine", News::Began);
    booth.handle.end(visit(1));
    booth.controls.finish();
    booth.hears("mine", FINISHED);
    booth.hears_no_more();
}

#[test]
fn the_next_citizen_hears_nothing_of_the_last_one() {
    let booth = Booth::in_visit(visit(1));
    booth.handle.speak(says(1, "mine"));
    booth.hears("mine", News::Began);
    booth.handle.begin(visit(2));
    booth.hears("mine", CUT);
    booth.hears_no_more();
}

#[test]
fn news_names_the_utterance_also_where_two_belong_to_one_item() {
    let booth = Booth::in_visit(visit(1));
    let numbered = |id| Utterance { id: UtteranceId(id), ..says(1, "heading") };
    booth.handle.speak(numbered(7));
    booth.hears("heading", News::Began);
    booth.handle.speak(numbered(8));
    let told = || {
        let told = booth.news.recv_timeout(PATIENCE).unwrap();
        (told.id.0, told.news)
    };
    assert_eq!([told(), told()], [(7, CUT), (8, News::Began)]);
}

#[test]
fn a_pause_is_silent_and_speech_goes_on_afterwards() {
    let booth = Booth::in_visit(visit(1));
    booth.handle.speak(says(1, "long"));
    booth.hears("long", News::Began);
    booth.handle.pause();
    booth.hears("long", News::Paused);
    assert_eq!(booth.controls.sounding(), 0);
    booth.handle.go_on();
    booth.hears("long", News::Began);
    booth.controls.finish();
    booth.hears("long", FINISHED);
    assert_eq!(booth.texts().len(), 1, "the synthesiser is asked once");
    booth.hears_no_more();
}

#[test]
fn what_is_held_is_dropped_by_what_is_new() {
    let booth = Booth::in_visit(visit(1));
    booth.handle.speak(says(1, "held"));
    booth.hears("held", News::Began);
    booth.handle.pause();
    booth.hears("held", News::Paused);
    booth.handle.speak(says(1, "new"));
    booth.hears("held", CUT);
    booth.hears("new", News::Began);
    booth.controls.finish();
    booth.hears("new", FINISHED);
    booth.hears_no_more();
}

#[test]
fn a_loudspeaker_says_filled_in_and_a_headset_says_the_value() {
    let name = || vec![Part::public("Name."), Part::private("Aisyah", "filled in")];
    for (listening, expected) in [(Listening::Open, "Name. | filled in"), (Listening::Private, "Name. | Aisyah")] {
        let booth = Booth::in_visit(visit(1));
        booth.handle.set_listening(listening);
        booth.handle.speak(utterance(1, "name", name()));
        booth.hears("name", News::Began);
        booth.controls.finish();
        booth.hears("name", FINISHED);
        assert_eq!(booth.texts(), [expected]);
        booth.hears_no_more();
    }
    assert_eq!(name().iter().map(Part::privacy).collect::<Vec<_>>(), [Privacy::Public, Privacy::Private]);
}

#[test]
fn a_pulled_headset_is_silent_at_once_and_what_is_said_again_goes_by_the_loudspeakers_rules() {
    let booth = Booth::open();
    booth.handle.set_listening(Listening::Private);
    booth.handle.begin(visit(1));
    let name = || utterance(1, "name", vec![Part::private("Aisyah", "filled in")]);
    booth.handle.speak(name());
    booth.hears("name", News::Began);
    booth.handle.set_listening(Listening::Open);
    booth.hears("name", CUT);
    booth.handle.speak(name());
    booth.hears("name", News::Began);
    booth.controls.finish();
    booth.hears("name", FINISHED);
    assert_eq!(booth.texts().last().unwrap(), "filled in");
    booth.hears_no_more();
}

#[test]
fn a_missing_sound_card_is_told_and_the_next_utterance_is_tried() {
    let booth = Booth::in_visit(visit(1));
    booth.controls.unplug();
    booth.handle.speak(says(1, "unheard"));
    booth.hears("unheard", News::Began);
    booth.hears("unheard", News::Ended(Ending::Failed(Fault::NoDevice)));
    booth.controls.plug_in();
    booth.handle.speak(says(1, "heard"));
    booth.hears("heard", News::Began);
    booth.controls.finish();
    booth.hears("heard", FINISHED);
    booth.hears_no_more();
}

#[test]
fn a_new_visit_begins_with_the_usual_rate_and_volume() {
    let booth = Booth::in_visit(visit(1));
    for (number, rate) in [(1, Rate::Double), (2, Rate::Usual)] {
        booth.handle.begin(visit(number));
        if number == 1 {
            booth.handle.set_rate(rate);
        }
        booth.handle.speak(says(number, "heading"));
        booth.hears("heading", News::Began);
        booth.controls.finish();
        booth.hears("heading", FINISHED);
        assert_eq!(booth.controls.said().last().unwrap().rate, rate);
    }
    booth.hears_no_more();
}

#[test]
fn at_the_real_pace_a_short_word_ends_by_itself() {
    let booth = Booth::at(Pace::Real);
    booth.handle.begin(visit(1));
    booth.handle.speak(utterance(1, "yes", vec![Part::public("Yes")]));
    booth.hears("yes", News::Began);
    booth.hears("yes", FINISHED);
    booth.hears_no_more();
}

/// What is recorded of one word at a volume.
fn recorded(volume: Volume) -> Vec<i16> {
    let (voice, _, _) = simulated::voice(Pace::Told, Keep::Nothing);
    let recorder = Recorder::default();
    let (tell, news) = channel();
    let handle =
        Handle::new(voice, recorder.clone(), Calibration::default(), Box::new(move |told| drop(tell.send(told.news))))
            .unwrap();
    handle.begin(visit(1));
    handle.set_volume(volume);
    handle.speak(utterance(1, "yes", vec![Part::public("Yes")]));
    while news.recv_timeout(PATIENCE).unwrap() != FINISHED {}
    recorder.samples()
}

#[test]
fn the_volume_ladder_keeps_the_norms() {
    let ladder: Vec<i16> = Volume::all().map(Volume::db).collect();
    assert_eq!(ladder.len(), 11);
    assert!(ladder.windows(2).all(|pair| pair[1] > pair[0] && pair[1] - pair[0] <= 10), "{ladder:?}");
    assert!(ladder.iter().any(|db| db - ladder[0] == 12), "no step 12 dB above the lowest: {ladder:?}");
    assert!(ladder.last().unwrap() - ladder[0] >= 18);
    assert!((60..=65).contains(&Volume::default().db()));
    assert_eq!(Volume::default().louder().softer(), Volume::default());
    let (softest, loudest) = (Volume::all().next().unwrap(), Volume::all().last().unwrap());
    assert_eq!((softest.softer(), loudest.louder()), (softest, loudest));
    assert_eq!((softest.level(), loudest.level()), (1, 11));
}

#[test]
fn what_is_played_has_the_level_that_was_asked_for() {
    for volume in Volume::all() {
        let samples = recorded(volume);
        assert_eq!(samples.len(), 3 * 1_323, "the same length at every level");
        let peak = f64::from(samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap());
        let db = 20.0 * (peak / 16_000.0).log10();
        let asked = f64::from(volume.db() - 100);
        // A sample is rounded to a whole step of sixteen bit.
        let tolerance = 20.0 * (1.0 + 0.51 / (16_000.0 * 10_f64.powf(asked / 20.0))).log10();
        assert!((db - asked).abs() < tolerance, "{asked} dB asked, {db} dB played");
    }
}

#[test]
fn too_loud_is_held_at_the_limit() {
    let mut samples = [20_000, -20_000, 5];
    scale(&mut samples, 3.0);
    assert_eq!(samples, [i16::MAX, i16::MIN, 15]);
}

#[test]
fn every_voice_has_every_rate_and_each_is_faster_than_the_last() {
    assert_eq!(Rate::ALL.map(Rate::percent), [50, 75, 100, 125, 150, 175, 200, 250]);
    for tongue in Tongue::ALL {
        let order = |rate: Rate| {
            let speed = rate.speed(tongue);
            (speed.words, std::cmp::Reverse(speed.gap))
        };
        assert!(Rate::ALL.windows(2).all(|pair| order(pair[0]) < order(pair[1])), "{tongue:?}");
        assert!(Rate::ALL.iter().all(|rate| rate.speed(tongue).words >= 80), "80 is espeak-ng's floor");
    }
    assert_eq!(Rate::Usual.faster().slower(), Rate::Usual);
    assert_eq!((Rate::Half.slower(), Rate::Fastest.faster()), (Rate::Half, Rate::Fastest));
}

#[track_caller]
fn check_runs(language: Language, text: &str, expected: &[(Tongue, &str)]) {
    let runs = runs::split(text, language, 0);
    let found: Vec<(Tongue, &str)> = runs.iter().map(|run| (run.tongue, run.text.reveal().as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_text_is_cut_into_runs_of_one_script() {
    use Tongue::{Arabic, English, Malay, Mandarin, Tamil};
    check_runs(Language::English, "Hello, 1 apple.", &[(English, "Hello, 1 apple.")]);
    check_runs(
        Language::English,
        "Name: 陈美玲, again",
        &[(English, "Name: "), (Mandarin, "陈美玲, "), (English, "again")],
    );
    check_runs(Language::Malay, "Nama: 陈", &[(Malay, "Nama: "), (Mandarin, "陈")]);
    check_runs(Language::Chinese, "用 Guichet 3 次", &[(Mandarin, "用 "), (English, "Guichet "), (Mandarin, "3 次")]);
    check_runs(Language::Chinese, "表格 B2。", &[(Mandarin, "表格 "), (English, "B2。")]);
    check_runs(Language::Tamil, "தமிழ் PDF ஒன்று", &[(Tamil, "தமிழ் "), (English, "PDF "), (Tamil, "ஒன்று")]);
    check_runs(Language::Arabic, "نعم: José", &[(Arabic, "نعم: "), (English, "José")]);
    check_runs(Language::English, "(《店》)", &[(Mandarin, "(《店》)")]);
    check_runs(Language::Chinese, "Да", &[(Mandarin, "Да")]);
    check_runs(Language::Arabic, "رقم \u{2066}NRIC\u{2069}", &[(Arabic, "رقم "), (English, "NRIC")]);
    check_runs(Language::English, " — … !", &[]);
    check_runs(Language::English, "", &[]);
}

#[test]
fn a_text_cannot_smuggle_sounds_or_commands_into_the_synthesiser() {
    check_runs(Language::English, "a[[h@l'oU]]\u{1b}b\0c", &[(Tongue::English, "a,,h@l'oU,, b c")]);
}

#[test]
fn a_very_long_text_is_cut_between_words_and_nothing_is_lost() {
    let text = "one word ".repeat(2_000);
    let runs = runs::split(&text, Language::English, 0);
    assert!(runs.len() > 5);
    assert!(runs.iter().all(|run| run.text.reveal().chars().count() <= 2_010));
    assert_eq!(runs.iter().map(|run| run.text.reveal().as_str()).collect::<String>(), text);
    let endless = runs::split(&"x".repeat(10_000), Language::English, 0);
    assert!(endless.iter().all(|run| run.text.reveal().len() <= 4_001));
}

#[test]
fn the_text_of_an_utterance_does_not_show_in_debug_output() {
    let utterance = utterance(1, "name", vec![Part::private("Aisyah", "filled in"), Part::public("Tan")]);
    let debug = format!("{utterance:?} {:?}", utterance.runs(Listening::Private));
    assert!(!debug.contains("Aisyah") && !debug.contains("Tan"), "{debug}");
}

#[test]
fn a_machine_without_the_programs_says_what_is_missing() {
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(find(Some(empty.path().as_os_str()), None).err(), Some(Absent::Espeak));
    assert_eq!(find(None, None).err(), Some(Absent::Espeak));
    for (name, missing) in [("espeak-ng", Some(Absent::Aplay)), ("aplay", None)] {
        let program = empty.path().join(name);
        std::fs::write(&program, "").unwrap();
        assert_ne!(find(Some(empty.path().as_os_str()), None).err(), missing, "it may not be run yet");
        let mut rights = std::fs::metadata(&program).unwrap().permissions();
        std::os::unix::fs::PermissionsExt::set_mode(&mut rights, 0o755);
        std::fs::set_permissions(&program, rights).unwrap();
        assert_eq!(find(Some(empty.path().as_os_str()), None).err(), missing);
    }
    assert!(Absent::Espeak.to_string().contains("espeak-ng is not installed"));
}

#[test]
fn a_wav_file_says_how_long_it_is() {
    let bytes = wav::file(&[1, -1, 300]);
    assert_eq!(bytes.len(), 50);
    assert_eq!(&bytes[..4], b"RIFF");
    assert_eq!(u32::from_le_bytes(bytes[24..28].try_into().unwrap()), 22_050);
    assert_eq!(u32::from_le_bytes(bytes[40..44].try_into().unwrap()), 6);
    assert_eq!(&bytes[44..], [1, 0, 255, 255, 44, 1]);
}
