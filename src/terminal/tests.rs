//! Stories of whole visits, played in memory by pressing controls by id: no window, no clock, no disk.

mod added;
mod aloud;
mod aside;
mod elsewhere;
mod emerged;
mod kept;
mod keyed;
pub(crate) mod kiosk;
mod lists;
mod lookup;
mod moments;
mod pages;
pub(crate) mod papers;
mod previewed;
mod room;
mod said;
mod sectors;
mod shown;
mod site;
mod staff;
mod steady;
pub(crate) mod tools;
pub(crate) mod toured;
mod untranslated;
mod visits;
mod waits;
