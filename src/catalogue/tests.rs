//! Stories about catalogues: what conditions say, what is found wrong, what a search finds.

mod broken;
mod conditions;
mod faq;
mod mistakes;
mod sample;
mod search;
mod shipped;
