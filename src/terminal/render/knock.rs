//! The service's name, on which a technician knocks: every touch of it is told, besides whatever else a touch does. It
//! takes nothing away from anybody, has no focus and is not among what can be pressed.

use std::ops::ControlFlow;

use iced::advanced::Shell;

use super::around::{Around, Hearing, Manner};
use super::pressable::{Gesture, gesture};
use super::{Heard, Piece};
use crate::app::Knock;

/// Content on which one can knock.
pub(super) struct Knockable;

impl Knockable {
    pub(super) fn new<M>(content: impl Into<Piece<M>>) -> Around<M, Self> {
        Around::new(vec![content.into()], Self)
    }
}

impl<M> Manner<M> for Knockable {
    fn hear(&self, heard: &mut Hearing<'_>, shell: &mut Shell<'_, Heard<M>>) -> ControlFlow<()> {
        if let Some(Gesture::Down(_, position)) = gesture(&heard.event, heard.cursor)
            && heard.layout.bounds().contains(position)
        {
            shell.publish(Heard::Knocked(Knock::Touch));
        }
        ControlFlow::Continue(())
    }
}
