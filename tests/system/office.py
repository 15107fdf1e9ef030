"""A gateway with its real program, agencies at desks that `guichet-agency keygen` has set up, and a terminal that
`guichetctl` speaks for: what tests of agencies stand on."""

import base64
import hashlib
import json
import shutil
import socket
import subprocess

import ground


def sha256(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def content_digest(content):
    return f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Scene:
    """Serves within `with`. Files lie in `work`: gateway/, config/, data/ (the terminal's) and desk-AGENCY/."""

    def __init__(self, work, agencies, webhooks=None):
        self.work, self.url, self.server = work, f"http://127.0.0.1:{free_port()}", None
        self.gateway, self.config, self.data = work / "gateway", work / "config", work / "data"
        for folder in (self.gateway, self.data):
            folder.mkdir()
        shutil.copytree("kiosk-config", self.config)
        lines = [f'listen = "{self.url.removeprefix("http://")}"', 'key_file = "gateway.jwk"', '[metrics]', 'serve = false']
        for agency in agencies:
            printed = self.agency(agency, "keygen", "--agency", agency).stdout
            entry = printed.split("# For the gateway's gateway.toml:\n")[1].split("\n#")[0]
            if agency in (webhooks or {}):
                entry = entry.replace("token_sha256", f'webhook = "{webhooks[agency]}"\ntoken_sha256', 1)
            lines.append(entry)
        self.private = self.new_key("T0001-1")
        (self.data / "terminal.jwk").write_text(json.dumps(self.private))
        public = {member: value for member, value in self.private.items() if member != "d"}
        lines += ["[[terminal]]", 'id = "T0001"', "kid = 'T0001-1'", f"jwk = '{json.dumps(public)}'"]
        (self.gateway / "gateway.toml").write_text("\n".join(lines) + "\n")

    def new_key(self, kid):
        """A key of `guichet-agency`'s own making under another name."""
        desk = self.work / f"key-{kid}"
        subprocess.run(["target/release/guichet-agency", "--desk", desk, "keygen", "--agency", "KEY"], check=True, capture_output=True)
        return {**json.loads((desk / "keys/sig.jwk").read_text()), "kid": kid}

    def desk(self, agency):
        return self.work / f"desk-{agency}"

    def agency(self, agency, *arguments, check=True):
        """The agency's program at its desk."""
        run = subprocess.run(["target/release/guichet-agency", "--desk", self.desk(agency), *arguments], capture_output=True, text=True)
        assert not check or run.returncode == 0, f"{arguments}: {run.returncode} {run.stdout}{run.stderr}"
        return run

    def test(self, agency, wait=60):
        """`guichetctl agency test`, which goes on until the agency has answered."""
        return subprocess.Popen(
            ["target/release/guichetctl", "--json", "--config", self.config, "--data", self.data, "agency", "test",
             "--public", self.desk(agency) / "public.json", "--wait", str(wait)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def serve(self):
        log = self.work / "gateway.log"
        self.server = subprocess.Popen(
            ["target/release/guichet-gateway", "serve", "--store", f"sqlite:{self.gateway}/inbox.sqlite", "--config", self.gateway],
            stderr=open(log, "a"))
        port = int(self.url.rsplit(":", 1)[1])

        def listens():
            with socket.socket() as line:
                return line.connect_ex(("127.0.0.1", port)) == 0

        ground.until("an answer on the gateway's port", 10, listens, log, pause=0.1)
        key = json.loads((self.gateway / "gateway.jwk").read_text())
        (self.config / "gateway.jwk").write_text(json.dumps({member: value for member, value in key.items() if member != "d"}))
        settings = (self.config / "terminal.toml").read_text().splitlines()
        settings = [f'url = "{self.url}"\npublic_key_file = "gateway.jwk"' if line.startswith("url") else line for line in settings
                    if not line.startswith("public_key_file")]
        (self.config / "terminal.toml").write_text("\n".join(settings) + "\n")

    def stop(self):
        self.server.terminate()
        self.server.wait()

    def __enter__(self):
        self.serve()
        return self

    def __exit__(self, *_):
        self.stop()
