//! `speech test`: says a few sentences in each language through the same device that the terminal speaks with, or keeps
//! their sound in a file, and tells which voices a technician should have heard.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde::Serialize;

use devices::speech::wav::{self, Recorder};
use devices::speech::{
    self, Calibration, Ending, Handle, News, Part, Rate, SAMPLE_RATE, Sink, Sought, Told, Tongue, Utterance,
    UtteranceId, Voice, Volume,
};
use domain::{Language, VisitId};

use crate::{Error, FORMAT, Report, Terminal};

/// The sentences take half a minute at half the rate.
const ENDS_WITHIN: Duration = Duration::from_secs(180);
/// A technician's own visit; no citizen's has this number.
const VISIT: VisitId = VisitId(0);
/// The system's own output.
const DEFAULT_OUTPUT: &str = "default";

/// What to say, and where to.
#[derive(Debug, Clone)]
pub struct SpeechOrder<'a> {
    /// The search path in which the programs are looked for.
    pub path: Option<&'a OsStr>,
    /// One language, or all.
    pub language: Option<Language>,
    /// Hundredths of the usual rate; one of the terminal's steps.
    pub rate_percent: u16,
    /// Where the sound goes.
    pub to: Sound<'a>,
}

/// Where the sound of a test goes.
#[derive(Debug, Clone, Copy)]
pub enum Sound<'a> {
    /// To a sound output, as `aplay -L` names it.
    Output(&'a str),
    /// Into a file; nothing is played.
    File(&'a Path),
}

/// The sound output that a terminal speaks with, or would if its voice were on.
///
/// # Errors
/// When its settings cannot be read.
pub fn speech_output(terminal: &Terminal) -> Result<String, Error> {
    Ok(match terminal.settings()?.speech {
        settings::Speech::On { output, .. } => output,
        settings::Speech::Off => DEFAULT_OUTPUT.to_owned(),
    })
}

/// How it went, language by language.
#[derive(Debug, Clone, Serialize)]
pub struct SpeechTest {
    format: u32,
    /// Where the sound went to.
    pub to: String,
    /// What was said.
    pub spoken: Vec<SpokenSample>,
}

/// One language.
#[derive(Debug, Clone, Serialize)]
pub struct SpokenSample {
    /// Its tag.
    pub language: String,
    /// The synthesiser's voice.
    pub voice: &'static str,
    /// `spoken` or `failed`.
    pub outcome: &'static str,
    /// Why it failed, or how one can tell that it did not.
    pub because: String,
    /// What to do about it.
    pub remedy: &'static str,
}

/// Says the sample sentences.
///
/// # Errors
/// When a program is absent, there is no such rate, or the file cannot be written.
pub fn speech_test(order: &SpeechOrder<'_>) -> Result<SpeechTest, Error> {
    let steps = Rate::ALL.into_iter();
    let rate = steps.clone().find(|rate| rate.percent() == order.rate_percent).ok_or_else(|| Error::Rate {
        percent: order.rate_percent,
        known: steps.map(|rate| rate.percent().to_string()).collect::<Vec<_>>().join(", "),
    })?;
    let languages: Vec<Language> = order.language.map_or_else(|| Language::ALL.to_vec(), |language| vec![language]);
    let file = match order.to {
        Sound::Output(output) => {
            let found = Sought::new(order.path.map(OsStr::to_owned), output).found()?;
            let spoken = say(found.voice, found.sink, Volume::default(), rate, &languages, || None)?;
            return Ok(SpeechTest { format: FORMAT, to: format!("the sound output \"{output}\""), spoken });
        }
        Sound::File(file) => file,
    };
    let recorder = Recorder::default();
    let seconds = || Some(recorder.samples().len() as f64 / f64::from(SAMPLE_RATE));
    // A file has no loudness of its own, so it gets the whole range.
    let loudest = Volume::all().last().unwrap_or_default();
    let spoken = say(speech::find_voice(order.path)?, recorder.clone(), loudest, rate, &languages, seconds)?;
    std::fs::write(file, wav::file(&recorder.samples()))
        .map_err(|cause| Error::Write { file: PathBuf::from(file), cause })?;
    Ok(SpeechTest { format: FORMAT, to: file.display().to_string(), spoken })
}

fn say(
    voice: impl Voice + 'static,
    sink: impl Sink + 'static,
    volume: Volume,
    rate: Rate,
    languages: &[Language],
    seconds: impl Fn() -> Option<f64>,
) -> Result<Vec<SpokenSample>, Error> {
    let (tell, news) = channel();
    let told = Box::new(move |told| drop(tell.send(told)));
    let handle = Handle::new(voice, sink, Calibration::default(), told).map_err(Error::Thread)?;
    handle.begin(VISIT);
    handle.set_volume(volume);
    handle.set_rate(rate);
    let mut heard_before = 0.0;
    let samples = languages.iter().map(|language| {
        let parts = vec![Part::public(sample(*language))];
        let (id, item) = (UtteranceId::default(), language.to_string());
        handle.speak(Utterance { visit: VISIT, id, item, language: *language, parts });
        let (outcome, because, remedy) = match ending(&news) {
            Some(Ending::Finished) => {
                let heard = seconds().map(|heard| heard - std::mem::replace(&mut heard_before, heard));
                let because =
                    heard.map_or_else(|| "it was played".to_owned(), |heard| format!("{heard:.1} s of sound"));
                ("spoken", because, "listen to it: every word has to be understood")
            }
            Some(Ending::Failed(fault)) => ("failed", fault.to_string(), fault.remedy()),
            Some(Ending::Cut) | None => {
                handle.silence();
                ("failed", "it did not come to an end".to_owned(), "look whether the sound device hangs")
            }
        };
        let voice = Tongue::from(*language).voice();
        SpokenSample { language: language.to_string(), voice, outcome, because, remedy }
    });
    Ok(samples.collect())
}

fn ending(news: &Receiver<Told>) -> Option<Ending> {
    loop {
        match news.recv_timeout(ENDS_WITHIN).ok()?.news {
            News::Began | News::Paused => {}
            News::Ended(ending) => return Some(ending),
        }
    }
}

/// Sentences as they stand on the terminal's pages, long enough for the rate to be measured.
fn sample(language: Language) -> &'static str {
    match language {
        Language::English => {
            "Find out which licences you need, apply to all the agencies at once, and take a receipt with you. Touch an \
             answer, then touch Continue. Lift your finger to choose; slide off to take it back. You have as long as you \
             like."
        }
        Language::Malay => {
            "Ketahui lesen yang anda perlukan, mohon kepada semua agensi sekali gus, dan bawa resit bersama anda. Sentuh \
             jawapan, kemudian sentuh Teruskan. Angkat jari anda untuk memilih. Ambil masa seberapa lama yang anda mahu."
        }
        Language::Chinese => {
            "查明您需要哪些执照，一次向所有机构提出申请，并带走收据。请触摸一个答案，然后触摸继续。抬起手指即可选择，滑开则取消。\
             您可以慢慢来，不必着急。"
        }
        Language::Tamil => {
            "உங்களுக்குத் தேவையான உரிமங்களைக் கண்டறிந்து, எல்லா அமைப்புகளுக்கும் ஒரே நேரத்தில் விண்ணப்பித்து, ரசீதை எடுத்துச் \
             செல்லுங்கள். ஒரு பதிலைத் தொட்டு, பிறகு தொடரவும் என்பதைத் தொடவும். உங்கள் விருப்பப்படி நேரம் எடுத்துக்கொள்ளலாம்."
        }
        Language::Arabic => {
            "اعرف التراخيص التي تحتاج إليها، وقدم طلبك إلى جميع الجهات مرة واحدة، وخذ إيصالا معك. المس إجابة ثم المس \
             متابعة. ارفع إصبعك للاختيار. خذ ما تشاء من الوقت."
        }
    }
}

impl Report for SpeechTest {
    fn is_well(&self) -> bool {
        self.spoken.iter().all(|sample| sample.outcome == "spoken")
    }
}

impl fmt::Display for SpeechTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "speech to {}", self.to)?;
        for SpokenSample { language, voice, outcome, because, remedy } in &self.spoken {
            write!(f, "\n{language} ({voice}): {outcome}; {because}; {remedy}")?;
        }
        Ok(())
    }
}
