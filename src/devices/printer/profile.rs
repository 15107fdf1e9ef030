//! Printer models as data, under the name by which this crate knows them. They are read where all settings are read, so
//! that a technician adds one without code.

pub use settings::profile::{
    Clear, CodePage, CodeTable, Codes, Cutter, Ejector, Flow, Kanji, NearEnd, Profile, Proof, Verified,
};
