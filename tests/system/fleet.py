"""Terminals and agencies as a stranger would write them from the gateway's protocol alone: keys, signed tokens, certificates,
and a gateway's folder that lists them. Needs the tests' virtual environment."""

import base64
import datetime
import hashlib
import json
import os
import signal
import socket
import subprocess
import uuid

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jwcrypto import jwk, jws

import ground

GATEWAY = "target/release/guichet-gateway"
REFERENCE = "7K4-33333-3"


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def now():
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Terminal:
    """A terminal's key, and what it signs."""

    def __init__(self, name):
        self.name, self.kid = name, f"{name}-1"
        self.key = jwk.JWK.generate(kty="EC", crv="P-256", kid=self.kid)

    def public(self):
        return json.dumps(self.key.export_public(as_dict=True))

    def sign(self, typ, payload):
        token = jws.JWS(json.dumps(payload, separators=(",", ":")))
        token.add_signature(self.key, None, json.dumps({"alg": "ES256", "kid": self.kid, "typ": typ}), None)
        return token.serialize(compact=True)

    def call(self, method, path):
        """The header that proves this very call."""
        claim = {"v": 1, "terminal": self.name, "method": method, "path": path, "at": now()}
        return "Guichet " + self.sign("guichet-call+jws", claim)

    def manifest(self, sid, part, agency="SFA", seq=1):
        return self.sign("guichet-manifest+jws", {
            "v": 1, "sid": sid, "terminal": self.name, "agency": agency, "licences": ["sfa-food-shop"], "reference": REFERENCE,
            "catalogue": "2026.11.2", "enc_kid": "SFA-2026-1", "seq": seq, "audit": {"seq": seq, "head": digest(sid.encode())},
            "terminal_time": now(), "time_trust": "synced", "status_key": None, "amends": None,
            "parts": [{"n": 0, "media_type": "application/jose", "bytes": len(part), "sha256": digest(part)}]})

    def heartbeat(self, **told):
        """How it is; well, but for what is told otherwise."""
        return self.sign("guichet-heartbeat+jws", {
            "v": 1, "terminal": self.name, "at": now(), "time_trust": "synced", "version": "0.1.0", "catalogue": "2026.11.2",
            "queue": {"waiting": 0, "oldest_secs": None, "parked": 0}, "disk_free_bytes": 1 << 34, "devices": [],
            "certificate_days": 61, "audit": {"seq": 9, "head": digest(b"nine")}, "last_visit": None, "restarts": 0, **told})


def new_sid():
    return str(uuid.uuid4())


def content_digest(part):
    return f"sha-256=:{base64.b64encode(hashlib.sha256(part).digest()).decode()}:"


class Authority:
    """Somebody who signs certificates, written into a folder as PEM."""

    def __init__(self, folder, name):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        usage = x509.KeyUsage(digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False,
                              key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False,
                              decipher_only=False)
        builder = (self._builder(self.subject, self.key).add_extension(usage, True)
                   .add_extension(x509.BasicConstraints(ca=True, path_length=None), True))
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def _builder(self, subject, key):
        today = datetime.datetime.now(datetime.UTC)
        return (x509.CertificateBuilder().subject_name(subject).issuer_name(self.subject).public_key(key.public_key())
                .serial_number(x509.random_serial_number()).not_valid_before(today - datetime.timedelta(days=1))
                .not_valid_after(today + datetime.timedelta(days=90))
                .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False)
                .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False))

    def paper(self, name):
        """Certificate and key for a host or a terminal: two files."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        builder = self._builder(subject, key).add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False)
        certificate, private = self.folder / f"{name}.crt", self.folder / f"{name}.key"
        certificate.write_bytes(builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
        private.write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return certificate, private


class Gateway:
    """The gateway's program on a folder of its own."""

    def __init__(self, folder, terminals, head=(), tls=(), tokens=None, lines=None, postgres=None):
        self.folder, self.process, self.postgres = folder, None, postgres
        self.port, self.metrics = free_port(), free_port()
        self.terminals, self.head, self.tls, self.lines = terminals, head, tls, lines or {}
        self.tokens = tokens or {"SFA": "sfa-token"}
        self.sig = {agency: jwk.JWK.generate(kty="EC", crv="P-256", kid=f"{agency}-sig-1") for agency in self.tokens}
        folder.mkdir(parents=True, exist_ok=True)
        self.write()

    def write(self):
        out = [f'listen = "127.0.0.1:{self.port}"', 'key_file = "gateway.jwk"', *self.head]
        out += ["[metrics]", f'listen = "127.0.0.1:{self.metrics}"', *self.tls]
        if self.postgres:
            out += ["[store]", f'postgres = "{self.postgres}"', 'parts = "parts"']
        for agency, token in self.tokens.items():
            key = json.dumps(self.sig[agency].export_public(as_dict=True))
            out += ["[[agency]]", f'id = "{agency}"', f'token_sha256 = "{hashlib.sha256(token.encode()).hexdigest()}"',
                    "[[agency.sig_keys]]", f'kid = "{agency}-sig-1"', f"jwk = '{key}'"]
        for terminal in self.terminals:
            out += ["[[terminal]]", f'id = "{terminal.name}"', f'kid = "{terminal.kid}"', f"jwk = '{terminal.public()}'",
                    *self.lines.get(terminal.name, [])]
        (self.folder / "gateway.toml").write_text("\n".join(out) + "\n")

    def run(self, *arguments):
        return subprocess.run([GATEWAY, *arguments], capture_output=True, text=True)

    def store(self):
        """Where it keeps submissions, as its commands are told: a server's address stands in the settings alone."""
        return [] if self.postgres else ["--store", f"sqlite:{self.folder}/inbox.sqlite"]

    def log(self):
        return (self.folder / "gateway.log").read_text()

    def serve(self):
        self.process = subprocess.Popen(
            [GATEWAY, "serve", *self.store(), "--config", self.folder],
            stderr=open(self.folder / "gateway.log", "a"), env={**os.environ, "RUST_LOG": "info"})
        ground.until("an answer on the gateway's port", 10, self._listens, self.folder / "gateway.log", pause=0.05)

    def _listens(self):
        assert self.process.poll() is None, f"the gateway ended: {self.log()}"
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0

    def reload(self):
        before = self.log().count("read the lists and certificates anew")
        self.process.send_signal(signal.SIGHUP)
        ground.until("the lists read anew", 10, lambda: self.log().count("read the lists and certificates anew") > before,
                     self.folder / "gateway.log")

    def stop(self, within=15):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(within)
        return self.process.returncode if self.process else None
