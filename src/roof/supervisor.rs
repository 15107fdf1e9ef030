//! The program that stays: it starts a face for each visit, has the next one wait while a visit goes on, admits it when that
//! is over, and ends the last one once the next is painted. It never sees a visit, opens neither store nor printer, and
//! holds no words of anybody.

mod watch;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use rustix::process::{Resource, Rlimit, setrlimit};
use terminal::shell::{self, ShellError};

use crate::roof::args::Args;
use crate::roof::face::{self, Said, Told};
use crate::roof::supervisor::watch::{Act, FaceId, Gone, Kind, News, Watch};
use crate::roof::trial::{self, Trial};
use crate::roof::{clock, home, watchdog};

/// Longer than any wait of the watch; a bound for a loop that needs none.
const LONG: Duration = Duration::from_secs(24 * 60 * 60);

/// What `current_exe` names may have been replaced meanwhile; this is the program that runs.
const THIS_PROGRAM: &str = "/proc/self/exe";

/// Serves visit after visit until the window is closed or nothing can be shown any more. Where the system watches over it, it
/// also ends once another version was installed in its place and nobody is there, for the system to start that.
///
/// A signal ends this process at once, and the faces with it: they have asked to be ended when it is gone.
pub(crate) fn serve(args: &Args) -> anyhow::Result<ExitCode> {
    // Before anything is made or started: where nobody can look, nothing is to be left behind.
    if !shell::display() {
        return Err(ShellError::NoDisplay.into());
    }
    // What a process held when it fell is nobody's to read. Faces inherit this.
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })
        .context("the system does not let this program do without core files")?;
    let (tell, heard) = channel();
    let faces = Faces { arguments: std::env::args_os().skip(1).collect(), running: BTreeMap::new(), heard: tell };
    let data = home::data(args.data.as_deref()).ok();
    let house = House {
        // Its own watch is the more patient one, so that a window is given up before the whole program is.
        watch: Watch::new(watchdog::patience().map(|patience| patience / 4)),
        faces,
        trial: data.as_deref().and_then(Trial::of),
        installed: Installed::now(data),
    };
    Ok(ExitCode::from(house.attend(&heard)))
}

/// Which version the system would start, as it was when this process was started.
struct Installed {
    file: Option<(PathBuf, u64)>,
    data: Option<PathBuf>,
    /// This one runs because a later one failed.
    in_place: bool,
}

impl Installed {
    fn now(data: Option<PathBuf>) -> Self {
        let file = std::env::current_exe().ok();
        let file = file.and_then(|file| Some((file.clone(), fs::metadata(file).ok()?.ino())));
        let in_place = data.as_deref().is_some_and(trial::is_lost);
        Self { file, data, in_place }
    }

    /// Whether another version is to be started now: its file has taken the place of this one's, or it was installed where the
    /// one that failed had been.
    fn is_replaced(&self) -> bool {
        let other = |(file, ino): &(PathBuf, u64)| fs::metadata(file).is_ok_and(|now| now.ino() != *ino);
        self.file.as_ref().is_some_and(other) || self.data.as_deref().is_some_and(trial::is_lost) != self.in_place
    }
}

/// The faces, who watches them, and what is known of the version they are of.
struct House {
    watch: Watch,
    faces: Faces,
    trial: Option<Trial>,
    installed: Installed,
}

/// What the readers of the faces' words report.
enum Heard {
    Word(News),
    /// Nothing more will be said: the process is ending.
    Silent(FaceId),
}

/// When the visit of the face that is shown was over, on the clock that all processes share.
fn over_since(watch: &Watch) -> Option<Duration> {
    watch.over_for(clock::steady()).map(|ago| clock::since_start().saturating_sub(ago))
}

impl House {
    fn attend(mut self, heard: &Receiver<Heard>) -> u8 {
        let mut acts = self.watch.begin(clock::steady());
        loop {
            for act in acts.drain(..) {
                if let Some(code) = self.act(act) {
                    self.faces.end_all();
                    return code;
                }
            }
            let wait = self.watch.until().map_or(LONG, |until| until.saturating_sub(clock::steady()));
            let news = match heard.recv_timeout(wait) {
                Ok(Heard::Word(news)) => {
                    if let News::Painted(_) = news {
                        watchdog::ready();
                    }
                    news
                }
                Ok(Heard::Silent(id)) => match self.faces.gone(id) {
                    Some(how) => News::Gone(id, how),
                    None => continue,
                },
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => News::Waited,
            };
            acts = self.watch.hear(news, clock::steady());
        }
    }

    /// Does what the watch says; with what code to end, if that is to be.
    fn act(&mut self, act: Act) -> Option<u8> {
        match act {
            // On trial a version that falls again and again is not to stay with the plain page: the one before serves.
            Act::Start(_, Kind::Plain) if self.trial.is_some() => return Some(1),
            Act::Start(id, kind) => {
                self.faces.start(id, kind);
                if self.watch.is_dark() {
                    watchdog::feed();
                    self.trial.iter_mut().for_each(Trial::fell);
                }
            }
            Act::Admit(id) => self.faces.tell(id, Told::Admitted(over_since(&self.watch))),
            Act::Wake(id, wake) => self.faces.tell(id, Told::Wake(wake)),
            Act::Headphones(id, plug) => self.faces.tell(id, Told::Headphones(plug)),
            Act::Dismiss(id) => self.faces.tell(id, Told::Dismissed),
            Act::End(id) => self.faces.end(id),
            Act::Feed => {
                watchdog::feed();
                self.trial.take_if(|trial| trial.alive(clock::steady()));
                if self.installed.is_replaced() && self.watch.is_unattended() {
                    tracing::info!("another version was installed; the system starts it");
                    return Some(0);
                }
            }
            Act::Finish(code) => return Some(code),
        }
        None
    }
}

/// The processes.
struct Faces {
    arguments: Vec<OsString>,
    running: BTreeMap<FaceId, Child>,
    heard: Sender<Heard>,
}

impl Faces {
    /// Starts one. It has to be the thread that stays until the end that does this: faces end with it.
    fn start(&mut self, id: FaceId, kind: Kind) {
        let kind = match kind {
            Kind::Visit => face::VISIT,
            Kind::Plain => face::PLAIN,
        };
        let started = Command::new(THIS_PROGRAM)
            .arg0("guichet")
            .args(&self.arguments)
            .args(["--face", kind, "--under", &std::process::id().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        match started {
            Ok(mut child) => {
                let words = child.stdout.take();
                self.running.insert(id, child);
                self.listen(id, words);
            }
            Err(error) => {
                tracing::error!(error = %error, "the next window could not be started");
                let _ = self.heard.send(Heard::Word(News::Gone(id, Gone::Fell)));
            }
        }
    }

    fn listen(&mut self, id: FaceId, words: Option<ChildStdout>) {
        let tell = self.heard.clone();
        let listen = move || {
            for line in words.into_iter().flat_map(|words| BufReader::new(words).lines()).map_while(Result::ok) {
                let Some(said) = Said::read(&line) else { continue };
                let _ = tell.send(Heard::Word(news(id, said)));
            }
            let _ = tell.send(Heard::Silent(id));
        };
        if let Err(error) = std::thread::Builder::new().name("face".to_owned()).spawn(listen) {
            tracing::error!(error = %error, "the system has no thread to give");
            if let Some(child) = self.running.get_mut(&id) {
                let _ = child.kill();
            }
            let _ = self.heard.send(Heard::Silent(id));
        }
    }

    /// Says a word to a face. One that has ended meanwhile hears nothing, and its end is told by other means.
    fn tell(&mut self, id: FaceId, word: Told) {
        if let Some(line) = self.running.get_mut(&id).and_then(|child| child.stdin.as_mut()) {
            let _ = writeln!(line, "{}", word.line()).and_then(|()| line.flush());
        }
    }

    /// Ends a face on purpose.
    fn end(&mut self, id: FaceId) {
        if let Some(mut child) = self.running.remove(&id) {
            // Nothing of it is to be tidied up: whatever it holds goes with it, and a start is a recovery.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// How a face ended that says nothing more; `None` if it was ended on purpose.
    fn gone(&mut self, id: FaceId) -> Option<Gone> {
        let mut child = self.running.remove(&id)?;
        // Its last words close with the process, so this waits for no longer than the process takes to be gone.
        Some(child.wait().map_or(Gone::Fell, how))
    }

    fn end_all(&mut self) {
        while let Some(id) = self.running.keys().next().copied() {
            self.end(id);
        }
    }
}

fn news(id: FaceId, said: Said) -> News {
    match said {
        Said::Painted => News::Painted(id),
        Said::Drawn => News::Drawn(id),
        Said::Begun => News::Begun(id),
        Said::Over => News::Over(id),
        Said::LetGo => News::LetGo(id),
        Said::Wanted(wake) => News::Wanted(id, wake),
        Said::Headphones(plug) => News::Headphones(id, plug),
        Said::Left => News::Left(id),
    }
}

fn how(status: ExitStatus) -> Gone {
    match status.code() {
        Some(code) => Gone::Said(u8::try_from(code).unwrap_or(1)),
        None => Gone::Fell,
    }
}
