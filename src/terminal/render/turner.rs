//! Two round buttons under a middle that is too tall: the part before, the part after. They are pressed as everything
//! is: down and up inside.

use domain::Direction;
use iced::advanced::text::{LineHeight, Renderer as _, Shaping, Wrapping};
use iced::advanced::{Renderer as _, Text, mouse, renderer};
use iced::{Border, Color, Event, Font, Pixels, Point, Rectangle, Size, alignment};

use super::brush::Brush;
use super::pressable::{Gesture, gesture};
use crate::{fonts, icons};

/// Which way to turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// To the part before.
    Up,
    /// To the part after.
    Down,
}

/// Sizes and colours of the buttons.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turner {
    side: f32,
    gap: f32,
    line: f32,
    bed: Color,
    ink: Color,
    faint: Color,
    direction: Direction,
}

impl Turner {
    pub(super) fn new(brush: &Brush) -> Self {
        Self {
            side: if brush.screen.is_small() { brush.target() } else { brush.px(84.0).max(brush.target()) },
            gap: brush.px(14.0).max(brush.sizes.mm(2.54)),
            line: brush.px(3.0),
            bed: brush.colours.surface,
            ink: brush.colours.ink,
            faint: brush.colours.line,
            direction: brush.direction,
        }
    }

    /// What the buttons take from the middle.
    pub(super) fn height(&self) -> f32 {
        self.side + 2.0 * self.gap
    }

    /// Where they stand under this room, and which way each turns.
    pub(super) fn places(&self, room: Rectangle) -> [(Turn, Rectangle); 2] {
        let size = Size::new(self.side * 2.0, self.side);
        let y = room.y + room.height + self.gap;
        let middle = room.center_x();
        let left = Rectangle::new(Point::new(middle - self.gap / 2.0 - size.width, y), size);
        let right = Rectangle::new(Point::new(middle + self.gap / 2.0, y), size);
        match self.direction {
            Direction::LeftToRight => [(Turn::Up, left), (Turn::Down, right)],
            Direction::RightToLeft => [(Turn::Up, right), (Turn::Down, left)],
        }
    }

    /// The turn that this event completes.
    pub(super) fn heard(
        &self,
        held: &mut Option<Turn>,
        event: &Event,
        cursor: mouse::Cursor,
        room: Rectangle,
    ) -> Option<Turn> {
        let at = |position| {
            self.places(room).into_iter().find(|(_, bounds)| bounds.contains(position)).map(|(turn, _)| turn)
        };
        match gesture(event, cursor)? {
            Gesture::Down(_, position) => {
                *held = at(position);
                None
            }
            Gesture::Up(_, position) => held.take().filter(|turn| at(position) == Some(*turn)),
            Gesture::Lost(_) => {
                *held = None;
                None
            }
        }
    }

    /// `ends` says which of the two lead anywhere.
    pub(super) fn draw(&self, renderer: &mut iced::Renderer, room: Rectangle, ends: [bool; 2]) {
        for ((turn, bounds), leads) in self.places(room).into_iter().zip(ends) {
            let ink = if leads { self.ink } else { self.faint };
            let border = Border { color: ink, width: self.line, radius: (self.side / 2.0).into() };
            renderer.fill_quad(renderer::Quad { bounds, border, ..Default::default() }, self.bed);
            let name = match turn {
                Turn::Up => "chevron-up",
                Turn::Down => "chevron-down",
            };
            let text = Text {
                content: icons::letter(name).map(String::from).unwrap_or_default(),
                bounds: bounds.size(),
                size: Pixels(self.side * 0.6),
                line_height: LineHeight::Relative(1.0),
                font: Font::with_name(fonts::ICONS),
                align_x: iced::advanced::text::Alignment::Center,
                align_y: alignment::Vertical::Center,
                shaping: Shaping::Basic,
                wrapping: Wrapping::None,
            };
            renderer.fill_text(text, bounds.center(), ink, bounds);
        }
    }
}
