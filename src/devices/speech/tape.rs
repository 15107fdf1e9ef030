//! The sound of one utterance, kept while it is said so that it can go on after a pause; wiped block by block.

use zeroize::Zeroizing;

/// Samples of one block of the tape. Blocks never move, for memory that grows leaves copies behind.
const BLOCK: usize = 16_384;

/// Sound, from the beginning of the utterance.
#[derive(Default)]
pub(super) struct Tape {
    blocks: Vec<Zeroizing<Vec<i16>>>,
}

impl Tape {
    /// Samples on it.
    pub(super) fn len(&self) -> usize {
        let last = self.blocks.last().map_or(0, |block| block.len());
        self.blocks.len().saturating_sub(1) * BLOCK + last
    }

    /// Puts samples behind the last.
    pub(super) fn push(&mut self, mut samples: &[i16]) {
        while !samples.is_empty() {
            let block = match self.blocks.last_mut() {
                Some(block) if block.len() < BLOCK => block,
                Some(_) | None => {
                    self.blocks.push(Zeroizing::new(Vec::with_capacity(BLOCK)));
                    continue;
                }
            };
            let (fits, rest) = samples.split_at(samples.len().min(BLOCK - block.len()));
            block.extend_from_slice(fits);
            samples = rest;
        }
    }

    /// Copies samples from a place on, as many as there are and fit, within one block.
    pub(super) fn read<'a>(&self, at: usize, into: &'a mut [i16]) -> &'a mut [i16] {
        let there = self.blocks.get(at / BLOCK).and_then(|block| block.get(at % BLOCK..)).unwrap_or_default();
        let count = there.len().min(into.len());
        let (into, _) = into.split_at_mut(count);
        for (to, from) in into.iter_mut().zip(there) {
            *to = *from;
        }
        into
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pushed_is_read_in_order() {
        let mut tape = Tape::default();
        let sound: Vec<i16> = (0..40_000).map(|at| i16::try_from(at % 30_000).unwrap()).collect();
        for piece in sound.chunks(3_333) {
            tape.push(piece);
        }
        assert_eq!(tape.len(), sound.len());
        let mut read = Vec::new();
        let mut into = [0; 441];
        loop {
            let got = tape.read(read.len(), &mut into);
            if got.is_empty() {
                break;
            }
            read.extend_from_slice(got);
        }
        assert_eq!(read, sound);
    }
}
