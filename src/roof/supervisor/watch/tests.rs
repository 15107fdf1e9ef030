//! The lives of faces, told as stories: what is heard, and what is done about it.

use domain::Language;

use super::*;

const FIRST: FaceId = FaceId(1);
const SECOND: FaceId = FaceId(2);
const THIRD: FaceId = FaceId(3);

/// A watch whose time moves when a test says so.
#[derive(Default)]
struct Story {
    watch: Watch,
    now: Duration,
}

impl Story {
    /// The first face stands and nobody has come yet.
    fn served() -> Self {
        let mut story = Self::default();
        assert_eq!(story.watch.begin(story.now), started(1));
        assert_eq!(story.hear(News::Painted(FIRST)), []);
        story
    }

    /// Somebody has begun a visit, and the next face waits.
    fn visited() -> Self {
        let mut story = Self::served();
        assert_eq!(story.hear(News::Begun(FIRST)), []);
        assert_eq!(story.wait(), (2, vec![Act::Start(SECOND, Kind::Visit)]));
        assert_eq!(story.watch.until(), None, "the one that waits may do so as long as the visit goes on");
        story
    }

    /// As [`Story::served`], where the system watches and a face that draws nothing for 15 seconds hangs.
    fn watched() -> Self {
        let mut story = Self { watch: Watch::new(Some(Duration::from_secs(15))), now: Duration::ZERO };
        story.watch.begin(story.now);
        story.hear(News::Painted(FIRST));
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

/// A face that need not wait for another.
fn started(id: u32) -> Vec<Act> {
    vec![Act::Start(FaceId(id), Kind::Visit), Act::Admit(FaceId(id))]
}

#[test]
fn the_next_face_is_ready_before_the_visit_ends_and_stands_before_the_last_one_goes() {
    let mut story = Story::visited();
    assert_eq!(story.hear(News::Over(FIRST)), [], "it has been started already");
    assert_eq!(story.hear(News::LetGo(FIRST)), [Act::Admit(SECOND)]);
    assert_eq!(story.hear(News::LetGo(FIRST)), [], "said twice, done once");
    assert_eq!(story.hear(News::Painted(SECOND)), [Act::Dismiss(FIRST)]);
    assert_eq!(story.hear(News::Left(FIRST)), [Act::End(FIRST)]);
    assert_eq!(story.hear(News::Gone(FIRST, Gone::Fell)), [], "it was ended on purpose");
    assert_eq!(story.watch.until(), None, "nothing is waited for while a face stands");
}

#[test]
fn a_visit_that_ends_at_once_has_the_next_face_started_at_its_end() {
    let mut story = Story::served();
    story.hear(News::Begun(FIRST));
    assert_eq!(story.hear(News::Over(FIRST)), [Act::Start(SECOND, Kind::Visit)]);
    assert_eq!(story.hear(News::LetGo(FIRST)), [Act::Admit(SECOND)]);
    assert_eq!(story.hear(News::Painted(SECOND)), [Act::Dismiss(FIRST)]);
}

#[test]
fn two_faces_never_hold_the_store_together() {
    let mut story = Story::visited();
    assert_eq!(story.hear(News::LetGo(SECOND)), [], "it holds nothing yet");
    story.hear(News::Over(FIRST));
    assert_eq!(story.hear(News::Gone(SECOND, Gone::Fell)), [Act::Start(THIRD, Kind::Visit)], "started, not admitted");
    assert_eq!(story.hear(News::LetGo(FIRST)), [Act::Admit(THIRD)]);
}

#[test]
fn a_touch_during_the_change_reaches_the_next_face_whenever_it_comes() {
    let touched = News::Wanted(FIRST, Wake::Touch(Language::Tamil));
    let mut before = Story::visited();
    before.hear(News::Over(FIRST));
    assert_eq!(before.hear(touched), [], "the next face cannot serve yet");
    assert_eq!(before.hear(News::LetGo(FIRST)), [Act::Admit(SECOND), Act::Wake(SECOND, Wake::Touch(Language::Tamil))]);

    let mut after = Story::visited();
    after.hear(News::Over(FIRST));
    after.hear(News::LetGo(FIRST));
    assert_eq!(after.hear(touched), [Act::Wake(SECOND, Wake::Touch(Language::Tamil))]);
    after.hear(News::Painted(SECOND));
    assert_eq!(
        after.hear(touched),
        [Act::Wake(SECOND, Wake::Touch(Language::Tamil))],
        "said while the next one painted"
    );
}

#[test]
fn a_face_that_was_woken_has_a_successor_too() {
    let mut story = Story::visited();
    story.hear(News::Over(FIRST));
    story.hear(News::LetGo(FIRST));
    assert_eq!(story.hear(News::Begun(SECOND)), [], "before it has painted");
    assert_eq!(story.hear(News::Painted(SECOND)), [Act::Dismiss(FIRST)]);
    assert_eq!(story.wait(), (2, vec![Act::Start(THIRD, Kind::Visit)]));
}

#[test]
fn a_key_is_kept_for_the_face_after_one_that_falls_and_not_for_the_visit_after() {
    let mut story = Story::visited();
    story.hear(News::Over(FIRST));
    story.hear(News::LetGo(FIRST));
    assert_eq!(story.hear(News::Wanted(FIRST, Wake::Key)), [Act::Wake(SECOND, Wake::Key)]);
    let again = [Act::Start(THIRD, Kind::Visit), Act::Admit(THIRD), Act::Wake(THIRD, Wake::Key)];
    assert_eq!(story.hear(News::Gone(SECOND, Gone::Fell)), again);
    assert_eq!(story.hear(News::Painted(THIRD)), [Act::Dismiss(FIRST)]);
    assert_eq!(story.hear(News::Over(THIRD)), [Act::Start(FaceId(4), Kind::Visit)]);
    assert_eq!(story.hear(News::LetGo(THIRD)), [Act::Admit(FaceId(4))]);
}

#[test]
fn a_face_that_cannot_start_at_all_ends_the_program_with_its_own_code() {
    let mut story = Story::default();
    story.watch.begin(story.now);
    assert_eq!(story.hear(News::Gone(FIRST, Gone::Said(1))), [Act::Finish(1)]);
}

#[test]
fn a_terminal_whose_disk_is_full_says_that_it_is_closed_and_serves_once_there_is_room() {
    let mut story = Story::default();
    story.watch.begin(story.now);
    let later = Gone::Said(TRY_LATER);
    assert_eq!(story.hear(News::Gone(FIRST, later)), [Act::Start(SECOND, Kind::Plain)]);
    assert_eq!(story.hear(News::Painted(SECOND)), []);
    assert_eq!(story.wait(), (300, started(3)));
    assert_eq!(story.hear(News::Gone(THIRD, later)), [], "the plain page stays up");
    assert_eq!(story.wait(), (300, started(4)));
    assert_eq!(story.hear(News::Painted(FaceId(4))), [Act::End(SECOND)]);
}

#[test]
fn a_window_that_is_closed_ends_the_program() {
    assert_eq!(Story::served().hear(News::Gone(FIRST, Gone::Said(0))), [Act::Finish(0)]);
    let mut visited = Story::visited();
    assert_eq!(visited.hear(News::LetGo(FIRST)), [], "nobody is to come after a window that was closed");
    assert_eq!(visited.hear(News::Gone(FIRST, Gone::Said(0))), [Act::Finish(0)]);
}

#[test]
fn the_face_that_waits_takes_the_place_of_one_that_falls() {
    let mut story = Story::visited();
    assert_eq!(story.hear(News::Gone(FIRST, Gone::Fell)), [Act::Admit(SECOND)]);
    assert_eq!(story.hear(News::Painted(SECOND)), []);
}

#[test]
fn a_face_that_falls_while_it_waits_disturbs_nobody() {
    let mut story = Story::visited();
    assert_eq!(story.hear(News::Gone(SECOND, Gone::Fell)), []);
    assert_eq!(story.watch.until(), None);
    assert_eq!(story.hear(News::Over(FIRST)), [Act::Start(THIRD, Kind::Visit)]);
}

#[test]
fn five_falls_in_a_row_bring_the_plain_page_and_later_another_try() {
    let mut story = Story::served();
    assert_eq!(story.hear(News::Gone(FIRST, Gone::Fell)), started(2));
    for (id, secs) in [(2, 1), (3, 2), (4, 4)] {
        assert_eq!(story.hear(News::Gone(FaceId(id), Gone::Fell)), []);
        assert_eq!(story.wait(), (secs, started(id + 1)));
    }
    assert_eq!(story.hear(News::Gone(FaceId(5), Gone::Said(1))), [Act::Start(FaceId(6), Kind::Plain)]);
    assert_eq!(story.hear(News::Painted(FaceId(6))), []);
    assert_eq!(story.wait(), (300, started(7)));
    assert_eq!(story.hear(News::Gone(FaceId(7), Gone::Fell)), [], "the plain page stays up");
    assert_eq!(story.wait(), (300, started(8)));
    assert_eq!(story.hear(News::Painted(FaceId(8))), [Act::End(FaceId(6))], "it serves again by itself");
}

#[test]
fn visits_that_fall_one_after_the_other_bring_the_plain_page_too() {
    let mut story = Story::visited();
    for id in 1..5 {
        assert_eq!(story.hear(News::Gone(FaceId(id), Gone::Fell)), [Act::Admit(FaceId(id + 1))]);
        story.hear(News::Painted(FaceId(id + 1)));
        story.hear(News::Begun(FaceId(id + 1)));
        assert_eq!(story.wait(), (2, vec![Act::Start(FaceId(id + 2), Kind::Visit)]));
    }
    let plain = [Act::End(FaceId(6)), Act::Start(FaceId(7), Kind::Plain)];
    assert_eq!(story.hear(News::Gone(FaceId(5), Gone::Fell)), plain);
}

#[test]
fn where_not_even_the_plain_page_can_be_shown_the_program_ends() {
    let mut story = Story::served();
    story.hear(News::Gone(FIRST, Gone::Fell));
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
    story.hear(News::Gone(FIRST, Gone::Fell));
    story.hear(News::Painted(SECOND));
    story.now += STEADY;
    assert_eq!(story.hear(News::Gone(SECOND, Gone::Fell)), started(3));
    story.hear(News::Painted(THIRD));
    story.hear(News::Over(THIRD));
    story.hear(News::LetGo(THIRD));
    story.hear(News::Painted(FaceId(4)));
    assert_eq!(story.hear(News::Gone(FaceId(4), Gone::Fell)), started(5));
}

#[test]
fn a_face_that_never_paints_is_ended_and_the_last_one_stays_on_the_screen() {
    let mut story = Story::visited();
    story.hear(News::Over(FIRST));
    story.now += Duration::from_secs(7);
    story.hear(News::LetGo(FIRST));
    let mut acts = vec![Act::End(SECOND)];
    acts.extend(started(3));
    assert_eq!(story.wait(), (20, acts), "counted from when it was admitted");
    assert_eq!(story.hear(News::Painted(SECOND)), [], "too late");
    assert_eq!(story.hear(News::Painted(THIRD)), [Act::Dismiss(FIRST)]);
}

#[test]
fn a_face_that_does_not_let_go_is_ended_after_a_minute() {
    let mut story = Story::visited();
    story.hear(News::Over(FIRST));
    assert_eq!(story.wait(), (60, vec![Act::End(FIRST), Act::Admit(SECOND)]));
    assert_eq!(story.hear(News::LetGo(FIRST)), [], "too late");
    assert_eq!(story.hear(News::Painted(SECOND)), []);
}

#[test]
fn headphones_that_stay_in_are_told_to_the_next_face_before_it_begins() {
    let mut story = Story::visited();
    assert_eq!(story.hear(News::Headphones(FIRST, Plug::In)), [], "the one that waits is told when it is admitted");
    story.hear(News::Over(FIRST));
    story.hear(News::Wanted(FIRST, Wake::Key));
    let admitted = [Act::Admit(SECOND), Act::Headphones(SECOND, Plug::In), Act::Wake(SECOND, Wake::Key)];
    assert_eq!(story.hear(News::LetGo(FIRST)), admitted);
    let out = News::Headphones(FIRST, Plug::Out);
    assert_eq!(story.hear(out), [Act::Headphones(SECOND, Plug::Out)], "pulled while the next one paints");
    assert_eq!(story.hear(News::Painted(SECOND)), [Act::Dismiss(FIRST)]);
    assert_eq!(story.hear(out), [Act::Headphones(SECOND, Plug::Out)], "said just before that one was ended");
    assert_eq!(story.hear(News::Headphones(SECOND, Plug::Out)), []);
    assert_eq!(story.hear(News::Headphones(FIRST, Plug::In)), [], "the newer face knows better");
}

#[test]
fn headphones_that_were_pulled_or_never_in_are_not_told_as_in() {
    let mut story = Story::visited();
    story.hear(News::Headphones(FIRST, Plug::In));
    story.hear(News::Headphones(FIRST, Plug::Out));
    story.hear(News::Over(FIRST));
    assert_eq!(story.hear(News::LetGo(FIRST)), [Act::Admit(SECOND), Act::Headphones(SECOND, Plug::Out)]);
    let mut never = Story::visited();
    never.hear(News::Over(FIRST));
    assert_eq!(never.hear(News::LetGo(FIRST)), [Act::Admit(SECOND)]);
}

/// Nobody hears a plug that is pulled while no window stands, so a loudspeaker's rules hold until one is heard again.
#[test]
fn after_a_face_that_fell_or_hung_nobody_knows_of_headphones() {
    let mut fell = Story::visited();
    fell.hear(News::Headphones(FIRST, Plug::In));
    assert_eq!(fell.hear(News::Gone(FIRST, Gone::Fell)), [Act::Admit(SECOND)]);

    let mut hung = Story::visited();
    hung.hear(News::Headphones(FIRST, Plug::In));
    hung.hear(News::Over(FIRST));
    assert_eq!(hung.wait(), (60, vec![Act::End(FIRST), Act::Admit(SECOND)]));

    let mut waited = Story::visited();
    waited.hear(News::Headphones(FIRST, Plug::In));
    waited.hear(News::Gone(SECOND, Gone::Fell));
    waited.hear(News::Over(FIRST));
    let admitted = [Act::Admit(THIRD), Act::Headphones(THIRD, Plug::In)];
    assert_eq!(waited.hear(News::LetGo(FIRST)), admitted, "one that fell while it waited had no keys");
}

#[test]
fn a_face_that_is_covered_may_say_what_it_has_still_heard_and_is_ended_then() {
    let mut story = Story::visited();
    story.hear(News::Over(FIRST));
    assert_eq!(story.watch.over_for(story.now + Duration::from_millis(120)), Some(Duration::from_millis(120)));
    story.hear(News::LetGo(FIRST));
    assert_eq!(story.hear(News::Painted(SECOND)), [Act::Dismiss(FIRST)]);
    assert_eq!(story.watch.over_for(story.now), None);
    let lifted = Wake::Touch(Language::Malay);
    assert_eq!(story.hear(News::Wanted(FIRST, lifted)), [Act::Wake(SECOND, lifted)], "the finger came down before");
    assert_eq!(story.hear(News::Headphones(FIRST, Plug::Out)), [Act::Headphones(SECOND, Plug::Out)]);
    assert_eq!(story.hear(News::Left(FIRST)), [Act::End(FIRST)]);
    assert_eq!(story.hear(News::Left(FIRST)), [], "said twice, done once");
}

#[test]
fn a_covered_face_that_falls_disturbs_nobody_and_one_that_does_not_leave_is_ended() {
    let changed = || {
        let mut story = Story::visited();
        story.hear(News::Headphones(FIRST, Plug::In));
        story.hear(News::Over(FIRST));
        story.hear(News::LetGo(FIRST));
        story.hear(News::Painted(SECOND));
        story
    };
    let mut fell = changed();
    assert_eq!(fell.hear(News::Gone(FIRST, Gone::Fell)), []);
    assert_eq!(fell.watch.until(), None);
    assert_eq!(fell.watch.headphones, Some((FIRST, Plug::In)), "the one that stands hears a plug that is pulled");
    let mut held = changed();
    assert_eq!(held.wait(), (5, vec![Act::End(FIRST)]), "a bag lies on the screen");
    assert_eq!(held.hear(News::Gone(FIRST, Gone::Fell)), []);
}

#[test]
fn a_face_that_stops_drawing_is_ended_and_another_stands_up_at_once() {
    let mut story = Story::watched();
    story.now = Duration::from_secs(10);
    assert_eq!(story.hear(News::Drawn(FIRST)), [Act::Feed], "a frame puts the end off");
    assert_eq!(story.wait(), (15, [vec![Act::End(FIRST)], started(2)].concat()));
    assert_eq!(story.hear(News::Drawn(FIRST)), [], "said before it was ended, heard after");
    assert_eq!(story.hear(News::Gone(FIRST, Gone::Fell)), []);
    assert_eq!(story.hear(News::Painted(SECOND)), []);
    assert_eq!(story.hear(News::Drawn(SECOND)), [Act::Feed]);
}

#[test]
fn a_face_that_hangs_in_the_midst_of_a_visit_gives_way_to_the_one_that_waits() {
    let mut story = Story::watched();
    story.hear(News::Begun(FIRST));
    assert_eq!(story.wait(), (2, vec![Act::Start(SECOND, Kind::Visit)]));
    assert_eq!(story.wait(), (13, vec![Act::End(FIRST), Act::Admit(SECOND)]));
}

#[test]
fn faces_that_hang_again_and_again_end_in_the_plain_page_and_a_plain_page_that_hangs_in_a_new_start() {
    let mut story = Story::watched();
    for face in 1..5 {
        let (_, acts) = story.wait();
        assert_eq!(acts.first(), Some(&Act::End(FaceId(face))));
        if acts.len() == 1 {
            assert_eq!(story.wait().1, started(face + 1), "after a rest");
        }
        story.hear(News::Painted(FaceId(face + 1)));
    }
    assert_eq!(story.wait().1, [Act::End(FaceId(5)), Act::Start(FaceId(6), Kind::Plain)]);
    story.hear(News::Painted(FaceId(6)));
    assert_eq!(story.wait(), (15, vec![Act::End(FaceId(6)), Act::Finish(1)]));
}

#[test]
fn where_nobody_watches_a_face_may_be_out_of_sight_for_as_long_as_it_likes() {
    let mut story = Story::served();
    assert_eq!(story.hear(News::Drawn(FIRST)), [Act::Feed]);
    assert_eq!(story.watch.until(), None);
}
