"""A plain Debian in a folder, as it comes from debootstrap, for tests of what is installed on one. No program of the machine outside
is used in it, and none of its mounts outlives the test: see `apart`."""

import os
import pathlib
import shutil
import subprocess
import sys

# Made once: what comes from a mirror is the same for every test.
PLAIN = pathlib.Path("target/system/debian").absolute()
SUITE = "bookworm"


def apart():
    """Begins the program again with mounts of its own, which end with it however it ends: a folder that is emptied afterwards must
    not have the machine's devices in it."""
    if os.environ.get("GUICHET_APART") != "1":
        os.environ["GUICHET_APART"] = "1"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])


def plain():
    """A minimal Debian 12 from the mirror that this machine's own packages come from."""
    ask = ["apt-get", "indextargets", "--format", "$(REPO_URI)", f"Codename: {SUITE}"]
    mirrors = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.splitlines()
    assert mirrors, f"this machine's apt knows no mirror of {SUITE}"
    if not (PLAIN / "etc/debian_version").exists():
        making = PLAIN.with_suffix(".making")
        shutil.rmtree(making, ignore_errors=True)
        subprocess.run(["debootstrap", "--variant=minbase", SUITE, making, mirrors[0]], check=True, stdout=subprocess.DEVNULL)
        making.rename(PLAIN)
    return PLAIN


class Root:
    """A Debian of its own within `with`; afterwards its mounts are gone."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        subprocess.run(["cp", "-a", "--reflink=auto", plain(), self.folder], check=True)
        # A package's programs are installed and not started: no system runs in here.
        policy = self.folder / "usr/sbin/policy-rc.d"
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)
        for kind, place in (("proc", "proc"), ("tmpfs", "run")):
            subprocess.run(["mount", "-t", kind, kind, self.folder / place], check=True)
        subprocess.run(["mount", "--bind", "/dev", self.folder / "dev"], check=True)
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", self.folder / "dev/shm"], check=True)
        return self

    def __exit__(self, *_):
        for place in ("dev/shm", "dev", "run", "proc"):
            subprocess.run(["umount", "--lazy", self.folder / place], check=False)

    def command(self, *command, user=None):
        """A command line as it runs in here."""
        whose = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--no-new-privs"] if user else []
        return ["chroot", str(self.folder), *whose, *map(str, command)]

    def run(self, *command, user=None, check=True, **environment):
        """What a command in here said; it has none of the variables of outside."""
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp", "DEBIAN_FRONTEND": "noninteractive", **environment}
        done = subprocess.run(self.command(*command, user=user), capture_output=True, text=True, env=env)
        assert not check or done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def install(self, *packages):
        """Installs packages by name or, brought along, by file."""
        names = []
        for package in packages:
            if os.path.exists(package):
                shutil.copy(package, self.folder / "tmp")
                names.append(f"/tmp/{pathlib.Path(package).name}")
            else:
                names.append(package)
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *names)


def package(into, *variant):
    """A package of the programs that are built already, in a folder."""
    env = {**os.environ, "PATH": f"{pathlib.Path('target/system/cargo/bin').absolute()}:{os.environ['PATH']}"}
    done = subprocess.run(["cargo", "deb", "--no-build", "-q", *variant, "--output", into], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in done.stderr, done.stderr
    return pathlib.Path(done.stdout.split()[-1])
