//! What to do when a face says something, is gone, or takes too long: a table over values, told the time, which starts and
//! ends nothing itself. A face is a process that serves one visit.

use std::time::Duration;

/// Faces that fall in a row before the plain page is shown instead of trying on.
const FALLS_MAX: u32 = 5;
/// A face that has stood so long falls for a reason of its own, not for that of the one before.
const STEADY: Duration = Duration::from_secs(60);
/// For a face to paint its first page; many times what the slowest machine needs.
const START_WITHIN: Duration = Duration::from_secs(20);
/// While the plain page is up, how long until a proper face is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(5 * 60);

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
    /// Its visit is over and wiped; it holds neither the store nor the printer any more.
    LetGo(FaceId),
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
    /// Start a face.
    Start(FaceId, Kind),
    /// End a face.
    End(FaceId),
    /// End everything, with this exit code.
    Finish(u8),
}

#[derive(Debug, Clone, Copy)]
struct Face {
    id: FaceId,
    kind: Kind,
    /// Started, or painted.
    since: Duration,
}

/// Who is on the screen, who comes, and how often it went wrong.
#[derive(Debug, Default)]
pub(super) struct Watch {
    shown: Option<Face>,
    coming: Option<Face>,
    /// A start that waits for its time.
    later: Option<(Duration, Kind)>,
    falls: u32,
    started: u32,
    has_painted: bool,
}

impl Watch {
    /// The first face.
    pub(super) fn begin(&mut self, now: Duration) -> Vec<Act> {
        vec![self.start(Kind::Visit, now)]
    }

    /// When to say [`News::Waited`], if nothing else is heard until then.
    pub(super) fn until(&self) -> Option<Duration> {
        let late = self.coming.map(|face| face.since + START_WITHIN);
        let later = self.later.map(|(at, _)| at);
        late.into_iter().chain(later).min()
    }

    /// Takes news and says what is to be done. News of a face that was ended meanwhile changes nothing.
    pub(super) fn hear(&mut self, news: News, now: Duration) -> Vec<Act> {
        match news {
            News::Painted(id) => match self.coming.take_if(|face| face.id == id) {
                Some(face) => self.painted(face, now),
                None => Vec::new(),
            },
            News::LetGo(id) if self.shown.is_some_and(|face| face.id == id) && self.coming.is_none() => {
                self.falls = 0;
                vec![self.start(Kind::Visit, now)]
            }
            News::LetGo(_) => Vec::new(),
            News::Gone(id, how) => self.gone(id, how, now),
            News::Waited => self.waited(now),
        }
    }

    fn start(&mut self, kind: Kind, now: Duration) -> Act {
        self.started += 1;
        let id = FaceId(self.started);
        self.later = None;
        self.coming = Some(Face { id, kind, since: now });
        Act::Start(id, kind)
    }

    fn painted(&mut self, face: Face, now: Duration) -> Vec<Act> {
        self.has_painted = true;
        self.later = match face.kind {
            Kind::Visit => None,
            Kind::Plain => Some((now + TRY_AGAIN, Kind::Visit)),
        };
        let before = self.shown.replace(Face { since: now, ..face });
        before.map(|face| Act::End(face.id)).into_iter().collect()
    }

    fn gone(&mut self, id: FaceId, how: Gone, now: Duration) -> Vec<Act> {
        if let Some(face) = self.coming.take_if(|face| face.id == id) {
            return match how {
                // It has said why on standing up, and the next one would say the same.
                Gone::Said(code) if !self.has_painted => vec![Act::Finish(code)],
                Gone::Said(_) | Gone::Fell => self.fell(face, now),
            };
        }
        let Some(face) = self.shown.take_if(|face| face.id == id) else { return Vec::new() };
        match (how, self.coming) {
            (Gone::Said(0), None) => vec![Act::Finish(0)],
            // Its successor comes already.
            (Gone::Said(_) | Gone::Fell, Some(_)) => Vec::new(),
            (Gone::Said(_) | Gone::Fell, None) => {
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
            (true, false) => return vec![self.start(Kind::Plain, now)],
            (false, _) => self.later = Some((now + rest(self.falls), Kind::Visit)),
        }
        self.waited(now)
    }

    fn waited(&mut self, now: Duration) -> Vec<Act> {
        if let Some(face) = self.coming.take_if(|face| now >= face.since + START_WITHIN) {
            let mut acts = vec![Act::End(face.id)];
            acts.extend(self.fell(face, now));
            return acts;
        }
        match self.later {
            Some((at, kind)) if now >= at && self.coming.is_none() => vec![self.start(kind, now)],
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
mod tests {
    use super::*;

    /// A watch whose time moves when a test says so, with all that it wanted done.
    #[derive(Default)]
    struct Story {
        watch: Watch,
        now: Duration,
    }

    impl Story {
        fn served() -> Self {
            let mut story = Self::default();
            assert_eq!(story.watch.begin(story.now), [Act::Start(FaceId(1), Kind::Visit)]);
            assert_eq!(story.hear(News::Painted(FaceId(1))), []);
            story
        }

        fn hear(&mut self, news: News) -> Vec<Act> {
            self.watch.hear(news, self.now)
        }

        /// Lets the time pass that the watch waits for.
        fn wait(&mut self) -> (u64, Vec<Act>) {
            let until = self.watch.until().unwrap();
            let secs = (until - self.now).as_secs();
            self.now = until;
            (secs, self.hear(News::Waited))
        }
    }

    #[test]
    fn the_next_face_stands_before_the_last_one_goes() {
        let mut story = Story::served();
        assert_eq!(story.hear(News::LetGo(FaceId(1))), [Act::Start(FaceId(2), Kind::Visit)]);
        assert_eq!(story.hear(News::LetGo(FaceId(1))), [], "said twice, done once");
        assert_eq!(story.hear(News::Painted(FaceId(2))), [Act::End(FaceId(1))]);
        assert_eq!(story.hear(News::Gone(FaceId(1), Gone::Fell)), [], "it was ended on purpose");
        assert_eq!(story.watch.until(), None, "nothing is waited for while a face stands");
    }

    #[test]
    fn a_face_that_cannot_start_at_all_ends_the_program_with_its_own_code() {
        let mut story = Story::default();
        story.watch.begin(story.now);
        assert_eq!(story.hear(News::Gone(FaceId(1), Gone::Said(1))), [Act::Finish(1)]);
    }

    #[test]
    fn a_window_that_is_closed_ends_the_program() {
        assert_eq!(Story::served().hear(News::Gone(FaceId(1), Gone::Said(0))), [Act::Finish(0)]);
    }

    #[test]
    fn five_falls_in_a_row_bring_the_plain_page_and_later_another_try() {
        let mut story = Story::served();
        assert_eq!(story.hear(News::Gone(FaceId(1), Gone::Fell)), [Act::Start(FaceId(2), Kind::Visit)]);
        for (id, secs) in [(2, 1), (3, 2), (4, 4)] {
            assert_eq!(story.hear(News::Gone(FaceId(id), Gone::Fell)), []);
            assert_eq!(story.wait(), (secs, vec![Act::Start(FaceId(id + 1), Kind::Visit)]));
        }
        assert_eq!(story.hear(News::Gone(FaceId(5), Gone::Said(1))), [Act::Start(FaceId(6), Kind::Plain)]);
        assert_eq!(story.hear(News::Painted(FaceId(6))), []);
        assert_eq!(story.wait(), (300, vec![Act::Start(FaceId(7), Kind::Visit)]));
        assert_eq!(story.hear(News::Gone(FaceId(7), Gone::Fell)), [], "the plain page stays up");
        assert_eq!(story.wait(), (300, vec![Act::Start(FaceId(8), Kind::Visit)]));
        assert_eq!(story.hear(News::Painted(FaceId(8))), [Act::End(FaceId(6))], "it serves again by itself");
    }

    #[test]
    fn where_not_even_the_plain_page_can_be_shown_the_program_ends() {
        let mut story = Story::served();
        story.hear(News::Gone(FaceId(1), Gone::Fell));
        for id in 2..5 {
            story.hear(News::Gone(FaceId(id), Gone::Fell));
            story.wait();
        }
        assert_eq!(story.hear(News::Gone(FaceId(5), Gone::Fell)), [Act::Start(FaceId(6), Kind::Plain)]);
        assert_eq!(story.hear(News::Gone(FaceId(6), Gone::Said(1))), [Act::Finish(1)]);
    }

    #[test]
    fn a_visit_that_was_served_or_a_minute_forgives_the_falls_before() {
        let mut story = Story::served();
        story.hear(News::Gone(FaceId(1), Gone::Fell));
        story.hear(News::Painted(FaceId(2)));
        story.now += STEADY;
        assert_eq!(story.hear(News::Gone(FaceId(2), Gone::Fell)), [Act::Start(FaceId(3), Kind::Visit)]);
        story.hear(News::Painted(FaceId(3)));
        story.hear(News::LetGo(FaceId(3)));
        story.hear(News::Painted(FaceId(4)));
        assert_eq!(story.hear(News::Gone(FaceId(4), Gone::Fell)), [Act::Start(FaceId(5), Kind::Visit)]);
    }

    #[test]
    fn a_face_that_never_paints_is_ended_and_the_last_one_stays_on_the_screen() {
        let mut story = Story::served();
        story.hear(News::LetGo(FaceId(1)));
        let (secs, acts) = story.wait();
        assert_eq!((secs, acts), (20, vec![Act::End(FaceId(2)), Act::Start(FaceId(3), Kind::Visit)]));
        assert_eq!(story.hear(News::Painted(FaceId(2))), [], "too late");
        assert_eq!(story.hear(News::Painted(FaceId(3))), [Act::End(FaceId(1))]);
    }
}
