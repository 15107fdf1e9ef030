"""A virtual screen that can be watched: Xvfb with its frame buffer in a file, read at every millisecond or so.

Nothing of the program under test is asked: what is measured is what a person in front of the screen would see.
"""

import mmap
import os
import re
import shutil
import struct
import subprocess
import tempfile
import time
import zlib


class Screen:
    """An X server of its own on a free display."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.folder = tempfile.mkdtemp(prefix="guichet-screen-")
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-fbdir", self.folder,
             "-nolisten", "tcp"],
            pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.display = ":" + answer.readline().strip()
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as file:
            self.frame = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header_bytes, = struct.unpack(">I", self.frame[:4])
        bytes_per_line, = struct.unpack(">I", self.frame[48:52])
        colours, = struct.unpack(">I", self.frame[76:80])
        self.start, self.line = header_bytes + colours * 12, bytes_per_line
        self.environment = {**os.environ, "DISPLAY": self.display}
        self.environment.pop("WAYLAND_DISPLAY", None)
        # One process for all clicks: starting one would take longer than the page that is measured.
        self.finger = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True, env=self.environment)
        self.programs = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        # One that outlived its test would show itself on the next screen, which may take the same display.
        for program in self.programs:
            program.terminate()
            try:
                program.wait(timeout=20)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
        self.finger.stdin.close()
        self.finger.wait()
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def show(self, command, log, **environment):
        """Starts a program on this screen, which ends it with itself at the latest."""
        program = subprocess.Popen(command, stdout=log, stderr=log, env={**self.environment, **environment})
        self.programs.append(program)
        return program

    def sum(self):
        """A check sum over every sixteenth line."""
        total = 0
        for y in range(0, self.height, 16):
            at = self.start + y * self.line
            total = zlib.crc32(self.frame[at:at + self.width * 4], total)
        return total

    def changes(self, old, within):
        """Seconds until the picture first and last changed, in at most `within` seconds; None if it did not."""
        begin = time.perf_counter()
        first = last = None
        while (now := time.perf_counter() - begin) < within:
            new = self.sum()
            if new != old:
                first = first if first is not None else now
                last, old = now, new
            elif last is not None and now - last > 0.4:
                break
            # The program and the server need the processors more than the one who watches.
            time.sleep(0.001)
        return first, last

    def after(self, command, within):
        """Gives a command and tells as `changes` does when the picture changed."""
        old = self.sum()
        self.do(command)
        return self.changes(old, within)

    def painted(self, what, old, within=10):
        """Seconds until the picture first and last changed; fails if it did not."""
        first, last = self.changes(old, within)
        assert first is not None, f"{what}: nothing was painted in {within} s"
        return first, last

    def point(self, x, y):
        """Moves the pointer and gives it time to arrive."""
        self.do(f"mousemove {x} {y}")
        time.sleep(0.2)

    def click(self):
        """A press and a release of the first button where the pointer stands."""
        self.do("click 1")

    def do(self, command):
        self.finger.stdin.write(command + "\n")
        self.finger.stdin.flush()

    def save(self, path):
        """The screen as a PNG."""
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)


def started():
    """The processes that each process has started and that are still there, the eldest first. Numbers tell no age: they
    begin again from below now and then."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if fields[0] != "Z":
                children.setdefault(int(fields[1]), []).append((int(fields[19]), int(entry)))
    return {parent: [child for _, child in sorted(born)] for parent, born in children.items()}


def children(pid):
    """The processes that a process has started itself, the eldest first."""
    return started().get(pid, [])


def family(pid):
    """A process and all that it started, directly or not."""
    of, found = started(), [pid]
    for one in found:
        found.extend(of.get(one, []))
    return found


def pss_mib(pid):
    """Proportional set size of a process and all that it started, in MiB."""
    total = 0
    for one in family(pid):
        try:
            with open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
                total += int(re.search(r"^Pss:\s+(\d+) kB", file.read(), re.M).group(1)) / 1024
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total


def cpu_seconds(pid):
    """Processor time that a process and all that it started have used."""
    total = 0
    for one in family(pid):
        with open(f"/proc/{one}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def fills(picture):
    """The page reaches all four edges, so none of them is the compositor's black."""
    right, bottom = picture.width - 1, picture.height - 1
    along = [(x, y) for x in range(0, right, 7) for y in (0, bottom)]
    down = [(x, y) for y in range(0, bottom, 7) for x in (0, right)]
    return all(picture.getpixel(at) != (0, 0, 0) for at in along + down)
