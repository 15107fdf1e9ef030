//! Stories of whole visits, played in memory by pressing controls by id: no window, no clock, no disk.

mod keyed;
mod kiosk;
mod visits;
