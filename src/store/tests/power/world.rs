//! A disk in memory that remembers every operation in order. What a sync covered is durable; the rest is what a power cut may
//! drop, tear or reorder. It can fail at a chosen operation, once or from then on, and it can be full.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io::{self, Cursor, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Timestamp;
use store::disk::{Disk, Entry, Files, NewFile};

/// A file, whatever it is called.
pub(crate) type Ino = usize;

/// One operation that changes what is on the disk, in the order in which they were asked for.
#[derive(Debug, Clone)]
pub(crate) enum Op {
    Write {
        ino: Ino,
        offset: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        ino: Ino,
        size: usize,
    },
    Sync {
        ino: Ino,
    },
    /// A sync that failed: the kernel holds the pages for clean, and they are not on the disk.
    SyncFailed {
        ino: Ino,
    },
    Name {
        path: String,
        ino: Option<Ino>,
    },
    SyncFolder {
        folder: String,
    },
    /// Something was promised to somebody.
    Promise(usize),
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) kind: Kind,
    pub(crate) lasting: Lasting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Every operation counts and fails with an I/O error.
    Io,
    /// Every operation counts; writes are short and say that the disk is full.
    Full,
    /// Syncs alone count and fail with an I/O error.
    Sync,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasting {
    Once,
    ForEver,
}

/// Which operation is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Look,
    Write,
    Sync,
    Name,
}

pub(crate) struct World {
    id: u64,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    names: BTreeMap<String, Ino>,
    files: Vec<Vec<u8>>,
    log: Vec<Op>,
    fault: Option<Fault>,
    counted: usize,
    struck: usize,
    capacity: Option<usize>,
}

static WORLDS: Mutex<Option<HashMap<u64, Arc<World>>>> = Mutex::new(None);
static NEXT: AtomicU64 = AtomicU64::new(1);

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The world in which a path lies; its first folder is the world's number.
pub(crate) fn of(path: &str) -> Option<(Arc<World>, String)> {
    let (id, name) = path.strip_prefix('/')?.split_once('/')?;
    let world = lock(&WORLDS).as_ref()?.get(&id.parse().ok()?).cloned()?;
    Some((world, name.to_owned()))
}

impl World {
    /// A disk that holds these files, durably.
    pub(crate) fn holding(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Home {
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let mut inner = Inner::default();
        for (name, bytes) in files {
            inner.names.insert(name, inner.files.len());
            inner.files.push(bytes);
        }
        let world = Arc::new(Self { id, inner: Mutex::new(inner) });
        lock(&WORLDS).get_or_insert_with(HashMap::new).insert(id, Arc::clone(&world));
        Home(world)
    }

    pub(crate) fn promise(&self, promise: usize) {
        lock(&self.inner).log.push(Op::Promise(promise));
    }

    /// All operations so far; what was on the disk at the beginning is not among them.
    pub(crate) fn log(&self) -> Vec<Op> {
        lock(&self.inner).log.clone()
    }

    pub(crate) fn set_fault(&self, fault: Option<Fault>) {
        let mut inner = lock(&self.inner);
        (inner.fault, inner.counted, inner.struck) = (fault, 0, 0);
    }

    /// How often the fault has struck.
    pub(crate) fn struck(&self) -> usize {
        lock(&self.inner).struck
    }

    pub(crate) fn set_capacity(&self, bytes: Option<usize>) {
        lock(&self.inner).capacity = bytes;
    }

    pub(crate) fn used(&self) -> usize {
        lock(&self.inner).used()
    }

    pub(crate) fn ino(&self, name: &str) -> Option<Ino> {
        lock(&self.inner).names.get(name).copied()
    }

    pub(crate) fn make(&self, name: &str) -> io::Result<Ino> {
        let mut inner = lock(&self.inner);
        inner.strike(Act::Name)?;
        let ino = inner.files.len();
        inner.files.push(Vec::new());
        inner.name(name, Some(ino));
        Ok(ino)
    }

    pub(crate) fn unlink(&self, name: &str) -> io::Result<()> {
        let mut inner = lock(&self.inner);
        inner.strike(Act::Name)?;
        if !inner.names.contains_key(name) {
            return Err(missing());
        }
        inner.name(name, None);
        Ok(())
    }

    pub(crate) fn look(&self) -> io::Result<()> {
        lock(&self.inner).strike(Act::Look)
    }

    pub(crate) fn read(&self, ino: Ino, offset: usize, into: &mut [u8]) -> io::Result<usize> {
        let mut inner = lock(&self.inner);
        inner.strike(Act::Look)?;
        let file = &inner.files[ino];
        let from = file.get(offset..).unwrap_or_default();
        let size = from.len().min(into.len());
        into[..size].copy_from_slice(&from[..size]);
        Ok(size)
    }

    pub(crate) fn size(&self, ino: Ino) -> usize {
        lock(&self.inner).files[ino].len()
    }

    pub(crate) fn write(&self, ino: Ino, offset: usize, bytes: &[u8]) -> io::Result<()> {
        let mut inner = lock(&self.inner);
        let end = offset + bytes.len();
        let more = end.saturating_sub(inner.files[ino].len());
        let over = inner.capacity.is_some_and(|capacity| inner.used() + more > capacity);
        let struck = inner.strike(Act::Write);
        if over || struck.is_err() {
            // A short write: the first half reaches the file.
            let half = &bytes[..bytes.len() / 2];
            if !over {
                inner.put(ino, offset, half);
            }
            return struck.and(Err(io::ErrorKind::StorageFull.into()));
        }
        inner.put(ino, offset, bytes);
        Ok(())
    }

    pub(crate) fn truncate(&self, ino: Ino, size: usize) -> io::Result<()> {
        let mut inner = lock(&self.inner);
        inner.strike(Act::Write)?;
        inner.files[ino].resize(size, 0);
        inner.log.push(Op::Truncate { ino, size });
        Ok(())
    }

    pub(crate) fn sync(&self, ino: Ino) -> io::Result<()> {
        let mut inner = lock(&self.inner);
        match inner.strike(Act::Sync) {
            Ok(()) => inner.log.push(Op::Sync { ino }),
            Err(cause) => {
                inner.log.push(Op::SyncFailed { ino });
                return Err(cause);
            }
        }
        Ok(())
    }

    pub(crate) fn sync_names(&self, folder: &str) -> io::Result<()> {
        let mut inner = lock(&self.inner);
        inner.strike(Act::Sync)?;
        inner.log.push(Op::SyncFolder { folder: folder.to_owned() });
        Ok(())
    }

    fn name_of(&self, path: &Path) -> String {
        let text = path.to_string_lossy();
        let prefix = format!("/{}", self.id);
        text.strip_prefix(&prefix).unwrap_or(&text).trim_start_matches('/').to_owned()
    }
}

impl Inner {
    fn used(&self) -> usize {
        self.names.values().map(|ino| self.files[*ino].len()).sum()
    }

    fn put(&mut self, ino: Ino, offset: usize, bytes: &[u8]) {
        let file = &mut self.files[ino];
        file.resize(file.len().max(offset + bytes.len()), 0);
        file[offset..offset + bytes.len()].copy_from_slice(bytes);
        self.log.push(Op::Write { ino, offset, bytes: bytes.to_vec() });
    }

    fn name(&mut self, path: &str, ino: Option<Ino>) {
        match ino {
            Some(ino) => self.names.insert(path.to_owned(), ino),
            None => self.names.remove(path),
        };
        self.log.push(Op::Name { path: path.to_owned(), ino });
    }

    fn strike(&mut self, act: Act) -> io::Result<()> {
        let Some(fault) = self.fault else { return Ok(()) };
        if fault.kind == Kind::Sync && act != Act::Sync {
            return Ok(());
        }
        self.counted += 1;
        let now = match fault.lasting {
            Lasting::Once => self.counted == fault.at,
            Lasting::ForEver => self.counted >= fault.at,
        };
        // A full disk fails no one who only reads or syncs.
        let fits = fault.kind != Kind::Full || matches!(act, Act::Write | Act::Name);
        if !now || !fits {
            return Ok(());
        }
        self.struck += 1;
        Err(match fault.kind {
            Kind::Io | Kind::Sync => io::Error::other("the disk is on fire"),
            Kind::Full => io::ErrorKind::StorageFull.into(),
        })
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "world {}", self.id)
    }
}

/// Keeps a world known to SQLite as long as it is held.
#[derive(Debug)]
pub(crate) struct Home(Arc<World>);

impl std::ops::Deref for Home {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

impl Home {
    pub(crate) fn disk(&self) -> Disk {
        Disk::simulated(Arc::new(Seen(Arc::clone(&self.0))), crate::vfs::name())
    }

    /// A path of this world.
    pub(crate) fn path(&self, name: &str) -> std::path::PathBuf {
        format!("/{}/{name}", self.0.id).into()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Some(worlds) = lock(&WORLDS).as_mut() {
            worlds.remove(&self.0.id);
        }
    }
}

#[derive(Debug)]
struct Seen(Arc<World>);

impl Files for Seen {
    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.0.look()
    }

    fn touch(&self, path: &Path) -> io::Result<()> {
        let name = self.0.name_of(path);
        match self.0.ino(&name) {
            Some(_) => self.0.look(),
            None => self.0.make(&name).map(|_| ()),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let ino = self.0.make(&self.0.name_of(path))?;
        Ok(Box::new(Writing { world: Arc::clone(&self.0), ino, at: 0 }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        let ino = self.0.ino(&self.0.name_of(path)).ok_or_else(missing)?;
        let mut bytes = vec![0; self.0.size(ino)];
        self.0.read(ino, 0, &mut bytes)?;
        Ok(Box::new(Cursor::new(bytes)))
    }

    fn bytes(&self, path: &Path) -> io::Result<Option<u64>> {
        self.0.look()?;
        Ok(self.0.ino(&self.0.name_of(path)).map(|ino| self.0.size(ino) as u64))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (self.0.name_of(from), self.0.name_of(to));
        let mut inner = lock(&self.0.inner);
        inner.strike(Act::Name)?;
        let ino = inner.names.get(&from).copied().ok_or_else(missing)?;
        inner.name(&to, Some(ino));
        inner.name(&from, None);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.unlink(&self.0.name_of(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_names(&self.0.name_of(folder))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        self.0.look()?;
        let folder = format!("{}/", self.0.name_of(folder));
        let inner = lock(&self.0.inner);
        let names = inner.names.keys().filter_map(|name| name.strip_prefix(&folder));
        Ok(names.map(|name| Entry { name: name.to_owned(), written_at: Timestamp::UNIX_EPOCH }).collect())
    }

    fn free_bytes(&self, _: &Path) -> io::Result<u64> {
        let inner = lock(&self.0.inner);
        Ok(inner.capacity.map_or(u64::MAX, |capacity| capacity.saturating_sub(inner.used()) as u64))
    }
}

struct Writing {
    world: Arc<World>,
    ino: Ino,
    at: usize,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.world.write(self.ino, self.at, bytes)?;
        self.at += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl NewFile for Writing {
    fn sync(&mut self) -> io::Result<()> {
        self.world.sync(self.ino)
    }
}

fn missing() -> io::Error {
    io::ErrorKind::NotFound.into()
}
