"""What a test of the whole system stands on: a folder of its own, the tests' virtual environment, the command of a
rehearsal, and waiting until something holds."""

import os
import pathlib
import re
import shutil
import sys
import time

GUICHET = "target/release/guichet"
VENV = pathlib.Path("target/system/venv").resolve()


def fresh(name):
    """An empty folder, which stays after the test for whoever wants to see what happened."""
    folder = pathlib.Path("target/system", name).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def voiceless(folder, more=""):
    """The shipped settings without a voice, and with more lines, as a copy: a machine that has no sound shows a fault a few
    seconds after the start, and everything below it moves."""
    config = folder / "config"
    shutil.copytree("kiosk-config", config)
    file = config / "terminal.toml"
    settings, changed = re.subn(
        r"(?ms)^\[speech\]$.*?(?=^\[)", '[speech]\nvoice = "off"\n\n', file.read_text(encoding="utf-8"))
    assert changed == 1, "terminal.toml has no [speech]"
    file.write_text(settings + more, encoding="utf-8")
    return config


def within_venv():
    """Begins the test again in the virtual environment, whose packages are nowhere else."""
    if pathlib.Path(sys.prefix).resolve() != VENV:
        os.execv(VENV / "bin/python", [str(VENV / "bin/python"), *sys.argv])


def rehearsal(script, data, out, *more, config="kiosk-config"):
    """The command that plays a script of tests/rehearsals, or any other file."""
    script = script if "/" in str(script) else f"tests/rehearsals/{script}.toml"
    return [GUICHET, "--config", config, "--data", data, "rehearse", script, "--out", out, *more]


def until(what, within, holds, see, pause=0.02):
    """Waits until `holds` gives something true, and gives that; fails after `within` seconds, pointing to `see`."""
    end = time.monotonic() + within
    while not (found := holds()):
        assert time.monotonic() < end, f"{what}: not within {within} s; see {see}"
        time.sleep(pause)
    return found
