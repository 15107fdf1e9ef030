//! A page with a keyboard on a small screen, where not all that is asked finds room with it. The field and the keys stay
//! where they are, whatever is turned: standing, the field stands right over the keys; lying down, the keys have their own
//! side from the top to the page's buttons.

use iced::Length;
use iced::widget::{Column, Row};

use super::brush::{Brush, stacked};
use super::field::{Extent, field, label};
use super::plate::Plate;
use super::stage::{self, Sorted};
use super::{Piece, bar, block, keyboard};
use crate::look::Reach;
use crate::page::{Block, BlockId, Control, Field, Keyboard, Kind, Page, State, Weight};

/// The page.
pub(super) fn page<M: Clone + 'static>(
    brush: &Brush,
    page: &Page<M>,
    mut sorted: Sorted<'_, M>,
    keys: &Keyboard<M>,
) -> Piece<M> {
    let whole = brush.screen.width as f32;
    let edge = brush.sizes.mm(2.54);
    let keys_wide = if brush.landscape() { keyboard::least(brush, keys).max((whole / 2.0).floor()) } else { whole };
    let words_wide = if brush.landscape() { whole - keys_wide - edge } else { whole };
    let top = sorted.bar(brush, words_wide);
    let links: Vec<Control<M>> = sorted.actions.extract_if(.., |control| control.weight == Weight::Link).collect();
    let Sorted { banner, middle, actions, tools, .. } = sorted;
    let (fields, words): (Vec<_>, Vec<_>) =
        middle.into_iter().map(|block| (block, written(block))).partition(|(_, field)| field.is_some());
    let words: Vec<&Block<M>> = words.into_iter().map(|(block, _)| block).collect();
    let fields: Vec<_> = fields.into_iter().filter_map(|(_, field)| field).collect();
    // Standing there is no line to spare between field and words.
    let labels = fields.iter().filter(|_| !brush.landscape()).filter_map(|(_, content)| label(brush, page, content));
    let labels: Vec<Piece<M>> = labels.collect();
    let links = (!links.is_empty()).then(|| bar::links(brush, &links));
    let within = brush.within(words_wide - 2.0 * brush.margin());
    let words = std::iter::once(block::column(&within, page, &words)).chain(labels).chain(links).collect();
    let sides = iced::padding::horizontal(brush.margin());
    // The turning buttons keep the field apart themselves; where there are none the words do.
    let words = Plate::new(stacked(words, edge)).padding(sides.top(edge).bottom(edge)).into();
    let lines = if brush.landscape() { 2 } else { 1 };
    let end = Extent::End { width: words_wide - 2.0 * brush.margin(), lines };
    let fields: Vec<Piece<M>> = fields.into_iter().map(|(id, content)| field(brush, page, id, content, end)).collect();
    let field = (!fields.is_empty()).then(|| Plate::new(stacked(fields, edge)).padding(sides.bottom(edge)).into());
    let keys = brush.unturned(|brush| keyboard::keyboard(brush, keys, keys_wide));
    let bottom = bar::bottom(brush, &actions, &tools);
    if brush.landscape() {
        let above = stacked(top.into_iter().collect(), 0.0);
        let left = stage::framed(brush, page, [above, words, stacked(field.into_iter().collect(), 0.0)], false);
        let right = stage::framed(brush, page, [brush.space(0.0), keys, brush.space(0.0)], false);
        let right = Plate::new(right).width(keys_wide + edge).height(Length::Fill).padding(iced::padding::right(edge));
        let row = Row::with_children([left.into(), right.into()]).height(Length::Fill);
        let all = banner.into_iter().chain([row.into()]).chain(bottom);
        let column = Column::with_children(all).width(Length::Fill).height(Length::Fill);
        return Plate::new(column).bed(brush.colours.canvas).height(Length::Fill).into();
    }
    let low = brush.reach == Reach::Low;
    let (above, within) = if low { (None, top) } else { (top, None) };
    let above = stacked(banner.into_iter().chain(above).collect(), 0.0);
    let within = stacked(within.into_iter().chain([words]).collect(), 0.0);
    let below = stacked(field.into_iter().chain([keys]).chain(bottom).collect(), 0.0);
    let frame = stage::framed(brush, page, [above, within, below], low);
    Plate::new(frame).bed(brush.colours.canvas).height(Length::Fill).into()
}

/// The field that the keys write into.
fn written<M>(block: &Block<M>) -> Option<(&BlockId, &Field<M>)> {
    let Kind::Field(field) = &block.kind else { return None };
    (field.state == State::Selected).then_some((&block.id, field))
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;
    use crate::draw::{Painter, Target};
    use crate::editor::{Editor, Layout};
    use crate::look::{Look, Room, Screen, TextSize, Theme};
    use crate::page::Shown;
    use crate::words::Lexicon;

    fn asking(language: Language, lexicon: &Lexicon, screen: Screen) -> Page<()> {
        let say = lexicon.speak(language);
        let control = |key: &str| Control::new(key, say.text(key), ());
        let keys = Editor::new(Layout::Words, "").keyboard(screen.breadth(), &say, |_| ());
        let link = |key: &str| Control { weight: Weight::Link, ..control(key) };
        let value = Shown::Plain("Kopi Corner ".repeat(20));
        let (label, state) = (say.text("kept-label").into(), State::Selected);
        let field = Field { label, value, unit: None, state, problem: None, edit: () };
        let name = say.text("service-name").into();
        let tools = ["help", "read", "text-size", "contrast", "reach", "finish"];
        let own = Control::new("languages", language.own_name(), ());
        Page::new("asking")
            .with("banner", Kind::Banner(say.text("demonstration-short").into()))
            .with("top", Kind::Top { name, language: Some(own) })
            .heading(say.text("documents-heading"))
            .paragraph("text", say.text("documents-text"))
            .with("field", Kind::Field(field))
            .with("links", Kind::Actions(vec![link("why-we-ask"), link("parts-link")]))
            .with("keyboard", Kind::Keyboard(keys))
            .with("actions", Kind::Actions(vec![control("back"), control("continue").primary()]))
            .with("tools", Kind::Tools(tools.map(|tool| control(&format!("tool-{tool}"))).into()))
    }

    #[test]
    fn field_and_keys_are_in_view_together_and_nothing_lies_over_them() {
        let (lexicon, mut painter) = (Lexicon::shipped().unwrap(), Painter::new());
        for (_, lying) in Screen::MODELS.into_iter().filter(|(_, screen)| screen.is_small()) {
            for (screen, language) in
                [lying, lying.turned()].into_iter().flat_map(|at| Language::ALL.map(|to| (at, to)))
            {
                let page = asking(language, &lexicon, screen);
                let (theme, text_size, reach, room) = (Theme::Light, TextSize::Default, Reach::Full, Room::Least);
                let look = Look { theme, text_size, reach, focus: None, language, room };
                let found = painter.inspect(&page, &look, screen);
                let wrong = [found.covered, found.cramped, found.near, found.outside, found.small].concat();
                assert!(wrong.is_empty(), "{language} on {screen:?}: {wrong:?}");
                let targets = painter.targets(&page, &look, screen);
                let place = |target: &Target| target.bounds;
                let floor = targets.iter().find(|target| target.id.0 == "back").map(place).unwrap()[1];
                for target in targets.iter().filter(|target| target.id.0.starts_with("key-") || target.id.0 == "field")
                {
                    let [_, y, _, height] = target.bounds;
                    assert!(y >= 0.0 && y + height <= floor + 0.5, "{language} on {screen:?}: {target:?} over {floor}");
                }
            }
        }
    }

    #[test]
    fn a_turning_button_over_a_key_is_found() {
        let (lexicon, language) = (Lexicon::shipped().unwrap(), Language::English);
        // No small screen, but far too low a one.
        let screen = Screen { width: 600, height: 620, ..Screen::PORTRAIT };
        let (theme, text_size, reach, room) = (Theme::Light, TextSize::Default, Reach::Full, Room::Ample);
        let look = Look { theme, text_size, reach, focus: None, language, room };
        let found = Painter::new().inspect(&asking(language, &lexicon, screen), &look, screen);
        assert!(found.covered.iter().any(|id| id.starts_with("key-")), "{found:?}");
        assert!(!found.cramped.is_empty(), "{found:?}");
    }
}
