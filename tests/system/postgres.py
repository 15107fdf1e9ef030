"""A throw-away PostgreSQL for tests: made by initdb, owned by an unprivileged user, on a free loopback port. Its disk
settings are PostgreSQL's own, so what it confirms is on disk."""

import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import stat
import subprocess
import threading

from ground import until

SUPERUSER = "postgres"


def programs():
    """The newest PostgreSQL that Debian put here."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[4]))
    assert found, "PostgreSQL is not installed; .ci/packages installs it"
    return found[-1].parent


class Cluster:
    """A server that is there within `with`; `folder` is this test's own."""

    def __init__(self, folder, *settings):
        self.bin, self.data, self.log = programs(), folder / "cluster", folder / "postgres.log"
        self.settings = settings
        # PostgreSQL will not run for root, who has an account ready for it; everybody else runs it as themselves.
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.data.mkdir()
        self.log.touch()
        if os.geteuid() == 0:
            for path in (self.data, self.log):
                shutil.chown(path, self.user)
            # The account has to get to its folder, and to nothing else in the ones above.
            for above in folder.parents:
                if not above.stat().st_mode & stat.S_IXOTH and above.stat().st_uid == os.geteuid():
                    above.chmod(above.stat().st_mode | stat.S_IXOTH)
            folder.chmod(0o755)

    @property
    def address(self):
        return f"postgres://{SUPERUSER}@127.0.0.1:{self.port}/postgres"

    def command(self, *words):
        words = [str(word) for word in words]
        return ["runuser", "-u", self.user, "--", *words] if os.geteuid() == 0 else words

    def start(self):
        settings = [word for setting in self.settings for word in ("-c", setting)]
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                self.command(
                    self.bin / "postgres", "-D", self.data, "-p", self.port, "-c", "listen_addresses=127.0.0.1",
                    "-c", "unix_socket_directories=", *settings),
                stdout=log, stderr=log, start_new_session=True, cwd=self.data)
        self.wait()

    def wait(self):
        ready = [str(self.bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        until("PostgreSQL", 60, lambda: subprocess.run(ready, check=False).returncode == 0, self.log, 0.05)

    def sql(self, text):
        words = [self.bin / "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.address, "-c", text]
        done = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def killer(self, folder):
        """A program that kills the server and all its processes with SIGKILL and starts it again. It is shell, because a
        test runs it that knows nothing of this class."""
        file = folder / "kill-postgres"
        start = " ".join(
            f"'{word}'" for word in self.command(
                self.bin / "pg_ctl", "start", "-s", "-w", "-t", "60", "-D", self.data, "-l", self.log, "-o",
                f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="))
        file.write_text(f"""#!/bin/sh
# Kills the test's PostgreSQL as a power cut would end it, and starts it again.
set -eu
first=$(head -n 1 '{self.data}/postmaster.pid')
all="$first $(ps -o pid= --ppid "$first" | tr '\\n' ' ')"
# shellcheck disable=SC2086 -- a list of numbers is meant
kill -KILL $all 2>/dev/null || true
for pid in $all; do
    # What is dead and not yet buried has no program any longer.
    while [ -e "/proc/$pid/exe" ]; do :; done
done
# PostgreSQL takes the unburied for a server that runs.
rm -f '{self.data}/postmaster.pid'
cd '{self.data}'
# A connection that was made meanwhile has a process of its own, which ends by itself and holds the memory until then.
tries=50
until {start} >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ]
    sleep 0.2
done
""", encoding="utf-8")
        file.chmod(0o755)
        return file

    def watched(self):
        """The memory of the server and all its processes, looked at again and again within `with`."""
        return Watched(self.process.pid)

    def __enter__(self):
        subprocess.run(
            self.command(
                self.bin / "initdb", "-D", self.data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C"),
            check=True, stdout=subprocess.DEVNULL, cwd=self.data)
        self.start()
        return self

    def __exit__(self, *_):
        stop = self.command(self.bin / "pg_ctl", "stop", "-s", "-w", "-m", "immediate", "-D", self.data)
        subprocess.run(stop, check=False, stdout=subprocess.DEVNULL, cwd=self.data)
        if self.process.poll() is None:
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)


class Watched:
    """How much memory a program and those below it have at most, each page that they share counted once."""

    def __init__(self, first):
        self.first, self.kib, self.processes = first, 0, 0
        self.stop, self.thread = threading.Event(), threading.Thread(target=self.watch, daemon=True)

    def watch(self):
        while not self.stop.wait(0.25):
            mine = subprocess.run(
                ["ps", "-e", "-o", "pid=,ppid="], check=True, capture_output=True, text=True).stdout.split()
            pairs = list(zip(map(int, mine[::2]), map(int, mine[1::2])))
            tree = {self.first}
            for _ in range(3):
                tree |= {pid for pid, parent in pairs if parent in tree}
            kib = 0
            for pid in tree:
                try:
                    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
                except (FileNotFoundError, ProcessLookupError):
                    continue
                kib += int(re.search(r"^Pss: +(\d+)", rollup, re.M).group(1))
            self.kib, self.processes = max(self.kib, kib), max(self.processes, len(tree))

    def most_mib(self):
        assert self.kib > 0, "nobody looked"
        return self.kib / 1024

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


def suite(folder, address, log, *filters, **more):
    """Runs the gateway's own tests, on a server where an address is given, and gives back how many passed and what they
    printed."""
    temporary = folder / "tmp"
    temporary.mkdir(exist_ok=True)
    environment = {"GUICHET_TEST_SCALE": "pr", **os.environ, "TMPDIR": str(temporary), **more}
    if address:
        environment["GUICHET_PG"] = address
    command = ["cargo", "test", "--locked", "-p", "gateway", "--lib", "--", *filters]
    with (folder / log).open("w", encoding="utf-8") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, env=environment, check=False)
    said = (folder / log).read_text(encoding="utf-8")
    assert done.returncode == 0, f"the suite failed: {folder / log}\n{said[-4000:]}"
    passed = int(re.search(r"test result: ok\. (\d+) passed; 0 failed; 0 ignored", said).group(1))
    assert passed > 0, f"nothing ran: {folder / log}"
    return passed, said
