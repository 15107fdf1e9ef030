//! The terminal: pages of a visit as values, one renderer, one reader, one focus ring, and the shell that puts them in
//! a window. A page never draws and never acts; see `page`, `app` and `shell`.

pub mod app;
pub mod application_pdf;
pub mod bench;
pub mod course;
pub mod draw;
pub mod editor;
pub mod effect;
mod face;
pub mod fonts;
mod frame;
pub mod hands;
pub mod icons;
pub mod keyboard;
mod keys;
pub mod look;
pub mod moment;
mod narrator;
pub mod news;
pub mod notice;
pub mod page;
pub mod preview;
pub mod receipt;
pub mod render;
pub mod screen;
pub mod sheet;
pub mod shell;
pub mod slip;
pub mod spoken;
pub mod standing;
pub mod theme;
pub mod tour;
pub mod visit;
mod walk;
pub mod words;

#[cfg(test)]
mod tests;
