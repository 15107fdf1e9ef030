//! Stories of whole visits, played in memory by pressing controls by id: no window, no clock, no disk.

mod kiosk;
mod keyed;
mod visits;
