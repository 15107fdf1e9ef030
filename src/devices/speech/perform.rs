//! Says one utterance: takes sound from the synthesiser ahead of the player, brings each block to the level that is
//! asked for, and looks before each block whether it still may.

use std::time::Duration;
use std::vec;

use super::gate::{Gate, Order, Turn};
use super::tape::Tape;
use super::volume::scale;
use super::{Calibration, Chunk, Drain, Fault, News, Player, Room, Run, Sink, Source, Voice, Volume, samples_in};

/// 20 ms: a change of the volume is heard soon, and a block fits into a pipe in one piece.
const BLOCK: usize = 441;
/// After a pause the last of what was heard is said again, so that the sentence can be followed.
const REWIND: Duration = Duration::from_millis(400);

/// Why it ended early.
pub(super) enum Stop {
    /// It was told to.
    Cut,
    /// It could not be said.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Says it all and waits until it was heard.
pub(super) fn perform(
    voice: &mut dyn Voice,
    sink: &mut dyn Sink,
    calibration: Calibration,
    gate: &Gate,
    turn: &Turn,
    tell: &mut dyn FnMut(News),
) -> Result<(), Stop> {
    let runs = turn.utterance.runs(turn.listening).into_iter();
    gate.wait(turn.number, voice.lets_pass());
    let feed = Feed { voice, runs, rate: turn.rate, source: None, tape: Tape::default() };
    let mut stage = Stage { sink, calibration, gate, number: turn.number, player: None, at: 0, from: 0 };
    stage.play(feed, tell)
}

/// What comes from the synthesiser.
struct Feed<'a> {
    voice: &'a mut dyn Voice,
    runs: vec::IntoIter<Run>,
    rate: super::Rate,
    source: Option<Box<dyn Source>>,
    tape: Tape,
}

/// Whether more sound is there or comes.
#[derive(Clone, Copy, PartialEq)]
enum Supply {
    Here,
    Coming,
    Gone,
}

impl Feed<'_> {
    fn supply(&mut self, at: usize) -> Result<Supply, Fault> {
        if at < self.tape.len() {
            return Ok(Supply::Here);
        }
        let source = match &mut self.source {
            Some(source) => source,
            None => match self.runs.next() {
                Some(run) => self.source.insert(self.voice.begin(&run, self.rate)?),
                None => return Ok(Supply::Gone),
            },
        };
        match source.next()? {
            Chunk::Samples(samples) => self.tape.push(&samples),
            Chunk::NotYet => {}
            Chunk::End => self.source = None,
        }
        Ok(Supply::Coming)
    }
}

/// What goes to the loudspeaker.
struct Stage<'a> {
    sink: &'a mut dyn Sink,
    calibration: Calibration,
    gate: &'a Gate,
    number: u64,
    player: Option<Box<dyn Player>>,
    /// The next sample to offer.
    at: usize,
    /// The sample at which this player began.
    from: usize,
}

impl Stage<'_> {
    fn play(&mut self, mut feed: Feed<'_>, tell: &mut dyn FnMut(News)) -> Result<(), Stop> {
        loop {
            let volume = match self.gate.order(self.number) {
                Order::GoOn(volume) => volume,
                Order::Pause => {
                    self.hold();
                    tell(News::Paused);
                    self.gate.wait_while_paused(self.number);
                    if matches!(self.gate.order(self.number), Order::GoOn(_)) {
                        tell(News::Began);
                    }
                    continue;
                }
                Order::Stop => return Err(Stop::Cut),
            };
            match feed.supply(self.at)? {
                Supply::Here => self.offer(&feed.tape, volume)?,
                Supply::Coming => {}
                Supply::Gone => match self.player.as_mut().map(|player| player.finish()).transpose()? {
                    Some(Drain::Wait(time)) => self.gate.wait(self.number, time),
                    Some(Drain::Done) | None => return Ok(()),
                },
            }
        }
    }

    fn offer(&mut self, tape: &Tape, volume: Volume) -> Result<(), Fault> {
        let mut block = [0; BLOCK];
        let block = tape.read(self.at, &mut block);
        scale(block, volume.gain(self.calibration));
        let player = match &mut self.player {
            Some(player) => player,
            None => {
                self.from = self.at;
                self.player.insert(self.sink.open()?)
            }
        };
        let room = player.offer(block);
        let taken = block.len();
        zeroize::Zeroize::zeroize(block);
        match room? {
            Room::Taken => self.at += taken,
            Room::Wait(time) => self.gate.wait(self.number, time),
        }
        Ok(())
    }

    /// Silent at once, for the player is thrown away with what it holds; remembers where it was.
    fn hold(&mut self) {
        if let Some(player) = self.player.take() {
            self.at = (self.from + player.heard()).saturating_sub(samples_in(REWIND));
        }
    }
}
