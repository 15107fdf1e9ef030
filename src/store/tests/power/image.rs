//! What may be on a disk after the power has gone: everything that a sync covered, and of the rest nothing, all, or any
//! part of it, torn at sectors of 512 bytes and in any order. Names are kept in their order, as a journalling file system
//! keeps them, up to any point.

use std::collections::{BTreeMap, HashMap};

use crate::chance::Chance;
use crate::world::{Ino, Op};

const SECTOR: usize = 512;

/// What a power cut does to what no sync has covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    DropAll,
    KeepAll,
    Any,
}

/// The durable state after a prefix of the operations, and what is still pending.
#[derive(Debug, Clone, Default)]
pub(crate) struct Image {
    durable: HashMap<Ino, Vec<u8>>,
    pending: HashMap<Ino, Vec<Op>>,
    names: BTreeMap<String, Ino>,
    pending_names: Vec<(String, Option<Ino>)>,
}

impl Image {
    /// A disk that holds these files, durably; as [`crate::world::World::holding`] numbers them.
    pub(crate) fn of(files: &[(String, Vec<u8>)]) -> Self {
        let mut image = Self::default();
        for (ino, (name, bytes)) in files.iter().enumerate() {
            image.names.insert(name.clone(), ino);
            image.durable.insert(ino, bytes.clone());
        }
        image
    }

    /// Goes one operation on.
    pub(crate) fn step(&mut self, op: &Op) {
        match op {
            Op::Write { ino, .. } | Op::Truncate { ino, .. } => self.pending.entry(*ino).or_default().push(op.clone()),
            Op::Sync { ino } => {
                let file = self.durable.entry(*ino).or_default();
                self.pending.remove(ino).unwrap_or_default().iter().for_each(|op| apply(file, op));
            }
            Op::SyncFailed { ino } => {
                self.pending.remove(ino);
            }
            Op::Name { path, ino } => self.pending_names.push((path.clone(), *ino)),
            Op::SyncFolder { folder } => {
                let in_it = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
                let (synced, pending) =
                    std::mem::take(&mut self.pending_names).into_iter().partition(|(path, _)| in_it(path));
                self.pending_names = pending;
                synced_names(&mut self.names, synced);
            }
            Op::Promise(_) => {}
        }
    }

    /// The files that are there after the cut.
    pub(crate) fn after(&self, cut: Cut, chance: &mut Chance) -> Vec<(String, Vec<u8>)> {
        let mut names = self.names.clone();
        let kept = match cut {
            Cut::DropAll => 0,
            Cut::KeepAll => self.pending_names.len(),
            Cut::Any => chance.below(self.pending_names.len() + 1),
        };
        synced_names(&mut names, self.pending_names.iter().take(kept).cloned().collect());
        names.into_iter().map(|(name, ino)| (name, self.content(ino, cut, chance))).collect()
    }

    fn content(&self, ino: Ino, cut: Cut, chance: &mut Chance) -> Vec<u8> {
        let mut file = self.durable.get(&ino).cloned().unwrap_or_default();
        let pending = self.pending.get(&ino).map(Vec::as_slice).unwrap_or_default();
        match cut {
            Cut::DropAll => {}
            Cut::KeepAll => pending.iter().for_each(|op| apply(&mut file, op)),
            Cut::Any => {
                // Now few, now many of the sectors, so that all-but-one is met as well as only-one.
                let kept_of_eight = 1 + chance.below(7);
                let mut torn: Vec<Op> =
                    pending.iter().flat_map(sectors).filter(|_| chance.below(8) < kept_of_eight).collect();
                chance.shuffle(&mut torn);
                torn.iter().for_each(|op| apply(&mut file, op));
            }
        }
        file
    }
}

fn synced_names(names: &mut BTreeMap<String, Ino>, changes: Vec<(String, Option<Ino>)>) {
    for (path, ino) in changes {
        match ino {
            Some(ino) => names.insert(path, ino),
            None => names.remove(&path),
        };
    }
}

/// An operation as the disk may tear it: at the borders of sectors.
fn sectors(op: &Op) -> Vec<Op> {
    let Op::Write { ino, offset, bytes } = op else { return vec![op.clone()] };
    let mut torn = Vec::new();
    let (mut offset, mut rest) = (*offset, bytes.as_slice());
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at((SECTOR - offset % SECTOR).min(rest.len()));
        torn.push(Op::Write { ino: *ino, offset, bytes: piece.to_vec() });
        (offset, rest) = (offset + piece.len(), behind);
    }
    torn
}

fn apply(file: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write { offset, bytes, .. } => {
            file.resize(file.len().max(offset + bytes.len()), 0);
            file[*offset..offset + bytes.len()].copy_from_slice(bytes);
        }
        Op::Truncate { size, .. } => file.resize(*size, 0),
        Op::Sync { .. } | Op::SyncFailed { .. } | Op::Name { .. } | Op::SyncFolder { .. } | Op::Promise(_) => {}
    }
}
