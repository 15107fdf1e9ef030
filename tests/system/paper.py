"""Printers to test with, none of them ours alone: an independent emulator with its faults, our own simulated printer for
independent hosts, a wire between a host and a printer that stops when a given byte passes, and what stands on a picture."""

import functools
import glob
import json
import os
import pathlib
import queue
import re
import select
import shutil
import socket
import subprocess
import threading
import tty
import urllib.error
import urllib.request

import ground

CTL = "target/release/guichetctl"
# As our simulator draws paper: white dots at the left and right, white rows above and below.
MARGIN_DOTS, MARGIN_ROWS = 24, 32
UNKNOWN = re.compile(r"printer\.command\.unknown\s.*?bytes ((?:[0-9a-f]{2} ?)+)")


def settings(folder, *printer):
    """A copy of the configuration in which the printer is the one that these lines describe."""
    config = pathlib.Path(folder, "kiosk-config")
    shutil.rmtree(config, ignore_errors=True)
    shutil.copytree("kiosk-config", config)
    terminal = config / "terminal.toml"
    kept, inside = [], False
    for line in terminal.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == "[printer]"
            kept += [line, *printer] if inside else [line]
        elif not inside:
            kept.append(line)
    assert all(line in kept for line in printer), "terminal.toml has no [printer]"
    terminal.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return config


def serial(port, baud=115_200, profile="generic-80"):
    """A printer on a serial port, as terminal.toml has it."""
    return 'kind = "serial"', f'port = "{port}"', f"baud = {baud}", f'profile = "{profile}"'


@functools.cache
def tools():
    """Pictures and codes; only there in the virtual environment."""
    import zxingcpp
    from PIL import Image

    return Image, zxingcpp


def codes(picture):
    """What zxing reads in a picture."""
    image, zxing = tools()
    return [code.text for code in zxing.read_barcodes(image.open(picture).convert("L"))]


def dots(picture, ours=False):
    """The paper alone as rows of dots, 1 for ink, without the white rows at its end; `ours` has a margin around it."""
    image, _ = tools()
    grey = image.open(picture).convert("L")
    if ours:
        grey = grey.crop((MARGIN_DOTS, MARGIN_ROWS, grey.width - MARGIN_DOTS, grey.height))
    ink = grey.point(lambda value: 255 if value < 128 else 0)
    box = ink.getbbox()
    return ink.crop((0, 0, ink.width, box[3] if box else 0))


def free_port():
    """A network port that is free on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Emulator:
    """emupos with one printer, on a serial line and on the network."""

    def __init__(self, work):
        self.work = pathlib.Path(work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.log = self.work / "emupos.log"
        self.api, self.port = free_port(), free_port()
        (self.work / "emupos.yaml").write_text(f"""schema: 1
api: {{port: {self.api}}}
devices:
  - id: front
    type: printer
    profile: epson-tm-t20iii
    connections: [ {{tcp: {{port: {self.port}}}}}, {{serial: {{pty: true}}}} ]
    job_idle_timeout_ms: 30000
    receipts_dir: {self.work}/receipts
""")
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([ground.VENV / "bin/emupos", "run"], cwd=self.work, stdout=log,
                                            stderr=subprocess.STDOUT, env={**os.environ, "TMPDIR": str(self.work)})
        found = ground.until("the emulator's port", 20, lambda: glob.glob(f"{self.work}/**/front", recursive=True), self.log)
        self.line = found[0]
        ground.until("the emulator's control", 20, self.faults, self.log)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def _ask(self, method, path):
        request = urllib.request.Request(f"http://127.0.0.1:{self.api}/api/v1/devices/front{path}", method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.read()
        except (ConnectionError, urllib.error.URLError):
            return None

    def faults(self):
        """The device as the emulator describes it; None while it starts."""
        answer = self._ask("GET", "")
        return answer and json.loads(answer)

    def fault(self, name):
        """Puts a fault in its way."""
        assert self._ask("PUT", f"/faults/{name}") is not None, f"{name} was not set"

    def clear(self, name):
        """Takes it away again."""
        assert self._ask("DELETE", f"/faults/{name}") is not None, f"{name} was not cleared"

    def receipts(self):
        """Pictures of all pieces of paper so far, the eldest first; each has a text of the same name."""
        written = glob.glob(f"{self.work}/receipts/*.json")
        return [path.removesuffix(".json") + ".png" for path in sorted(written)]

    def receipt(self, before):
        """The only piece of paper that has come since there were `before`."""
        ground.until("the emulator's receipt", 10, lambda: len(self.receipts()) > before, self.log)
        new = self.receipts()[before:]
        assert len(new) == 1, new
        return new[0]

    def print(self, data):
        """Sends bytes over the network, hangs up, and gives the picture of what they printed."""
        before = len(self.receipts())
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            line.settimeout(10)
            while line.recv(256):
                pass
        return self.receipt(before)

    def unknown(self):
        """The commands that it did not know, as hexadecimal digits."""
        told = self.log.read_text(encoding="utf-8")
        found = UNKNOWN.findall(told)
        assert len(found) == told.count("printer.command.unknown"), f"some lines of {self.log} cannot be read"
        return ["".join(command.split()) for command in found]


class Simulator:
    """Our own simulated printer, served to other programs and driven by orders."""

    def __init__(self, work, *where):
        self.papers = pathlib.Path(work)
        self.process = subprocess.Popen([CTL, "printer", "simulate", "--control", "--papers", self.papers, *where],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.told = queue.Queue()
        threading.Thread(target=lambda: [self.told.put(json.loads(line)) for line in self.process.stdout], daemon=True).start()
        self.at = self.event("ready")["at"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        finally:
            self.process.kill()

    def event(self, name, within=60):
        """The next event of that name; what came before it is forgotten."""
        while (event := self.told.get(timeout=within))["event"] != name:
            assert event["event"] != "refused", event["says"]
        return event

    def order(self, line):
        """Gives an order and waits until it is carried out."""
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.event("state" if line == "state" else "obeyed")

    def paper(self, within=60):
        """The picture of the next piece of paper."""
        return self.papers / self.event("paper", within)["png"]

    def print(self, data):
        """Sends bytes over the network and gives the picture of what they printed."""
        host, port = self.at.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as line:
            line.sendall(data)
            return self.paper()


class Wire:
    """A serial line from a host to a printer. `at(holds, act)`: once the host's bytes so far hold, `act` is called before
    any further byte passes. The NULs with which a host finds a lost printer do not pass: a printer takes no notice of them,
    but the emulator writes a line about each, which takes it seconds."""

    def __init__(self, printer):
        self.hosts, end = os.openpty()
        self.name = os.ttyname(end)
        self.end = end
        tty.setraw(end)
        self.printers = os.open(printer, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.printers)
        self.sent = bytearray()
        self.waiting = []
        self.stop, self.told = os.pipe()
        self.thread = threading.Thread(target=self._carry, daemon=True)
        self.thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.write(self.told, b".")
        self.thread.join(timeout=10)
        for file in (self.hosts, self.end, self.printers, self.stop, self.told):
            os.close(file)

    def at(self, holds, act):
        self.waiting.append((holds, act))

    def answered(self):
        """Called after each answer; for whoever wants to know when."""

    def _carry(self):
        while True:
            ready, _, _ = select.select([self.hosts, self.printers, self.stop], [], [])
            if self.stop in ready:
                return
            if self.printers in ready:
                os.write(self.hosts, os.read(self.printers, 256))
                self.answered()
            if self.hosts in ready:
                # Byte by byte, so that whoever waits for one stops the line exactly there.
                for byte in os.read(self.hosts, 4096):
                    self._pass(byte)

    def _pass(self, byte):
        self.sent.append(byte)
        for turn in [turn for turn in self.waiting if turn[0](self.sent)]:
            self.waiting.remove(turn)
            turn[1]()
        if byte or b"\x1b\x40" in self.sent:
            os.write(self.printers, bytes([byte]))


def receipts(*languages):
    """The hawker stall's receipt in these languages as rehearsals leave it, by language: played once for each build."""
    folder = pathlib.Path("target/system/receipts").resolve()
    sources = [pathlib.Path(ground.GUICHET), *pathlib.Path("kiosk-config").rglob("*"),
               pathlib.Path("tests/rehearsals/hawker-stall.toml")]
    stamp = str(max(source.stat().st_mtime_ns for source in sources))
    for language in languages:
        out = folder / language
        if not (out / "stamp").exists() or (out / "stamp").read_text(encoding="ascii") != stamp:
            shutil.rmtree(out, ignore_errors=True)
            command = ground.rehearsal("hawker-stall", out / "data", out, "--language", language)
            run = subprocess.run(command, capture_output=True, text=True)
            assert run.returncode == 0, run.stdout + run.stderr
            (out / "stamp").write_text(stamp, encoding="ascii")
    return {language: folder / language for language in languages}
