//! espeak-ng as a program of its own, one for each run. The text goes through its input, never into its arguments,
//! which every user of the machine can read; the sound comes through its output and never lies in a file.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use zeroize::{Zeroize as _, Zeroizing};

use super::runs::Follows;
use super::{Chunk, Fault, Rate, Run, SAMPLE_RATE, Source, Voice};

const PROGRAM: &str = "espeak-ng";
/// It is asked to speak when a page is about to be drawn, and the two programs of a voice would start beside that. Who goes
/// through controls quickly would start them for words that nobody hears.
const LETS_PASS: Duration = Duration::from_millis(40);
/// How long a source waits for its sound before it lets the speaker look around.
const LOOK_AROUND: Timespec = Timespec { tv_sec: 0, tv_nsec: 4_000_000 };
/// Its first sound comes after 12 ms, a minute of speech within a second.
const SILENT_MAX: Duration = Duration::from_secs(3);
/// Of the header of a WAV file; its lengths are placeholders, for the sound is not yet known when it is written.
const HEADER: usize = 44;
/// Where the samples a second stand in it.
const HEADER_RATE: std::ops::Range<usize> = 24..28;
const READ_BYTES: usize = 16_384;

/// The synthesiser.
#[derive(Debug, Clone)]
pub struct Espeak {
    program: PathBuf,
}

impl Espeak {
    /// The program at a path.
    #[must_use]
    pub fn at(program: PathBuf) -> Self {
        Self { program }
    }
}

/// What espeak-ng is told for a run; no word of the text.
fn arguments(run: &Run, rate: Rate) -> Vec<String> {
    let speed = rate.speed(run.tongue);
    let mut arguments: Vec<String> =
        ["-b", "1", "-v", run.tongue.voice(), "-s", &speed.words.to_string()].map(str::to_owned).into();
    if speed.gap > 0 {
        arguments.extend(["-g".to_owned(), speed.gap.to_string()]);
    }
    if run.follows == Follows::More {
        arguments.push("-z".to_owned());
    }
    arguments.extend(["--stdin", "--stdout"].map(str::to_owned));
    arguments
}

impl Voice for Espeak {
    fn lets_pass(&self) -> Duration {
        LETS_PASS
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a program that hangs is told from one that works by the wall's time"
    )]
    fn begin(&mut self, run: &Run, rate: Rate) -> Result<Box<dyn Source>, Fault> {
        let started = Command::new(&self.program)
            .args(arguments(run, rate))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = started.map_err(|cause| Fault::Start { program: PROGRAM, cause: cause.kind() })?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let mut speaking =
            Speaking { child, output, header: Vec::with_capacity(HEADER), odd: None, since: Instant::now() };
        // A run is shorter than the pipe is long, so this does not wait; closing it is the end of the text.
        match input.map(|mut input| input.write_all(run.text.reveal().as_bytes())) {
            Some(Ok(())) => Ok(Box::new(speaking)),
            // It has closed its input or ended before it was given the text, which on a busy machine may be before we came to it.
            // Whether that was well, its exit tells, and not who was faster.
            Some(Err(cause)) if cause.kind() == ErrorKind::BrokenPipe => Ok(Box::new(speaking)),
            Some(Err(_)) | None => {
                speaking.output = None;
                Err(Fault::Ended { program: PROGRAM })
            }
        }
    }
}

struct Speaking {
    child: Child,
    output: Option<ChildStdout>,
    /// What has come of the header; a pipe may give it in pieces.
    header: Vec<u8>,
    /// The first byte of a sample whose second has not come.
    odd: Option<u8>,
    /// When it last gave sound.
    since: Instant,
}

impl Source for Speaking {
    #[expect(
        clippy::disallowed_methods,
        reason = "a program that hangs is told from one that works by the wall's time"
    )]
    fn next(&mut self) -> Result<Chunk, Fault> {
        let Some(output) = &mut self.output else { return Ok(Chunk::End) };
        let ready = poll(&mut [PollFd::new(output, PollFlags::IN)], Some(&LOOK_AROUND)).unwrap_or(0);
        if ready == 0 {
            if self.since.elapsed() > SILENT_MAX {
                return Err(Fault::Silent { program: PROGRAM });
            }
            return Ok(Chunk::NotYet);
        }
        let mut bytes = Zeroizing::new([0; READ_BYTES]);
        let count = output.read(bytes.as_mut_slice()).map_err(|_| Fault::Ended { program: PROGRAM })?;
        self.since = Instant::now();
        if count == 0 {
            return self.end();
        }
        let samples = self.samples(bytes.get(..count).unwrap_or_default())?;
        Ok(Chunk::Samples(samples))
    }
}

impl Speaking {
    fn samples(&mut self, bytes: &[u8]) -> Result<Zeroizing<Vec<i16>>, Fault> {
        let (header, sound) = bytes.split_at((HEADER - self.header.len()).min(bytes.len()));
        self.header.extend(header);
        if !header.is_empty() && self.header.len() == HEADER {
            let rate = self.header.get(HEADER_RATE).and_then(|rate| rate.try_into().ok()).map(u32::from_le_bytes);
            if !self.header.starts_with(b"RIFF") || rate != Some(SAMPLE_RATE) {
                return Err(Fault::Format { program: PROGRAM });
            }
        }
        let mut samples = Zeroizing::new(Vec::with_capacity(sound.len() / 2 + 1));
        for byte in sound {
            match self.odd.take() {
                Some(low) => samples.push(i16::from_le_bytes([low, *byte])),
                None => self.odd = Some(*byte),
            }
        }
        Ok(samples)
    }

    fn end(&mut self) -> Result<Chunk, Fault> {
        self.output = None;
        match self.child.wait() {
            Ok(status) if status.success() => Ok(Chunk::End),
            Ok(_) | Err(_) => Err(Fault::Ended { program: PROGRAM }),
        }
    }
}

impl Drop for Speaking {
    fn drop(&mut self) {
        self.odd.zeroize();
        // It is dead already unless it was interrupted; waiting takes it out of the list of processes.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use domain::{Language, Personal};

    use super::super::{Tongue, runs};
    use super::*;

    /// All that a program in espeak-ng's place gives for a text that is longer than any pipe.
    fn spoken(script: &str) -> Result<usize, Fault> {
        let folder = tempfile::tempdir().unwrap();
        let (program, draft) = (folder.path().join("espeak-ng"), folder.path().join("draft"));
        // Written under another name and moved: a file that is still open for writing cannot be run.
        std::fs::write(&draft, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&draft, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::rename(&draft, &program).unwrap();
        let text = Personal::new("a".repeat(1_000_000));
        let run = Run { tongue: Tongue::from(Language::English), text, part: 0, place: 0, follows: Follows::Pause };
        let mut source = Espeak::at(program).begin(&run, Rate::Usual)?;
        let mut samples = 0;
        loop {
            match source.next()? {
                Chunk::Samples(more) => samples += more.len(),
                Chunk::NotYet => {}
                Chunk::End => return Ok(samples),
            }
        }
    }

    #[test]
    fn a_program_that_closes_its_input_early_is_judged_by_how_it_ends() {
        // Nobody reads the text, so writing it fails however fast we are.
        let header = r"exec <&-; printf RIFF; head -c 20 /dev/zero; printf '\042\126\000\000'; head -c 2016 /dev/zero";
        assert_eq!(spoken(header), Ok(1_000));
        assert_eq!(spoken(&format!("{header}; exit 1")), Err(Fault::Ended { program: "espeak-ng" }));
        assert_eq!(spoken("exit 1"), Err(Fault::Ended { program: "espeak-ng" }));
        assert_eq!(spoken("kill -9 $$"), Err(Fault::Ended { program: "espeak-ng" }));
    }

    #[test]
    fn no_word_of_the_text_stands_among_the_arguments() {
        for rate in Rate::ALL {
            for run in runs::split("Aisyah 陈美玲 lives here", Language::English, 0) {
                let arguments = arguments(&run, rate).join(" ");
                for word in ["Aisyah", "陈", "lives", "here"] {
                    assert!(!arguments.contains(word), "{arguments}");
                }
            }
        }
    }

    #[test]
    fn a_run_inside_a_sentence_makes_no_pause() {
        let runs = runs::split("请看 Guichet 上", Language::Chinese, 0);
        let all: Vec<String> = runs.iter().map(|run| arguments(run, Rate::Half).join(" ")).collect();
        assert_eq!(
            all,
            [
                "-b 1 -v cmn-latn-pinyin -s 80 -g 12 -z --stdin --stdout",
                "-b 1 -v en-gb -s 80 -g 11 -z --stdin --stdout",
                "-b 1 -v cmn-latn-pinyin -s 80 -g 12 --stdin --stdout",
            ]
        );
    }
}
