//! The program that stays: it starts a face for each visit, has the next one wait while a visit goes on, admits it when that
//! is over, and ends the last one once the next is painted. It never sees a visit, opens neither store nor printer, and
//! holds no words of anybody.

mod watch;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use rustix::process::{Resource, Rlimit, setrlimit};
use terminal::shell::{self, ShellError};

use crate::roof::face::{self, Said, Told};
use crate::roof::supervisor::watch::{Act, FaceId, Gone, Kind, News, Watch};
use crate::roof::{clock, watchdog};

/// Longer than any wait of the watch; a bound for a loop that needs none.
const LONG: Duration = Duration::from_secs(24 * 60 * 60);

/// Serves visit after visit until the window is closed or nothing can be shown any more.
///
/// A signal ends this process at once, and the faces with it: they have asked to be ended when it is gone.
pub(crate) fn serve() -> anyhow::Result<ExitCode> {
    // Before anything is made or started: where nobody can look, nothing is to be left behind.
    if !shell::display() {
        return Err(ShellError::NoDisplay.into());
    }
    // What a process held when it fell is nobody's to read. Faces inherit this.
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })
        .context("the system does not let this program do without core files")?;
    let (tell, heard) = channel();
    let faces = Faces {
        // Found once: the file may be replaced while this program runs, and the next face is then the new one.
        program: std::env::current_exe().context("this program does not find itself")?,
        arguments: std::env::args_os().skip(1).collect(),
        running: BTreeMap::new(),
        heard: tell,
    };
    // Its own watch is the more patient one, so that a window is given up before the whole program is.
    let watch = Watch::new(watchdog::patience().map(|patience| patience / 4));
    Ok(ExitCode::from(attend(watch, faces, &heard)))
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

fn attend(mut watch: Watch, mut faces: Faces, heard: &Receiver<Heard>) -> u8 {
    let mut acts = watch.begin(clock::steady());
    loop {
        for act in acts.drain(..) {
            match act {
                Act::Start(id, kind) => {
                    faces.start(id, kind);
                    if watch.is_dark() {
                        watchdog::feed();
                    }
                }
                Act::Admit(id) => faces.tell(id, Told::Admitted(over_since(&watch))),
                Act::Wake(id, wake) => faces.tell(id, Told::Wake(wake)),
                Act::Headphones(id, plug) => faces.tell(id, Told::Headphones(plug)),
                Act::Dismiss(id) => faces.tell(id, Told::Dismissed),
                Act::End(id) => faces.end(id),
                Act::Feed => watchdog::feed(),
                Act::Finish(code) => {
                    faces.end_all();
                    return code;
                }
            }
        }
        let wait = watch.until().map_or(LONG, |until| until.saturating_sub(clock::steady()));
        let news = match heard.recv_timeout(wait) {
            Ok(Heard::Word(news)) => {
                if let News::Painted(_) = news {
                    watchdog::ready();
                }
                news
            }
            Ok(Heard::Silent(id)) => match faces.gone(id) {
                Some(how) => News::Gone(id, how),
                None => continue,
            },
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => News::Waited,
        };
        acts = watch.hear(news, clock::steady());
    }
}

/// The processes.
struct Faces {
    program: PathBuf,
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
        let started = Command::new(&self.program)
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
