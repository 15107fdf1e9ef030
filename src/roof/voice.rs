//! Chooses what reads pages aloud: the machine's voice where the settings ask for it and the machine has one.

use std::sync::mpsc::Sender;

use devices::speech::{self, Calibration};
use settings::Speech;
use terminal::app::Message;
use terminal::hands;
use terminal::standing;

/// A voice on its thread, and how the terminal stands with it.
pub(crate) struct Chosen {
    pub(crate) handle: Option<speech::Handle>,
    pub(crate) standing: standing::Speech,
}

/// A voice that is wanted and absent does not stop the terminal; it is told to citizens and to the technician.
pub(crate) fn choose(wanted: &Speech, replies: Sender<Message>) -> anyhow::Result<Chosen> {
    let Speech::On { output, listening } = wanted else {
        return Ok(Chosen { handle: None, standing: standing::Speech::Off });
    };
    let device = Some(output.clone()).filter(|output| output != "default");
    match speech::find(std::env::var_os("PATH").as_deref(), device) {
        Ok(found) => {
            let told = hands::spoken(replies);
            let handle = speech::Handle::new(found.voice, found.sink, Calibration::default(), told)?;
            handle.set_listening(match listening {
                settings::Listening::Private => speech::Listening::Private,
                settings::Listening::Open | settings::Listening::Headset => speech::Listening::Open,
            });
            Ok(Chosen { handle: Some(handle), standing: standing::Speech::Ready })
        }
        Err(absent) => {
            tracing::error!("{absent}");
            Ok(Chosen { handle: None, standing: standing::Speech::Silent })
        }
    }
}
