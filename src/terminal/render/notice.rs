//! Notices on their coloured beds, and the card that says something is under way.

use iced::{Alignment, Length};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::dial;
use super::plate::Plate;
use crate::page::{BlockId, Notice, Progress, Tone, Words};
use crate::theme::{Heft, Step};

/// The icon of a tone: a meaning is never in the colour alone.
pub(super) fn icon_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "circle-check",
        Tone::Warn => "circle-alert",
        Tone::Stop => "octagon-alert",
        Tone::Calm => "info",
    }
}

/// A notice.
pub(super) fn notice<M: 'static>(brush: &Brush, id: &BlockId, notice: &Notice) -> Piece<M> {
    let (ink, bed) = brush.colours.tone(notice.tone);
    let title = brush.words(&notice.title, Step::Label, Heft::Firm, ink).width(Length::Fill).into();
    let text = notice.text.as_ref().map(|text| brush.words(text, Step::Small, Heft::Plain, ink).width(Length::Fill));
    let words = stacked(std::iter::once(title).chain(text.map(Into::into)).collect(), brush.air(6.0));
    let icon = brush.icon(icon_of(notice.tone), 40.0, ink);
    // A word that finds no room beside the icon stands under it.
    let room = brush.column() - 2.0 * brush.inset(34.0) - brush.sizes.grown(40.0) - brush.inset(26.0) - 1.0;
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let text_wide = notice.text.as_ref().map_or(0.0, |text| wide(text, Step::Small, Heft::Plain));
    let both: Piece<M> = match wide(&notice.title, Step::Label, Heft::Firm).max(text_wide) <= room {
        true => {
            let row = iced::widget::Row::with_children([icon, words]);
            row.spacing(brush.inset(26.0)).align_y(Alignment::Start).into()
        }
        false => stacked(vec![icon, words], brush.air(6.0)),
    };
    let plate = Plate::new(both).bed(bed).radius(brush.px(24.0)).padding([brush.air(28.0), brush.inset(34.0)]);
    brush.edged(plate).ring(brush.ring(id)).into()
}

/// A card with a bar: printing, sending.
pub(super) fn working<M: 'static>(brush: &Brush, id: &BlockId, progress: &Progress) -> Piece<M> {
    let colours = &brush.colours;
    let icon = brush.icon("printer", 44.0, colours.ink);
    let label = brush.words(&progress.label, Step::Label, Heft::Firm, colours.ink).into();
    let bar = progress.thousandths.map(|thousandths| dial::bar(brush, thousandths));
    let row = beside([icon, label].into_iter().chain(bar).collect(), brush.air(30.0));
    brush.card(row).padding([brush.air(34.0), brush.inset(40.0)]).ring(brush.ring(id)).into()
}
