//! The fuzzer's entry. `GUICHET_FUZZ` names the target; with `GUICHET_FUZZ_SEEDS` it writes the target's seeds into that folder
//! and ends. Built by `tests/system/44-fuzz`, which says how.
#![no_main]

use std::path::PathBuf;
use std::sync::OnceLock;

use fuzz::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<&'static Target> = OnceLock::new();

#[expect(clippy::panic, clippy::expect_used, reason = "without a target there is nothing to go on with")]
fn target() -> &'static Target {
    let name = std::env::var("GUICHET_FUZZ").unwrap_or_default();
    let names = || fuzz::TARGETS.map(|target| target.name).join(", ");
    let target = fuzz::named(&name).unwrap_or_else(|| panic!("GUICHET_FUZZ is one of {}", names()));
    if let Some(folder) = std::env::var_os("GUICHET_FUZZ_SEEDS").map(PathBuf::from) {
        for (n, seed) in (target.seeds)().iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{n}")), seed).expect("the folder for seeds can be written");
        }
        std::process::exit(0);
    }
    target
}

fuzz_target!(
    init: {
        let _ = TARGET.set(target());
    },
    |data: &[u8]| {
        if let Some(target) = TARGET.get() {
            (target.run)(data);
        }
    }
);
