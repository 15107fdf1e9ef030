//! How staff are called, by the settings: the light on its thread, real or imagined, and whether anybody can be called at
//! all.

use std::time::Duration;

use anyhow::Context as _;
use devices::port::SerialLine;
use devices::signal::{Handle, Signal, Switch, simulated};
use settings::Staff;
use terminal::screen::help;

/// An imagined light shines for so long.
const IMAGINED_SECS: u64 = 60;

/// The light, if the settings name one. One that is not plugged in is no reason not to serve: a call then waits for the
/// gateway's word.
pub(crate) fn light(staff: &Staff) -> anyhow::Result<Option<Handle>> {
    let signal = match staff {
        Staff::Off | Staff::Gateway => return Ok(None),
        Staff::Simulated => {
            let at_most = Duration::from_secs(IMAGINED_SECS);
            simulated::light(Switch { on: vec![1], off: vec![0], at_most }).0
        }
        Staff::Serial { port, baud, light } => {
            let at_most = Duration::from_secs(u64::from(light.secs));
            let switch = Switch { on: light.bytes.clone(), off: light.off_bytes.clone(), at_most };
            Signal::new(SerialLine::unplugged(port, *baud), switch)
        }
    };
    Handle::start(signal).map(Some).context("the light's thread cannot be started")
}

/// Whether the help page offers to call somebody.
pub(crate) fn on_call(staff: &Staff) -> help::Staff {
    match staff {
        Staff::Off => help::Staff::Nobody,
        Staff::Gateway | Staff::Simulated | Staff::Serial { .. } => help::Staff::OnCall,
    }
}
