//! Stories of whole visits, played in memory by pressing controls by id: no window, no clock, no disk.

mod aloud;
mod aside;
mod keyed;
pub(crate) mod kiosk;
mod lookup;
mod room;
mod site;
mod staff;
mod visits;
