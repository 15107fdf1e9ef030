//! SQLite on a disk in memory. The crate for this generates its bindings with libclang, which a plain `cargo test` must not
//! need; so this is the C interface itself, as SQLite documents it, and the one file of the project with `unsafe` in it. It
//! serves one connection to each file, so locks are always granted.
#![expect(unsafe_code, reason = "SQLite calls a file system through C pointers")]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::io;
use std::sync::{Arc, OnceLock};

use rusqlite::ffi;

use crate::world::{self, Ino, World};

const NAME: &str = "guichet-power";

/// Registers the file system the first time; its name.
pub(crate) fn name() -> &'static str {
    static REGISTERED: OnceLock<()> = OnceLock::new();
    REGISTERED.get_or_init(|| {
        // SAFETY: the machine's own file system lives as long as the process; its copy and its name are never freed.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            let mut vfs = *real;
            vfs.zName = CString::new(NAME).unwrap().into_raw();
            vfs.szOsFile = size_of::<Handle>() as c_int;
            vfs.pNext = std::ptr::null_mut();
            vfs.xOpen = Some(open);
            vfs.xDelete = Some(delete);
            vfs.xAccess = Some(access);
            vfs.xFullPathname = Some(full_path);
            assert_eq!(ffi::sqlite3_vfs_register(Box::into_raw(Box::new(vfs)), 0), ffi::SQLITE_OK);
        }
    });
    NAME
}

/// What SQLite allots for a file: its own part first, ours behind it.
#[repr(C)]
struct Handle {
    base: ffi::sqlite3_file,
    opened: *mut Opened,
}

struct Opened {
    world: Arc<World>,
    ino: Ino,
    /// A new journal's name is made durable with its first sync, as SQLite's own file system does.
    new_in: Option<String>,
    /// The index of the log; shared memory of one.
    shared: Vec<Box<[u64]>>,
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(granted),
    xUnlock: Some(granted),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// SAFETY: SQLite gives only files that `open` has filled in.
unsafe fn opened<'a>(file: *mut ffi::sqlite3_file) -> &'a mut Opened {
    unsafe { &mut *(*file.cast::<Handle>()).opened }
}

fn code(result: io::Result<()>, otherwise: c_int) -> c_int {
    match result {
        Ok(()) => ffi::SQLITE_OK,
        Err(cause) if cause.kind() == io::ErrorKind::StorageFull => ffi::SQLITE_FULL,
        Err(_) => otherwise,
    }
}

unsafe fn text(path: *const c_char) -> String {
    unsafe { CStr::from_ptr(path) }.to_string_lossy().into_owned()
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        (*file).pMethods = std::ptr::null();
        // Temporary tables are in memory by the store's settings; a nameless file would be a mistake.
        assert!(!path.is_null(), "a temporary file was asked for");
        let Some((world, name)) = world::of(&text(path)) else { return ffi::SQLITE_CANTOPEN };
        if world.look().is_err() {
            return ffi::SQLITE_CANTOPEN;
        }
        let (ino, new) = match world.ino(&name) {
            Some(ino) => (ino, false),
            None if flags & ffi::SQLITE_OPEN_CREATE == 0 => return ffi::SQLITE_CANTOPEN,
            None => match world.make(&name) {
                Ok(ino) => (ino, true),
                Err(_) => return ffi::SQLITE_CANTOPEN,
            },
        };
        let journal = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let new_in = (new && journal).then(|| folder.to_owned());
        let opened = Box::new(Opened { world, ino, new_in, shared: Vec::new() });
        (*file.cast::<Handle>()).opened = Box::into_raw(opened);
        (*file).pMethods = &raw const METHODS;
        if !out.is_null() {
            *out = flags;
        }
        ffi::SQLITE_OK
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, sync_folder: c_int) -> c_int {
    let Some((world, name)) = world::of(&unsafe { text(path) }) else { return ffi::SQLITE_IOERR_DELETE };
    if world.ino(&name).is_none() {
        return ffi::SQLITE_IOERR_DELETE_NOENT;
    }
    let mut done = world.unlink(&name);
    if done.is_ok() && sync_folder != 0 {
        done = world.sync_names(name.rsplit_once('/').map_or("", |(folder, _)| folder));
    }
    code(done, ffi::SQLITE_IOERR_DELETE)
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, path: *const c_char, _: c_int, out: *mut c_int) -> c_int {
    let found = world::of(&unsafe { text(path) });
    let Some((world, name)) = found else { return ffi::SQLITE_IOERR_ACCESS };
    // An empty file counts as none, as with SQLite's own file system.
    let there = world.ino(&name).is_some_and(|ino| world.size(ino) > 0);
    unsafe { *out = c_int::from(there) };
    code(world.look(), ffi::SQLITE_IOERR_ACCESS)
}

unsafe extern "C" fn full_path(_: *mut ffi::sqlite3_vfs, path: *const c_char, size: c_int, out: *mut c_char) -> c_int {
    unsafe {
        let bytes = CStr::from_ptr(path).to_bytes_with_nul();
        if bytes.len() > size as usize {
            return ffi::SQLITE_CANTOPEN;
        }
        std::ptr::copy_nonoverlapping(bytes.as_ptr().cast(), out, bytes.len());
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe { drop(Box::from_raw((*file.cast::<Handle>()).opened)) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, into: *mut c_void, size: c_int, offset: i64) -> c_int {
    let Opened { world, ino, .. } = unsafe { opened(file) };
    let into = unsafe { std::slice::from_raw_parts_mut(into.cast::<u8>(), size as usize) };
    match world.read(*ino, offset as usize, into) {
        Ok(read) if read == into.len() => ffi::SQLITE_OK,
        Ok(read) => {
            into[read..].fill(0);
            ffi::SQLITE_IOERR_SHORT_READ
        }
        Err(_) => ffi::SQLITE_IOERR_READ,
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, size: c_int, offset: i64) -> c_int {
    let Opened { world, ino, .. } = unsafe { opened(file) };
    let from = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), size as usize) };
    code(world.write(*ino, offset as usize, from), ffi::SQLITE_IOERR_WRITE)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let Opened { world, ino, .. } = unsafe { opened(file) };
    code(world.truncate(*ino, size as usize), ffi::SQLITE_IOERR_TRUNCATE)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    let Opened { world, ino, new_in, .. } = unsafe { opened(file) };
    let mut done = world.sync(*ino);
    if let Some(folder) = new_in
        && done.is_ok()
    {
        done = world.sync_names(folder);
        if done.is_ok() {
            *new_in = None;
        }
    }
    code(done, ffi::SQLITE_IOERR_FSYNC)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    let Opened { world, ino, .. } = unsafe { opened(file) };
    unsafe { *out = world.size(*ino) as i64 };
    code(world.look(), ffi::SQLITE_IOERR_FSTAT)
}

unsafe extern "C" fn granted(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn reserved(_: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    unsafe { *out = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector(_: *mut ffi::sqlite3_file) -> c_int {
    4096
}

/// What SQLite assumes of any disk today, and no more.
unsafe extern "C" fn characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    let shared = unsafe { &mut opened(file).shared };
    let region = region as usize;
    while shared.len() <= region && extend != 0 {
        shared.push(vec![0; size as usize / size_of::<u64>()].into_boxed_slice());
    }
    let found = shared.get_mut(region).map_or(std::ptr::null_mut(), |region| region.as_mut_ptr().cast());
    unsafe { *out = found };
    ffi::SQLITE_OK
}

unsafe extern "C" fn shm_lock(_: *mut ffi::sqlite3_file, _: c_int, _: c_int, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn shm_barrier(_: *mut ffi::sqlite3_file) {}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    unsafe { opened(file).shared.clear() };
    ffi::SQLITE_OK
}
