//! Chooses what reads pages aloud: the machine's voice where the settings ask for it and the machine has one.

use std::sync::mpsc::Sender;

use devices::speech::{self, Calibration, Sought};
use settings::Speech;
use terminal::app::Message;
use terminal::hands::{self, Pulse};
use terminal::standing;

/// A voice on its thread, and how it is.
pub(crate) struct Chosen {
    pub(crate) handle: Option<speech::Handle>,
    pub(crate) pulse: Pulse,
}

/// A voice that is wanted and absent does not stop the terminal: it is told to citizens and to the technician, and speaks
/// as soon as what it lacks is there.
pub(crate) fn choose(wanted: &Speech, replies: Sender<Message>) -> anyhow::Result<Chosen> {
    let Speech::On { output, listening } = wanted else {
        return Ok(Chosen { handle: None, pulse: Pulse::new(standing::Speech::Off) });
    };
    let sought = Sought::new(std::env::var_os("PATH"), output);
    let found = match sought.found() {
        Ok(_) => standing::Speech::Ready,
        Err(absent) => {
            tracing::error!("{absent}");
            standing::Speech::Silent
        }
    };
    let pulse = Pulse::new(found);
    let told = hands::voice_reply(replies, pulse.clone());
    let handle = speech::Handle::new(sought.clone(), sought, Calibration::default(), told)?;
    handle.set_listening(match listening {
        settings::Listening::Private => speech::Listening::Private,
        settings::Listening::Open | settings::Listening::Headset => speech::Listening::Open,
    });
    Ok(Chosen { handle: Some(handle), pulse })
}
