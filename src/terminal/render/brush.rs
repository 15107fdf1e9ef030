//! What every block is drawn with: the colours and sizes of the look, words, icons, beds and the focus ring.

use domain::{Direction, foreign};
use iced::widget::text::{LineHeight, Shaping, Wrapping};
use iced::widget::{container, text};
use iced::{Alignment, Color, Font, Length};

use super::around::Around;
use super::lettering::{Lettering, Said};
use super::mirror::Mirror;
use super::plate::{Plate, Ring, Shade};
use super::pressable::Pressable;
use super::{Heard, Piece};
use crate::fonts::Script;
use crate::look::{Look, Reach, Screen};
use crate::page::{BlockId, Chip, Control, State, Words};
use crate::theme::{self, Colours, Heft, Sizes, Step};
use crate::{fonts, icons};

/// Colours, sizes and what has the focus.
#[derive(Clone)]
pub(super) struct Brush {
    pub(super) colours: Colours,
    pub(super) sizes: Sizes,
    pub(super) screen: Screen,
    pub(super) reach: Reach,
    pub(super) direction: Direction,
    focus: Option<BlockId>,
    inert: bool,
    /// Width of the column that is drawn, where the page has not the usual ones.
    within: Option<f32>,
}

impl Brush {
    pub(super) fn new(look: &Look, screen: Screen) -> Self {
        Self {
            colours: Colours::of(look.theme),
            sizes: Sizes::of(screen, look.text_size).within(look.room),
            screen,
            reach: look.reach,
            direction: look.language.direction(),
            focus: look.focus.clone(),
            inert: false,
            within: None,
        }
    }

    /// The same brush for a page that lies behind another: nothing has the focus, nothing can be pressed.
    pub(super) fn behind(&self) -> Self {
        Self { focus: None, inert: true, ..self.clone() }
    }

    /// The same brush in a column so many pixels wide.
    pub(super) fn within(&self, width: f32) -> Self {
        Self { within: Some(width), ..self.clone() }
    }

    /// Whether the screen lies down.
    pub(super) fn landscape(&self) -> bool {
        self.screen.width > self.screen.height
    }

    /// About how wide what stands on a page is: lying down it has half of the screen.
    pub(super) fn column(&self) -> f32 {
        let whole = self.screen.width as f32 - 2.0 * self.margin();
        self.within.unwrap_or(if self.landscape() { (whole - self.aisle()) / 2.0 } else { whole })
    }

    /// Whether the type is so large that the page must save elsewhere.
    pub(super) fn large(&self) -> bool {
        self.sizes.text() > 1.2
    }

    /// Whether words have so little room that what is pressed stands under them rather than beside them.
    pub(super) fn presses(&self) -> bool {
        self.large() || self.screen.is_small()
    }

    /// About how wide the longest word is at most, in pixels: what stands in narrow columns is chosen by it.
    pub(super) fn longest_word(&self, shown: &str, step: Step) -> f32 {
        let ems = match fonts::script(shown) {
            Script::Latin => 0.64,
            Script::Tamil => 0.82,
            Script::Arabic => 0.6,
            // It may be broken anywhere.
            Script::Chinese => return self.sizes.font(step),
        };
        let letters = shown.split([' ', '-', '/']).map(|word| word.chars().count()).max().unwrap_or_default();
        letters as f32 * ems * self.sizes.font(step)
    }

    /// How wide the widest word is in letters of `size` pixels; what stands in narrow columns is chosen by it.
    pub(super) fn widest_word(&self, shown: &str, size: f32, heft: Heft) -> f32 {
        self.measure(shown, size, heft).widest_word()
    }

    /// How wide a text is on one line in letters of `size` pixels.
    pub(super) fn one_line(&self, shown: &str, size: f32, heft: Heft) -> f32 {
        self.measure(shown, size, heft).whole()
    }

    /// The last lines of a text that takes more of them in this width.
    pub(super) fn tail(&self, shown: &str, step: Step, width: f32, lines: usize) -> Option<String> {
        let size = self.sizes.font(step);
        // The mark that something is left out and the caret take their part.
        let start = self.measure(shown, size, Heft::Firm).tail(width - size, lines)?;
        shown.get(start..).map(str::to_owned)
    }

    fn measure(&self, shown: &str, size: f32, heft: Heft) -> Lettering {
        let said = Said { text: shown.to_owned(), font: theme::font(shown, heft), colour: self.colours.ink };
        Lettering::new(vec![said], size, 1.0)
    }

    /// The size that letters of this step may come down to before a word is broken.
    pub(super) fn smallest(&self, step: Step) -> f32 {
        let size = self.sizes.font(step);
        if self.is_snug() { size.min(self.sizes.least()) } else { size }
    }

    /// Whether columns of this screen are narrower than some words, so that letters give way.
    fn is_snug(&self) -> bool {
        let column = self.screen.width as f32 / if self.landscape() { 2.0 } else { 1.0 };
        column < self.sizes.mm(200.0) || self.screen.is_small()
    }

    /// A length of the design on this screen.
    pub(super) fn px(&self, design: f32) -> f32 {
        self.sizes.px(design)
    }

    /// A space of the design on this screen: it gives way where few lines of text find room.
    pub(super) fn air(&self, design: f32) -> f32 {
        self.px(design * self.sizes.air())
    }

    /// The space between a card's side and its words: letters never touch the edge.
    pub(super) fn inset(&self, design: f32) -> f32 {
        self.air(design).max(self.px(14.0))
    }

    /// The side margin.
    pub(super) fn margin(&self) -> f32 {
        let design = if self.landscape() { 96.0 } else { 64.0 };
        let margin = self.px(design * (0.4 + 0.6 * self.sizes.air()));
        if self.screen.is_small() { margin.min(self.screen.width as f32 * 0.03).round() } else { margin }
    }

    /// The gap between cards, never less than what keeps two targets apart.
    pub(super) fn gap(&self) -> f32 {
        self.air(22.0).max(self.sizes.mm(2.54))
    }

    /// The space between two columns, never less than what keeps two targets apart.
    pub(super) fn aisle(&self) -> f32 {
        self.air(72.0).max(self.sizes.mm(2.54))
    }

    /// The least side of anything that can be pressed.
    pub(super) fn target(&self) -> f32 {
        self.sizes.mm(12.7)
    }

    /// Words; the mark behind those that are there in one language alone is quieter than they.
    pub(super) fn words(&self, words: &Words, step: Step, heft: Heft, colour: Color) -> Lettering {
        let Some(language) = words.only_in else { return self.text(&words.shown, step, heft, colour) };
        let shown = &words.shown;
        let mark = foreign::mark(language);
        let said = |text: &str, heft, colour| Said { text: text.to_owned(), font: theme::font(shown, heft), colour };
        let quiet = || said(&mark, Heft::Plain, self.quieter(colour));
        let parts = shown.split(mark.as_str()).enumerate().flat_map(|(at, text)| {
            let before = (at > 0).then(quiet);
            before.into_iter().chain((!text.is_empty()).then(|| said(text, heft, colour)))
        });
        self.said(parts.collect(), step, theme::line_height(shown, heft, self.sizes.air()))
    }

    /// Quiet ink in place of ink; any other colour stays, for it is on a bed of its own.
    fn quieter(&self, colour: Color) -> Color {
        if colour == self.colours.ink { self.colours.quiet } else { colour }
    }

    /// Text.
    pub(super) fn text(&self, shown: &str, step: Step, heft: Heft, colour: Color) -> Lettering {
        let said = Said { text: shown.to_owned(), font: theme::font(shown, heft), colour };
        self.said(vec![said], step, theme::line_height(shown, heft, self.sizes.air()))
    }

    /// Parts of one text, each in its own typeface and colour, on lines of so many ems.
    pub(super) fn said(&self, parts: Vec<Said>, step: Step, line_height: f32) -> Lettering {
        let words = Lettering::new(parts, self.sizes.font(step), line_height).align_x(self.start());
        if self.is_snug() { words.snug(self.sizes.least()) } else { words }
    }

    /// The side on which lines begin.
    pub(super) fn start(&self) -> text::Alignment {
        match self.direction {
            // Not `Left`: that lays every paragraph out twice.
            Direction::LeftToRight => text::Alignment::Default,
            Direction::RightToLeft => text::Alignment::Right,
        }
    }

    /// The side on which lines of these words begin, which may be of another language than the page.
    pub(super) fn side(&self, words: &Words) -> text::Alignment {
        match words.language.map_or(self.direction, domain::Language::direction) {
            Direction::LeftToRight => text::Alignment::Default,
            Direction::RightToLeft => text::Alignment::Right,
        }
    }

    /// The side on which lines end.
    pub(super) fn end(&self) -> text::Alignment {
        match self.direction {
            Direction::LeftToRight => text::Alignment::Right,
            Direction::RightToLeft => text::Alignment::Left,
        }
    }

    /// What reads the same in every direction, on a page that is turned as a whole: the keyboard.
    pub(super) fn unturned<M: 'static>(&self, draw: impl FnOnce(&Self) -> Piece<M>) -> Piece<M> {
        match self.direction {
            Direction::LeftToRight => draw(self),
            Direction::RightToLeft => {
                let content = draw(&Self { direction: Direction::LeftToRight, ..self.clone() });
                Mirror::new(content).into()
            }
        }
    }

    /// An icon in a square of its own size; an unknown name leaves the square empty.
    pub(super) fn icon<M: 'static>(&self, name: &str, design: f32, colour: Color) -> Piece<M> {
        let size = self.sizes.grown(design);
        let letter = match self.direction {
            Direction::LeftToRight => icons::letter(name),
            Direction::RightToLeft => icons::mirrored(name),
        };
        let letter = letter.map(String::from).unwrap_or_default();
        let mark = text(letter)
            .size(size)
            .font(Font::with_name(fonts::ICONS))
            .line_height(LineHeight::Relative(1.0))
            .shaping(Shaping::Basic)
            .wrapping(Wrapping::None)
            .color(colour);
        container(mark).width(size).height(size).align_x(Alignment::Center).align_y(Alignment::Center).into()
    }

    /// A card's bed around content.
    pub(super) fn card<M: 'static>(&self, content: impl Into<Piece<M>>) -> Around<M, Plate> {
        self.edged(Plate::new(content).bed(self.colours.surface).radius(self.px(24.0))).shade(self.shade(true))
    }

    /// The border that stands for a shadow where there is none.
    pub(super) fn edged<M>(&self, plate: Around<M, Plate>) -> Around<M, Plate> {
        match self.colours.card_border > 0.0 {
            true => plate.border(self.px(self.colours.card_border), self.colours.ink),
            false => plate,
        }
    }

    /// The shadow of a card, or of a key.
    pub(super) fn shade(&self, wide: bool) -> Option<Shade> {
        let strength = if wide { self.colours.shadow } else { self.colours.shadow * 2.0 };
        let colour = if self.colours.shadow > 0.1 { Color::BLACK } else { self.colours.ink };
        let shade = Shade { colour: Color { a: strength, ..colour }, unit: self.px(4.0) / 4.0, wide };
        (strength > 0.0).then_some(shade)
    }

    /// The focus ring, if this item has the focus.
    pub(super) fn ring(&self, id: &BlockId) -> Option<Ring> {
        let gap = self.px(6.0);
        self.ring_at(id, gap)
    }

    /// The focus ring inside an item that touches its neighbours.
    pub(super) fn ring_inside(&self, id: &BlockId) -> Option<Ring> {
        let gap = -self.px(10.0);
        self.ring_at(id, gap)
    }

    /// The focus ring of a key or a tool, whose neighbours are near.
    pub(super) fn ring_near(&self, id: &BlockId) -> Option<Ring> {
        self.ring_at(id, 0.0)
    }

    /// The ring of a key that two switches have come to, alone or with its row.
    pub(super) fn ring_lit(&self) -> Ring {
        self.ring_of(0.0)
    }

    fn ring_at(&self, id: &BlockId, gap: f32) -> Option<Ring> {
        (self.focus.as_ref() == Some(id)).then(|| self.ring_of(gap))
    }

    fn ring_of(&self, gap: f32) -> Ring {
        Ring { outer: self.colours.focus, inner: self.colours.focus_inner, gap, width: self.px(8.0) }
    }

    /// Something read but not pressed, with its ring when it has the focus.
    pub(super) fn read<M: 'static>(&self, id: &BlockId, content: impl Into<Piece<M>>) -> Piece<M> {
        Plate::new(content).radius(self.px(12.0)).ring(self.ring(id)).into()
    }

    /// Makes content press a control.
    pub(super) fn press<M: Clone + 'static>(
        &self,
        control: &Control<M>,
        radius: f32,
        content: impl Into<Piece<M>>,
    ) -> Piece<M> {
        self.press_as(&control.id, control.state, &control.emits, radius, content)
    }

    /// As `press`, for what is no control: a field.
    pub(super) fn press_as<M: Clone + 'static>(
        &self,
        id: &BlockId,
        state: State,
        says: &M,
        radius: f32,
        content: impl Into<Piece<M>>,
    ) -> Piece<M> {
        if self.inert {
            return content.into();
        }
        let says = (state != State::Disabled).then(|| says.clone());
        Pressable::new(id, says, content).wash(self.colours.ink, radius).least(self.target()).into()
    }

    /// Ink of a control's label.
    pub(super) fn label_ink(&self, state: State) -> Color {
        match state {
            State::Ready | State::Selected => self.colours.ink,
            State::Disabled => self.colours.quiet,
        }
    }

    /// How wide the chips of a list are: as the widest of them, and never less than a square, so that what stands beside
    /// them begins on one line.
    pub(super) fn chips_width<'a>(&self, chips: impl Iterator<Item = &'a Chip>) -> f32 {
        let own = chips.map(|chip| self.code(chip).natural() + 2.0 * self.px(8.0));
        own.fold(self.sizes.grown(76.0), f32::max).ceil()
    }

    fn code(&self, chip: &Chip) -> Lettering {
        self.text(&chip.code, Step::Small, Heft::Bold, self.colours.chip_ink).wrapping(Wrapping::None)
    }

    /// An agency's chip, so wide.
    pub(super) fn chip<M: 'static>(&self, chip: &Chip, width: f32) -> Piece<M> {
        let side = self.sizes.grown(76.0);
        Plate::new(self.code(chip))
            .bed(self.colours.chip(chip.accent))
            .radius(self.px(20.0))
            .width(width)
            .least(side, side)
            .align(Alignment::Center, Alignment::Center)
            .into()
    }

    /// Nothing, so high.
    pub(super) fn space<M: 'static>(&self, height: f32) -> Piece<M> {
        iced::widget::space().width(Length::Fill).height(height).into()
    }
}

/// Pieces one under the other.
pub(super) fn stacked<M: 'static>(pieces: Vec<Piece<M>>, gap: f32) -> Piece<M> {
    iced::widget::Column::with_children(pieces).spacing(gap).width(Length::Fill).into()
}

/// Pieces side by side, centred.
pub(super) fn beside<M: 'static>(pieces: Vec<Piece<M>>, gap: f32) -> Piece<M> {
    iced::widget::Row::<Heard<M>, iced::Theme, iced::Renderer>::with_children(pieces)
        .spacing(gap)
        .align_y(Alignment::Center)
        .into()
}
