//! What to do when a face says something, is gone, or takes too long: a table over values, told the time, which starts and
//! ends nothing itself. A face is a process that serves one visit.

use std::time::Duration;

use terminal::page::ring::Plug;

use crate::roof::face::{TRY_LATER, Wake};

/// Faces that fall in a row before the plain page is shown instead of trying on.
const FALLS_MAX: u32 = 5;
/// A face that has stood so long falls for a reason of its own, not for that of the one before.
const STEADY: Duration = Duration::from_secs(60);
/// For a face to paint its first page; many times what the slowest machine needs.
const START_WITHIN: Duration = Duration::from_secs(20);
/// For a face to let go; more than its parts wait for each other, and then what it holds is recovered from the disk.
const LET_GO_WITHIN: Duration = Duration::from_secs(60);
/// For a finger that lies on a face which another one has covered to be lifted.
const LEAVE_WITHIN: Duration = Duration::from_secs(5);
/// While the plain page is up, how long until a proper face is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(5 * 60);
/// From the beginning of a visit to the start of the next face: the first pages have the processor for themselves.
const AHEAD: Duration = Duration::from_secs(2);

/// One face of this program's life, in the order in which they were started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FaceId(pub(super) u32);

/// What a face is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Serves one visit.
    Visit,
    /// Says that the terminal is closed, and opens neither store nor printer.
    Plain,
}

/// What is heard of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// Its first page is on the screen.
    Painted(FaceId),
    /// A frame of it has just reached the screen.
    Drawn(FaceId),
    /// Its visit has begun.
    Begun(FaceId),
    /// Its visit is over and wiped; it is letting go of store and printer.
    Over(FaceId),
    /// It holds neither the store nor the printer any more.
    LetGo(FaceId),
    /// Somebody wants to begin at a face whose visit is over.
    Wanted(FaceId, Wake),
    /// Headphones were plugged in or out while it had the keys.
    Headphones(FaceId, Plug),
    /// It was dismissed and has said all that it heard.
    Left(FaceId),
    /// Its process has ended.
    Gone(FaceId, Gone),
    /// The time that was asked for has passed.
    Waited,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    /// With an exit code of its own: 0 is a window that somebody closed.
    Said(u8),
    /// By a signal.
    Fell,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Start a face; one for a visit reads what it can and waits to be admitted.
    Start(FaceId, Kind),
    /// Let a face open the store and the printer, and paint.
    Admit(FaceId),
    /// Have a face begin a visit.
    Wake(FaceId, Wake),
    /// Tell a face how the headphones are.
    Headphones(FaceId, Plug),
    /// Let a face that another one covers say what it has still heard.
    Dismiss(FaceId),
    /// End a face.
    End(FaceId),
    /// Tell the system's watchdog that the screen is alive.
    Feed,
    /// End everything, with this exit code.
    Finish(u8),
}

#[derive(Debug, Clone, Copy)]
struct Face {
    id: FaceId,
    kind: Kind,
    /// Started, admitted or painted.
    since: Duration,
}

/// Who is on the screen, who comes, and how often it went wrong.
#[derive(Debug, Default)]
pub(super) struct Watch {
    shown: Option<Face>,
    /// When a frame of it was last seen on the screen.
    drawn: Duration,
    /// Without one for so long it hangs; nothing is expected of it where nobody watches.
    hangs_after: Option<Duration>,
    coming: Option<Face>,
    /// Who was on the screen before, and since when another one covers it.
    leaving: Vec<(FaceId, Duration)>,
    /// Who may hold the store and the printer.
    keeper: Option<FaceId>,
    /// Whose visit has begun; a face that was woken says so before it has painted.
    begun: Option<FaceId>,
    /// Since when the visit of the face that is shown is over.
    over: Option<Duration>,
    /// How somebody wanted to begin since then.
    wanted: Option<Wake>,
    /// Which face heard of the headphones last, and what. Nothing where a plug may have been pulled that nobody heard
    /// of: then what is the citizen's own is not said, as for a loudspeaker.
    headphones: Option<(FaceId, Plug)>,
    /// A start that waits for its time.
    later: Option<(Duration, Kind)>,
    falls: u32,
    started: u32,
    has_painted: bool,
}

impl Watch {
    /// One that ends a face of which no frame is seen for so long.
    pub(super) fn new(hangs_after: Option<Duration>) -> Self {
        Self { hangs_after, ..Self::default() }
    }

    /// The first face.
    pub(super) fn begin(&mut self, now: Duration) -> Vec<Act> {
        self.start(Kind::Visit, now)
    }

    /// When to say [`News::Waited`], if nothing else is heard until then.
    pub(super) fn until(&self) -> Option<Duration> {
        let late = self.coming.filter(|face| self.is_at_work(*face)).map(|face| face.since + START_WITHIN);
        let held = self.over.filter(|_| self.is_held()).map(|over| over + LET_GO_WITHIN);
        let later = self.later.filter(|_| self.coming.is_none()).map(|(at, _)| at);
        let leaving = self.leaving.iter().map(|(_, since)| *since + LEAVE_WITHIN);
        late.into_iter().chain(held).chain(later).chain(leaving).chain(self.hangs_at()).min()
    }

    /// When the face that is shown counts as hanging if it draws nothing until then.
    fn hangs_at(&self) -> Option<Duration> {
        self.shown.and(self.hangs_after).map(|after| self.drawn + after)
    }

    /// Whether the face on the screen waits for somebody.
    pub(super) fn is_unattended(&self) -> bool {
        self.over.is_none() && self.shown.is_some_and(|face| self.begun != Some(face.id))
    }

    /// Whether no face stands, so that the one which comes is all that anybody can hope for.
    pub(super) fn is_dark(&self) -> bool {
        self.shown.is_none()
    }

    /// How long the visit of the face that is shown has been over.
    pub(super) fn over_for(&self, now: Duration) -> Option<Duration> {
        self.over.map(|over| now.saturating_sub(over))
    }

    /// Takes news and says what is to be done. News of a face that was ended meanwhile changes nothing.
    pub(super) fn hear(&mut self, news: News, now: Duration) -> Vec<Act> {
        match news {
            News::Painted(id) => match self.coming.take_if(|face| face.id == id) {
                Some(face) => self.painted(face, now),
                None => Vec::new(),
            },
            News::Drawn(id) if self.is_shown(id) => {
                self.drawn = now;
                vec![Act::Feed]
            }
            News::Begun(id) => {
                self.begun = Some(id);
                self.look_ahead(now);
                Vec::new()
            }
            News::Over(id) if self.is_shown(id) && self.over.is_none() => {
                (self.over, self.falls) = (Some(now), 0);
                if self.coming.is_some() { Vec::new() } else { self.start(Kind::Visit, now) }
            }
            News::LetGo(id) => {
                self.keeper.take_if(|keeper| *keeper == id);
                if self.over.is_some() { self.admit(now) } else { Vec::new() }
            }
            News::Wanted(id, wake) => self.wanted(id, wake),
            News::Headphones(id, plug) => self.plugged(id, plug),
            News::Over(_) | News::Drawn(_) => Vec::new(),
            News::Left(id) => self.leave(|(leaving, _)| *leaving == id),
            News::Gone(id, how) => self.gone(id, how, now),
            News::Waited => self.waited(now),
        }
    }

    /// Has the next face started soon if the one on the screen serves somebody.
    fn look_ahead(&mut self, now: Duration) {
        if self.begun.is_some_and(|id| self.is_shown(id)) && self.coming.is_none() {
            self.later = Some((now + AHEAD, Kind::Visit));
        }
    }

    fn is_shown(&self, id: FaceId) -> bool {
        self.shown.is_some_and(|face| face.id == id)
    }

    /// Whether the face on the screen still holds what the next one needs.
    fn is_held(&self) -> bool {
        self.keeper.is_some_and(|keeper| self.is_shown(keeper))
    }

    /// Whether a face has all it needs to paint; else it waits to be admitted.
    fn is_at_work(&self, face: Face) -> bool {
        face.kind == Kind::Plain || self.keeper == Some(face.id)
    }

    fn start(&mut self, kind: Kind, now: Duration) -> Vec<Act> {
        self.started += 1;
        let id = FaceId(self.started);
        self.later = None;
        self.coming = Some(Face { id, kind, since: now });
        let mut acts = vec![Act::Start(id, kind)];
        acts.extend(self.admit(now));
        acts
    }

    /// Lets in the face that waits, if nobody else is inside.
    fn admit(&mut self, now: Duration) -> Vec<Act> {
        match &mut self.coming {
            Some(face) if face.kind == Kind::Visit && self.keeper.is_none() => {
                (face.since, self.keeper) = (now, Some(face.id));
                let id = face.id;
                let plug = self.headphones.map(|(_, plug)| Act::Headphones(id, plug));
                let wake = self.wanted.map(|wake| Act::Wake(id, wake));
                [Act::Admit(id)].into_iter().chain(plug).chain(wake).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Keeps what was heard of the headphones, and tells the face that takes over meanwhile. Keys go to the newest window,
    /// so an older face's word about them is older too.
    fn plugged(&mut self, id: FaceId, plug: Plug) -> Vec<Act> {
        if self.headphones.is_some_and(|(by, _)| by > id) {
            return Vec::new();
        }
        self.headphones = Some((id, plug));
        let heir = self.coming.filter(|face| self.is_at_work(*face)).or(self.shown);
        let heir = heir.filter(|face| face.id > id && face.kind == Kind::Visit);
        heir.map(|face| Act::Headphones(face.id, plug)).into_iter().collect()
    }

    /// Keeps what somebody wanted for the face that is to serve them.
    fn wanted(&mut self, id: FaceId, wake: Wake) -> Vec<Act> {
        if !self.is_shown(id) {
            // It was said just before that face was ended; its successor stands.
            let heir = self.shown.filter(|face| face.id > id && face.kind == Kind::Visit);
            return heir.map(|face| Act::Wake(face.id, wake)).into_iter().collect();
        }
        self.wanted = Some(wake);
        let next = self.coming.filter(|face| face.kind == Kind::Visit && self.is_at_work(*face));
        next.map(|face| Act::Wake(face.id, wake)).into_iter().collect()
    }

    fn painted(&mut self, face: Face, now: Duration) -> Vec<Act> {
        (self.has_painted, self.drawn) = (true, now);
        (self.over, self.wanted) = (None, None);
        self.later = match face.kind {
            Kind::Visit => None,
            Kind::Plain => Some((now + TRY_AGAIN, Kind::Visit)),
        };
        let before = self.shown.replace(Face { since: now, ..face });
        self.look_ahead(now);
        let Some(before) = before else { return Vec::new() };
        match before.kind {
            Kind::Visit => {
                self.keeper.take_if(|keeper| *keeper == before.id);
                self.leaving.push((before.id, now));
                vec![Act::Dismiss(before.id)]
            }
            Kind::Plain => vec![self.end(before.id)],
        }
    }

    /// Ends those that were to leave and of which this holds.
    fn leave(&mut self, is_over: impl FnMut(&mut (FaceId, Duration)) -> bool) -> Vec<Act> {
        self.leaving.extract_if(.., is_over).map(|(id, _)| Act::End(id)).collect()
    }

    fn end(&mut self, id: FaceId) -> Act {
        self.keeper.take_if(|keeper| *keeper == id);
        Act::End(id)
    }

    fn gone(&mut self, id: FaceId, how: Gone, now: Duration) -> Vec<Act> {
        // Another one stands already.
        if !self.leave(|(leaving, _)| *leaving == id).is_empty() {
            return Vec::new();
        }
        let has_waited = self.coming.is_some_and(|face| face.id == id && !self.is_at_work(face));
        if !has_waited {
            // From when it fell until another stands, nobody hears a plug that is pulled.
            self.headphones = None;
        }
        self.keeper.take_if(|keeper| *keeper == id);
        if let Some(face) = self.coming.take_if(|face| face.id == id) {
            return match how {
                // What keeps it from standing up keeps the next one as well, and may heal by itself.
                Gone::Said(TRY_LATER) if !has_waited => {
                    self.falls = FALLS_MAX;
                    self.fell(face, now)
                }
                // It has said why on standing up, and the next one would say the same.
                Gone::Said(code) if !self.has_painted => vec![Act::Finish(code)],
                // Nobody misses it yet; the visit's end starts another.
                Gone::Said(_) | Gone::Fell if has_waited && self.over.is_none() => Vec::new(),
                Gone::Said(_) | Gone::Fell => self.fell(face, now),
            };
        }
        let Some(face) = self.shown.take_if(|face| face.id == id) else { return Vec::new() };
        self.over = None;
        match (how, self.coming) {
            // Its successor paints already.
            (Gone::Said(_) | Gone::Fell, Some(next)) if self.is_at_work(next) => Vec::new(),
            (Gone::Said(0), _) => vec![Act::Finish(0)],
            (Gone::Said(_) | Gone::Fell, _) => {
                if now.saturating_sub(face.since) >= STEADY {
                    self.falls = 0;
                }
                self.fell(face, now)
            }
        }
    }

    fn fell(&mut self, face: Face, now: Duration) -> Vec<Act> {
        match face.kind {
            // Where not even words can be shown, whoever started this program has to know.
            Kind::Plain => return vec![Act::Finish(1)],
            Kind::Visit => self.falls += 1,
        }
        let plain_is_up = self.shown.is_some_and(|face| face.kind == Kind::Plain);
        match (self.falls >= FALLS_MAX, plain_is_up) {
            (true, true) => self.later = Some((now + TRY_AGAIN, Kind::Visit)),
            (true, false) => {
                let mut acts: Vec<Act> = self.coming.take().map(|face| self.end(face.id)).into_iter().collect();
                acts.extend(self.start(Kind::Plain, now));
                return acts;
            }
            (false, _) if self.coming.is_some() => return self.admit(now),
            (false, _) => self.later = Some((now + rest(self.falls), Kind::Visit)),
        }
        self.waited(now)
    }

    fn waited(&mut self, now: Duration) -> Vec<Act> {
        let mut acts = self.leave(|(_, since)| now >= *since + LEAVE_WITHIN);
        acts.extend(self.waited_for_others(now));
        acts
    }

    fn waited_for_others(&mut self, now: Duration) -> Vec<Act> {
        let late = |face: &Face| now >= face.since + START_WITHIN;
        if let Some(face) = self.coming.filter(|face| self.is_at_work(*face) && late(face)) {
            (self.coming, self.headphones) = (None, None);
            let mut acts = vec![self.end(face.id)];
            acts.extend(self.fell(face, now));
            return acts;
        }
        if self.is_held() && self.over.is_some_and(|over| now >= over + LET_GO_WITHIN) {
            // Whoever does not let go may not have heard a plug either.
            (self.over, self.headphones) = (None, None);
            let mut acts: Vec<Act> = self.shown.take().map(|face| self.end(face.id)).into_iter().collect();
            acts.extend(if self.coming.is_some() { self.admit(now) } else { self.start(Kind::Visit, now) });
            return acts;
        }
        if let Some(face) = self.shown.filter(|_| self.hangs_at().is_some_and(|at| now >= at)) {
            tracing::error!("this window has stopped drawing; it is ended and the next one started");
            let mut acts = vec![Act::End(face.id)];
            acts.extend(self.gone(face.id, Gone::Fell, now));
            return acts;
        }
        match self.later {
            Some((at, kind)) if now >= at && self.coming.is_none() => self.start(kind, now),
            _ => Vec::new(),
        }
    }
}

/// The first time at once, then 1, 2 and 4 seconds.
fn rest(falls: u32) -> Duration {
    match falls {
        0 | 1 => Duration::ZERO,
        more => Duration::from_secs(1 << (more - 2).min(4)),
    }
}

#[cfg(test)]
mod tests;
