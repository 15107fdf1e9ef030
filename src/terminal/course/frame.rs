//! What stands around a question of an application: how far one has come, and for whom it is asked.

use domain::QuestionId;
use journey::{QuestionState, Visit};

use super::Course;
use crate::page::Progress;
use crate::screen::question::Frame;
use crate::screen::{World, sections};
use crate::walk::Stage;

impl Course {
    /// What stands around a question: the interview counts licences, the form counts questions.
    pub(super) fn frame(&self, world: &World<'_>, visit: &Visit, id: &QuestionId) -> Frame {
        let form = visit.form();
        let found = form.sections.iter().find_map(|section| {
            let place = section.questions.iter().position(|entry| entry.question == *id)?;
            Some((section, place))
        });
        match (&self.stage, found) {
            (Stage::Ask(_), Some((section, place))) => {
                let position = [
                    ("part", sections::section_title(world, &section.id).into()),
                    ("place", place.saturating_add(1).into()),
                    ("all", section.questions.len().into()),
                ];
                let done = section.questions.iter().filter(|it| it.state == QuestionState::Answered).count();
                Frame {
                    progress: Progress {
                        label: world.with("question-position", &position),
                        thousandths: Some(sections::thousandths(done, section.questions.len())),
                    },
                    needed_by: section.questions.get(place).map(|it| it.needed_by.clone()).unwrap_or_default(),
                    parts: true,
                }
            }
            _ => {
                let result = visit.result();
                let counts = [
                    ("all", result.licences.len().into()),
                    ("settled", result.settled.into()),
                    ("possible", result.possible.into()),
                ];
                Frame {
                    progress: Progress {
                        label: world.with("interview-progress", &counts),
                        thousandths: Some(sections::thousandths(result.settled, result.licences.len())),
                    },
                    needed_by: Vec::new(),
                    parts: false,
                }
            }
        }
    }
}
