//! Stories about catalogues: what conditions say, what is found wrong, what a search finds.

mod broken;
mod conditions;
mod facts;
mod faq;
mod figures;
mod glossary;
mod mistakes;
mod sample;
mod schemas;
mod search;
mod shipped;
