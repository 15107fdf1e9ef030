//! ALSA's aplay as a program of its own, one for each utterance, fed in small blocks a moment ahead of what is heard.
//! Being silent means killing it: what a program has given to the sound card can be taken back in no other way.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use zeroize::Zeroizing;

use super::{Drain, Fault, Player, Room, Sink, lasting, samples_in};

const PROGRAM: &str = "aplay";
/// How far it is fed ahead. It begins to play once its buffer is full, so this is more than the buffer.
const AHEAD: Duration = Duration::from_millis(180);
/// The sound card's buffer, in microseconds, as aplay wants it.
const BUFFER: &str = "--buffer-time=120000";
/// A card that takes nothing for so long stands still.
const STUCK_AFTER: Duration = Duration::from_secs(2);
/// While it is full or about to end.
const ASK_AGAIN: Duration = Duration::from_millis(5);
const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };
/// Bytes of its complaints that are looked at.
const COMPLAINT_MAX: u64 = 4_096;

/// The player.
#[derive(Debug, Clone)]
pub struct Aplay {
    program: PathBuf,
    device: Option<String>,
}

impl Aplay {
    /// The program at a path, playing on a device of ALSA or on the system's default.
    #[must_use]
    pub fn at(program: PathBuf, device: Option<String>) -> Self {
        Self { program, device }
    }
}

impl Sink for Aplay {
    #[expect(
        clippy::disallowed_methods,
        reason = "sound passes in the wall's time, and a card that hangs is told by it"
    )]
    fn open(&mut self) -> Result<Box<dyn Player>, Fault> {
        let mut command = Command::new(&self.program);
        command.args(["-q", "-t", "raw", "-f", "S16_LE", "-r", "22050", "-c", "1", BUFFER]);
        if let Some(device) = &self.device {
            command.args(["-D", device]);
        }
        // Its complaints are read, so they have to be in one language.
        command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|cause| Fault::Start { program: PROGRAM, cause: cause.kind() })?;
        let input = child.stdin.take();
        let now = Instant::now();
        Ok(Box::new(Playing { child, input, began: now, took: now, given: 0, closed: None }))
    }
}

struct Playing {
    child: Child,
    input: Option<ChildStdin>,
    /// When it was started.
    began: Instant,
    /// When it last took a block.
    took: Instant,
    /// Samples it was given.
    given: usize,
    /// When it was told that no more comes.
    closed: Option<Instant>,
}

impl Player for Playing {
    #[expect(
        clippy::disallowed_methods,
        reason = "sound passes in the wall's time, and a card that hangs is told by it"
    )]
    fn offer(&mut self, block: &[i16]) -> Result<Room, Fault> {
        let ahead = lasting(self.given).saturating_sub(self.began.elapsed());
        if ahead > AHEAD {
            self.took = Instant::now();
            return Ok(Room::Wait(ahead - AHEAD));
        }
        let Some(input) = &mut self.input else { return Err(Fault::Ended { program: PROGRAM }) };
        // A pipe that can be written to takes a whole page; a block is less, so writing it does not wait.
        let mut asked = [PollFd::new(input, PollFlags::OUT)];
        if poll(&mut asked, Some(&AT_ONCE)).unwrap_or(0) == 0 {
            if self.took.elapsed() > STUCK_AFTER {
                return Err(Fault::Stuck);
            }
            return Ok(Room::Wait(ASK_AGAIN));
        }
        let bytes: Zeroizing<Vec<u8>> = Zeroizing::new(block.iter().flat_map(|sample| sample.to_le_bytes()).collect());
        if input.write_all(&bytes).is_err() {
            return Err(self.complaint());
        }
        self.given += block.len();
        self.took = Instant::now();
        Ok(Room::Taken)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "sound passes in the wall's time, and a card that hangs is told by it"
    )]
    fn finish(&mut self) -> Result<Drain, Fault> {
        self.input = None;
        let closed = *self.closed.get_or_insert_with(Instant::now);
        match self.child.try_wait() {
            Ok(Some(status)) => self.ended(status),
            Ok(None) if closed.elapsed() > AHEAD + STUCK_AFTER => Err(Fault::Stuck),
            Ok(None) => Ok(Drain::Wait(ASK_AGAIN)),
            Err(_) => Err(Fault::Ended { program: PROGRAM }),
        }
    }

    fn heard(&self) -> usize {
        samples_in(self.began.elapsed()).min(self.given)
    }
}

impl Playing {
    fn ended(&mut self, status: ExitStatus) -> Result<Drain, Fault> {
        if status.success() { Ok(Drain::Done) } else { Err(self.complaint()) }
    }

    /// What it says on its way out; it does not play any more.
    fn complaint(&mut self) -> Fault {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let mut text = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            let _ = errors.take(COMPLAINT_MAX).read_to_end(&mut text);
        }
        let text = String::from_utf8_lossy(&text);
        if text.contains("audio open error") { Fault::NoDevice } else { Fault::Ended { program: PROGRAM } }
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A program in aplay's place.
    fn stand_in(folder: &tempfile::TempDir, script: &str) -> Aplay {
        let program = folder.path().join("aplay");
        // Written under another name and moved: a file that is still open for writing cannot be run.
        let draft = folder.path().join("draft");
        std::fs::write(&draft, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&draft, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::rename(&draft, &program).unwrap();
        Aplay::at(program, None)
    }

    /// Offers silence until the player has an opinion.
    fn play(sink: &mut Aplay, blocks: usize) -> Result<(), Fault> {
        let mut player = sink.open()?;
        for _ in 0..blocks {
            while player.offer(&[0; 441])? != Room::Taken {}
        }
        while player.finish()? != Drain::Done {}
        Ok(())
    }

    #[test]
    fn a_machine_without_a_sound_card_is_told_so() {
        let folder = tempfile::tempdir().unwrap();
        let script = "echo 'aplay: main:831: audio open error: No such file or directory' >&2; exit 1";
        assert_eq!(play(&mut stand_in(&folder, script), 2), Err(Fault::NoDevice));
        assert_eq!(play(&mut stand_in(&folder, "exit 3"), 2), Err(Fault::Ended { program: "aplay" }));
        let gone = play(&mut Aplay::at(folder.path().join("gone"), None), 2);
        assert!(matches!(gone, Err(Fault::Start { .. })), "{gone:?}");
    }

    #[test]
    fn all_that_was_offered_reaches_the_player() {
        let folder = tempfile::tempdir().unwrap();
        let got = folder.path().join("got");
        play(&mut stand_in(&folder, &format!("exec cat > {}", got.display())), 10).unwrap();
        assert_eq!(std::fs::metadata(got).unwrap().len(), 10 * 882);
    }

    #[test]
    fn a_player_that_is_dropped_is_dead() {
        let folder = tempfile::tempdir().unwrap();
        let mut sink = stand_in(&folder, &format!("echo $$ > {}/id; exec cat >/dev/null", folder.path().display()));
        let mut player = sink.open().unwrap();
        while player.offer(&[0; 441]).unwrap() != Room::Taken {}
        let id = loop {
            let id = std::fs::read_to_string(folder.path().join("id")).unwrap_or_default();
            if id.ends_with('\n') {
                break id;
            }
        };
        let process = std::path::Path::new("/proc").join(id.trim());
        assert!(process.exists());
        drop(player);
        assert!(!process.exists());
    }
}
