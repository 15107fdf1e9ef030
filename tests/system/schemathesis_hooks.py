"""What schemathesis does before each call to the gateway: it proves who calls, with one call in eight left unproved, waits for no news, and puts
signed things where the document wants signed ones: right ones, and nonsense under a good signature."""

import json
import os
import pathlib
import random

import schemathesis
from jwcrypto import jwk

import fleet

TERMINAL = fleet.Terminal("T0417")
TERMINAL.key = jwk.JWK.from_json(pathlib.Path(os.environ["GUICHET_TERMINAL_KEY"]).read_text())
BY_TOKEN = {"PutPart", "Parts", "Status"}
TYPES = {"PutManifest": "guichet-manifest+jws", "PostManifest": "guichet-manifest+jws", "Lookup": "guichet-enquiry+jws",
         "Heartbeat": "guichet-heartbeat+jws", "StaffWanted": "guichet-staff-call+jws", "Feedback": "guichet-feedback+jws"}
PART = b"sealed"
chance = random.Random(20261122)


schemathesis.serializer.alias("application/jose", "text/plain")


@schemathesis.hook
def before_call(context, case, **kwargs):
    name = case.operation.definition.raw.get("operationId")
    if case.headers is None:
        case.headers = {}
    if isinstance(case.query, dict) and str(case.query.get("wait", "0")).lstrip("-").isdigit():
        case.query.pop("wait", None)
    if chance.random() < 0.875:
        if name in BY_TOKEN:
            case.headers["Authorization"] = TERMINAL.call(case.method.upper(), case.formatted_path)
        elif case.formatted_path.startswith("/v1/inbox"):
            case.headers["Authorization"] = "Bearer sfa-token"
    if name == "PutPart" and chance.random() < 0.5:
        case.body = PART
        case.headers["Content-Digest"] = fleet.content_digest(PART)
    if name in TYPES:
        sign(case, name)


def sign(case, name):
    draw = chance.random()
    if draw < 0.3:
        return
    if draw < 0.6:
        nonsense = {"v": chance.choice([0, 1, 1, 1, 2, "1", None]), "terminal": chance.choice(["T0417", "T0418", "", 7]),
                    "sid": chance.choice([fleet.new_sid(), "", None, 1 << 70]), "at": fleet.now(), "parts": [{}] * 50}
        case.body = TERMINAL.sign(TYPES[name], chance.choice([nonsense, [], 1, None, {"v": 1}, json.dumps(nonsense)]))
    elif name in {"PutManifest", "PostManifest"}:
        sid = fleet.new_sid()
        if name == "PostManifest":
            case.headers["Idempotency-Key"] = sid
        else:
            sid = case.path_parameters.get("sid", sid)
        case.body = TERMINAL.manifest(sid, PART, agency=chance.choice(["SFA", "SFA", "URA"]))
    elif name == "Heartbeat":
        case.body = TERMINAL.heartbeat()
