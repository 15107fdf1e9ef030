//! The sound of a speech test goes where the terminal speaks, which programs that only stand in for the real ones tell.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use devices::speech::wav;
use domain::Language;
use domain::diagnostic::{Test, Verdict};
use settings::{Listening, Speech};
use tempfile::TempDir;

use super::{folder, now, terminal};
use crate::{Report as _, Sound, SpeechOrder, Terminal, speech_output, speech_test};

/// A synthesiser that says a tenth of a second and a player that writes down what it was told.
fn programs() -> TempDir {
    let folder = folder();
    let sound = folder.path().join("sound.wav");
    fs::write(&sound, wav::file(&[0; 2_205])).unwrap();
    let script = |name: &str, does: String| {
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    };
    script("espeak-ng", format!("/bin/cat > /dev/null; /bin/cat '{}'", sound.display()));
    script("aplay", format!("echo \"$@\" > '{}'; /bin/cat > /dev/null", folder.path().join("told").display()));
    folder
}

fn told(programs: &TempDir) -> String {
    fs::read_to_string(programs.path().join("told")).unwrap()
}

fn order<'a>(path: &'a Path, output: &'a str) -> SpeechOrder<'a> {
    let (path, language) = (Some(path.as_os_str()), Some(Language::English));
    SpeechOrder { path, language, rate_percent: 100, to: Sound::Output(output) }
}

#[test]
fn a_speech_test_is_heard_where_the_terminal_speaks() {
    for (output, named) in [("plughw:1", true), ("default", false)] {
        let programs = programs();
        let test = speech_test(&order(programs.path(), output)).unwrap();
        assert!(test.is_well() && test.to.contains(output), "{test}");
        assert_eq!(told(&programs).contains(&format!("-D {output}")), named, "{}", told(&programs));
    }
}

#[test]
fn the_bench_tests_the_output_of_the_settings() {
    let (data, programs) = (folder(), programs());
    let mut bench = crate::bench(&terminal(&data), Some(programs.path().into()), now).unwrap();
    bench.settings.speech = Speech::On { output: "hw:Headset".to_owned(), listening: Listening::Headset };
    let finding = bench.test(Test::Speech).finding;
    assert_eq!(finding.verdict, Verdict::Passed, "{}", finding.says);
    assert!(told(&programs).contains("-D hw:Headset"));
}

#[test]
fn the_output_is_that_of_the_settings() {
    let (data, config) = (folder(), folder());
    let shipped = terminal(&data);
    let text = fs::read_to_string(shipped.config.join("terminal.toml")).unwrap();
    for entry in fs::read_dir(&shipped.config).unwrap().map(Result::unwrap) {
        if entry.file_name() != "terminal.toml" {
            symlink(entry.path(), config.path().join(entry.file_name())).unwrap();
        }
    }
    let there = Terminal { config: config.path().to_owned(), data: data.path().to_owned() };
    for (speech, output) in [("voice = \"on\"\noutput = \"hw:2\"", "hw:2"), ("voice = \"off\"", "default")] {
        let begins = text.find("\n[speech]").expect("a table for the voice");
        let rest = text[begins + 1..].find("\n[").map_or("", |at| &text[begins + 1 + at..]);
        let whole = format!("{}\n[speech]\n{speech}\n{rest}", &text[..begins]);
        fs::write(config.path().join("terminal.toml"), whole).unwrap();
        assert_eq!(speech_output(&there).unwrap(), output);
    }
}
