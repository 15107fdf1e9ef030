//! Pages go to the system's queue whole or not at all, and the outcome is what the system said. The programs are scripts
//! on a search path of their own.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::simulated::{self, Trouble};
use super::*;

/// Longer than any answer here takes, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

fn install(folder: &Path, name: &str, script: &str) {
    let program = folder.join(name);
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A queue whose programs are these scripts; `$OUT` is the folder they stand in.
fn queue(folder: &Path, scripts: &[(&str, &str)]) -> Lp {
    for (name, script) in scripts {
        install(folder, name, &format!("PATH=/bin:/usr/bin; OUT={}; {script}", folder.display()));
    }
    Lp::new("hall", Some(folder.as_os_str().to_owned())).within(PATIENCE)
}

fn pdf(bytes: usize) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(b"%PDF-1.7 Tan Mei Ling ".iter().copied().cycle().take(bytes).collect())
}

#[test]
fn every_byte_goes_through_the_pipe_and_no_word_of_it_stands_among_the_arguments() {
    let folder = tempfile::tempdir().unwrap();
    let mut lp =
        queue(folder.path(), &[("lp", r#"printf '%s\n' "$@" > "$OUT/said"; env > "$OUT/env"; cat > "$OUT/pages""#)]);
    let pages = pdf(1_000_000);
    assert_eq!(lp.take(&pages), Ok(()));
    assert_eq!(fs::read(folder.path().join("pages")).unwrap(), *pages);
    let said = fs::read_to_string(folder.path().join("said")).unwrap();
    assert_eq!(said, "-d\nhall\n-t\nguichet\n-o\nmedia=A4\n-o\ndocument-format=application/pdf\n-\n");
    let around = fs::read_to_string(folder.path().join("env")).unwrap();
    assert!(around.contains("LC_ALL=C") && !around.contains("CARGO"), "{around}");
}

#[test]
fn what_lp_does_decides_what_is_said() {
    let refused = |code| Err(Fault::Refused { queue: "hall".into(), code });
    for (script, expected) in [
        ("cat > /dev/null", Ok(())),
        ("cat > /dev/null; exit 1", refused(1)),
        // It says all is well, but has not read the pages.
        ("exit 0", refused(0)),
        ("kill -9 $$", refused(-1)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(queue(folder.path(), &[("lp", script)]).take(&pdf(1_000_000)), expected, "{script}");
    }
}

#[test]
fn a_spooler_that_hangs_is_ended_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let scripts = [("lp", r#"echo $$ > "$OUT/pid"; exec sleep 600"#), ("lpstat", "exec sleep 600")];
    let mut lp = queue(folder.path(), &scripts).within(Duration::from_millis(300));
    assert_eq!(lp.take(&pdf(1_000_000)), Err(Fault::Silent { program: "lp", waited_secs: 0 }));
    assert_eq!(lp.check(), Err(Fault::Silent { program: "lpstat", waited_secs: 0 }));
    let pid = fs::read_to_string(folder.path().join("pid")).unwrap();
    assert!(!Path::new("/proc").join(pid.trim()).exists(), "lp is still there");
}

#[test]
fn a_queue_is_there_when_the_system_says_that_it_accepts() {
    let nothing = Err(Fault::NoQueue { queue: "hall".into() });
    let accepts = "echo \"$2 accepting requests since Sun Nov 22 08:00:00 2026\"";
    for (lpstat, expected) in [
        (accepts, Ok(())),
        ("echo 'hall not accepting requests since Sun Nov 22 08:00:00 2026 -'", nothing.clone()),
        ("echo 'hall2 accepting requests since Sun Nov 22 08:00:00 2026'", nothing.clone()),
        ("echo 'lpstat: Invalid destination name' >&2; exit 1", nothing.clone()),
    ] {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(queue(folder.path(), &[("lp", ""), ("lpstat", lpstat)]).check(), expected, "{lpstat}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(queue(folder.path(), &[]).check(), Err(Fault::Absent { program: "lp" }));
    assert_eq!(queue(folder.path(), &[("lp", "")]).check(), Err(Fault::Absent { program: "lpstat" }));
    assert_eq!(queue(folder.path(), &[("lpstat", accepts)]).check(), Ok(()), "it was installed meanwhile");
}

#[test]
fn the_imagined_queue_keeps_what_it_took_and_suffers_as_it_is_told() {
    let (imagined, controls) = simulated::queue("hall");
    let handle = Handle::new(imagined).unwrap();
    let (tell, told) = channel();
    let ask = |take: bool| {
        let tell = tell.clone();
        let reply: Reply = Box::new(move |result| tell.send(result).unwrap());
        if take {
            handle.take(pdf(9), reply);
        } else {
            handle.check(reply);
        }
        told.recv_timeout(PATIENCE).unwrap()
    };
    assert_eq!((handle.name(), ask(false), ask(true)), ("hall", Ok(()), Ok(())));
    for trouble in [Trouble::Missing, Trouble::Refusing, Trouble::Silent] {
        controls.suffer(trouble);
        assert!(ask(true).is_err() && ask(false).is_err(), "{trouble:?}");
    }
    controls.suffer(Trouble::None);
    assert_eq!(controls.taken(), [pdf(9)]);
}
