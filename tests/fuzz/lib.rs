//! Everything that reads what strangers may have written, as functions of bytes: each must return, whatever the bytes, within
//! bounded memory, and keep the one promise it is there for. Run under a fuzzer by `tests/system/44-fuzz`; the seeds are real
//! examples, made by the code itself, and go through as a test of their own.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what must not happen ends the process, which is how a fuzzer hears of it"
)]

mod answer;
mod bundle;
mod catalogue;
mod document;
mod gateway;
mod line;
mod scene;
mod stick;
mod words;

/// One reader of what strangers have written.
#[derive(Debug)]
pub struct Target {
    /// What `GUICHET_FUZZ` calls it.
    pub name: &'static str,
    /// Reads the bytes; panics where a promise is broken.
    pub run: fn(&[u8]),
    /// Real examples to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const TARGETS: [Target; 9] = [
    Target { name: "catalogue", run: catalogue::run, seeds: catalogue::seeds },
    Target { name: "answer", run: answer::run, seeds: answer::seeds },
    Target { name: "words", run: words::run, seeds: words::seeds },
    Target { name: "stick", run: stick::run, seeds: stick::seeds },
    Target { name: "printer", run: line::printer, seeds: line::printer_seeds },
    Target { name: "paper", run: line::paper, seeds: line::paper_seeds },
    Target { name: "scanner", run: line::scanner, seeds: line::scanner_seeds },
    Target { name: "gateway", run: gateway::run, seeds: gateway::seeds },
    Target { name: "document", run: document::run, seeds: document::seeds },
];

/// The target of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not what a fuzzer does, but it shows that every target reads its seeds, and what is left of them.
    #[test]
    fn every_seed_and_what_is_left_of_it_goes_through() {
        for target in &TARGETS {
            let seeds = (target.seeds)();
            assert!(!seeds.is_empty(), "{}", target.name);
            for seed in seeds {
                (target.run)(&seed);
                for part in [0, 1, seed.len() / 3, seed.len().saturating_sub(1)] {
                    (target.run)(&seed[..part.min(seed.len())]);
                }
                let mut other = seed.clone();
                other.iter_mut().step_by(97).for_each(|byte| *byte ^= 0x20);
                (target.run)(&other);
            }
        }
    }
}
