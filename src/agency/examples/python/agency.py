#!/usr/bin/env python3
"""An agency's whole day in Python: fetch what has come, check and open it, take it in, say that it is being read.

It uses the keys that `guichet-agency keygen` has made, so that it can be tried beside it:

    pip install jwcrypto
    python3 agency.py DESK GATEWAY-URL OUT-FOLDER

Every check of src/agency/FORMAT.md stands here, in the order of that page. What an agency with a database does otherwise:
the record, the receipt and the place in the inbox are written in one transaction.
"""

import base64
import datetime
import hashlib
import json
import pathlib
import sys
import urllib.request

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from jwcrypto import jwe, jwk, jws

desk, gateway, out = pathlib.Path(sys.argv[1]), sys.argv[2].rstrip("/"), pathlib.Path(sys.argv[3])
AGENCY = (desk / "agency").read_text().strip()
TOKEN = (desk / "keys/token").read_text().strip()
SIG = jwk.JWK.from_json((desk / "keys/sig.jwk").read_text())
# All keys that were ever published: an envelope may have waited at a terminal for months.
ENC = {key["kid"]: key for key in (jwk.JWK.from_json(path.read_text()) for path in desk.glob("keys/enc-*.jwk"))}


class CannotOpen(Exception):
    """It will never open as it came. That is not the citizen's fault: say `cannot_open`, never reject."""


def call(path, body=None):
    request = urllib.request.Request(gateway + path, data=body, headers={"Authorization": f"Bearer {TOKEN}"})
    if body is not None:
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read()


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def sha256(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def check(holds, what):
    if not holds:
        raise CannotOpen(what)


def verified(token, key, typ):
    """Step 1. The header is checked before anything is computed: nothing in a token may choose how it is verified."""
    header = json.loads(decoded(token.split(".")[0]))
    check(header == {"alg": "ES256", "kid": key["kid"], "typ": typ}, "the header of the manifest")
    # A JWS library's own list of header members must hold "typ" and "kid", and its algorithms ES256 alone.
    reader = jws.JWS()
    reader.allowed_algs = ["ES256"]
    try:
        reader.deserialize(token, key)
    except jws.InvalidJWSSignature:
        raise CannotOpen("the signature of the manifest") from None
    return json.loads(reader.payload)


def opened(token, kid):
    """Step 3. One algorithm, one key, one header; `zip` and every other member are refused."""
    header = json.loads(decoded(token.split(".")[0]))
    check(set(header) == {"alg", "enc", "epk", "kid", "typ", "cty"}, "the members of the envelope's header")
    check((header["alg"], header["enc"]) == ("ECDH-ES", "A256GCM"), "the algorithms of the envelope")
    check((header["typ"], header["cty"]) == ("guichet-envelope+jwe", "json"), "the type of the envelope")
    check(header["kid"] == kid and kid in ENC, f"the key {kid}, which is not here: keep every key that was published")
    reader = jwe.JWE(algs=["ECDH-ES", "A256GCM"])
    try:
        reader.deserialize(token, ENC[kid])
    except jwe.InvalidJWEData:
        raise CannotOpen("the seal of the envelope") from None
    return json.loads(reader.payload)


def open_entry(entry):
    """The whole list of checks; gives the envelope and the attachments by number."""
    terminal_key = jwk.JWK(**entry["terminal_key"])
    manifest = verified(entry["manifest"], terminal_key, "guichet-manifest+jws")
    check(manifest["v"] == 1 and manifest["sid"] == entry["sid"], "the submission id of the manifest")
    # Step 2. Size and hash of every part, as the terminal has signed them.
    parts = {}
    for part in manifest["parts"]:
        content = call(f"/v1/inbox/{entry['sid']}/parts/{part['n']}")
        check(len(content) == part["bytes"] and sha256(content) == part["sha256"], f"part {part['n']}")
        parts[part["n"]] = content
    envelope = opened(parts.pop(0).decode("ascii"), manifest["enc_kid"])
    # Step 4. A seal has no sender, and a signature outside a seal can be exchanged: both have to say the same.
    for member in ("sid", "terminal", "agency", "reference"):
        check(envelope[member] == manifest[member], f"{member}: envelope and manifest differ")
    check(envelope["agency"] == AGENCY, "the agency: it is another's")
    check([licence["id"] for licence in envelope["licences"]] == manifest["licences"], "the licences")
    # Step 5. Each attachment by its own key; what is authenticated besides is "sid:n".
    attachments = {}
    for scan in envelope["attachments"]:
        n, about = scan["part"], f"{envelope['sid']}:{scan['part']}".encode()
        check(n in parts, f"attachment {n}: there is no such part")
        try:
            content = AESGCM(decoded(scan["key"])).decrypt(decoded(scan["iv"]), parts.pop(n), about)
        except Exception:
            raise CannotOpen(f"the seal of attachment {n}") from None
        check(len(content) == scan["bytes"] and sha256(content) == scan["sha256"], f"attachment {n}")
        attachments[n] = content
    check(not parts, "a part that the envelope does not name")
    if "answers_part" in envelope:
        envelope["answers"] = json.loads(attachments.pop(envelope["answers_part"]))
    return envelope, attachments


def signed(typ, payload):
    # A signature is different each time: sign once, store it, and send the stored one again.
    token = jws.JWS(json.dumps(payload).encode())
    token.add_signature(SIG, None, json.dumps({"alg": "ES256", "kid": SIG["kid"], "typ": typ}), None)
    return token.serialize(compact=True)


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def receipt(entry, number):
    return signed("guichet-receipt+jws", {
        "v": 1, "sid": entry["sid"], "manifest_sha256": sha256(entry["manifest"].encode()), "level": "accepted",
        "issuer": AGENCY, "at": now(), "ref": number, "reason": None})


def event(sid, n, kind, text):
    return signed("guichet-status+jws", {
        "v": 1, "sid": sid, "issuer": AGENCY, "n": n, "event": kind, "at": now(), "due": None, "text": text})


def post(path, member, tokens):
    for answer in json.loads(call(path, json.dumps({member: tokens}).encode())):
        # Nothing = taken, or here already. A problem about one holds up no other.
        if answer["problem"]:
            sys.exit(f"{answer['sid']}: {answer['problem']}: {answer['detail']}")


def take_in(entry):
    sid, record = entry["sid"], out / entry["sid"]
    try:
        envelope, attachments = open_entry(entry)
    except CannotOpen as why:
        print(f"{sid}: cannot be opened: {why}")
        post("/v1/inbox/events", "events", [event(sid, 1, "cannot_open", {})])
        return
    record.mkdir(parents=True, exist_ok=True)
    (record / "application.json").write_text(json.dumps(envelope, ensure_ascii=False))
    if envelope.get("application_pdf"):
        (record / "application.pdf").write_bytes(decoded(envelope["application_pdf"]))
    for n, content in attachments.items():
        (record / f"attachment-{n}").write_bytes(content)
    if not (record / "receipt.jws").exists():
        (record / "receipt.jws").write_text(receipt(entry, f"{AGENCY}-{entry['seq']}"))
    post("/v1/inbox/receipts", "receipts", [(record / "receipt.jws").read_text()])
    if not envelope.get("test"):
        if not (record / "event-1.jws").exists():
            words = {"en": "Somebody is reading it.", "ms": "Seseorang sedang membacanya."}
            (record / "event-1.jws").write_text(event(sid, 1, "in_review", words))
        post("/v1/inbox/events", "events", [(record / "event-1.jws").read_text()])
    print(f"{sid}: {envelope['reference']}, taken in with {len(attachments)} attachments")


# The place is remembered once everything up to it is stored; after a crash the same entries come again, which does no harm.
out.mkdir(parents=True, exist_ok=True)
cursor = out / "cursor"
place = int(cursor.read_text()) if cursor.exists() else 0
while entries := json.loads(call(f"/v1/inbox?after={place}&limit=100")):
    for entry in entries:
        take_in(entry)
        place = entry["seq"]
        cursor.write_text(str(place))
