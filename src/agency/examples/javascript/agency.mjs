// An agency's whole day in JavaScript: fetch what has come, check and open it, take it in, say that it is being read.
//
// It uses the keys that `guichet-agency keygen` has made, so that it can be tried beside it (Node 20 or later):
//
//     npm install jose
//     node agency.mjs DESK GATEWAY-URL OUT-FOLDER
//
// Every check of src/agency/FORMAT.md stands here, in the order of that page. What an agency with a database does otherwise:
// the record, the receipt and the place in the inbox are written in one transaction.

import { createDecipheriv, createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompactSign, compactDecrypt, compactVerify, importJWK } from "jose";

const [desk, base, out] = process.argv.slice(2);
const gateway = base.replace(/\/+$/, "");
const text = (...parts) => readFileSync(join(desk, ...parts), "utf8").trim();
const AGENCY = text("agency");
const TOKEN = text("keys", "token");
const SIG = JSON.parse(text("keys", "sig.jwk"));
// All keys that were ever published: an envelope may have waited at a terminal for months.
const files = readdirSync(join(desk, "keys")).filter((name) => /^enc-.*\.jwk$/.test(name));
const ENC = new Map(files.map((name) => JSON.parse(text("keys", name))).map((key) => [key.kid, key]));

/** It will never open as it came. That is not the citizen's fault: say `cannot_open`, never reject. */
class CannotOpen extends Error {}

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64url");
const decoded = (text) => Buffer.from(text, "base64url");
const check = (holds, what) => {
  if (!holds) throw new CannotOpen(what);
};

async function call(path, body) {
  const headers = { authorization: `Bearer ${TOKEN}`, ...(body && { "content-type": "application/json" }) };
  const method = body ? "POST" : "GET";
  const answer = await fetch(gateway + path, { method, headers, body, redirect: "error" });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The header as it stands; nothing in a token may choose how it is read. */
const header = (token) => JSON.parse(decoded(token.split(".")[0]).toString("utf8"));
const members = (value) => Object.keys(value).sort().join(" ");

/** Step 1. */
async function verified(token, key, typ) {
  const { alg, kid, typ: found, ...rest } = header(token);
  check(alg === "ES256" && kid === key.kid && found === typ && members(rest) === "", "the header of the manifest");
  try {
    const { payload } = await compactVerify(token, await importJWK(key, "ES256"), { algorithms: ["ES256"] });
    return JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    throw new CannotOpen("the signature of the manifest");
  }
}

/** Step 3. One algorithm, one key, one header; `zip` and every other member are refused. */
async function opened(token, kid) {
  const found = header(token);
  check(members(found) === "alg cty enc epk kid typ", "the members of the envelope's header");
  check(found.alg === "ECDH-ES" && found.enc === "A256GCM", "the algorithms of the envelope");
  check(found.typ === "guichet-envelope+jwe" && found.cty === "json", "the type of the envelope");
  check(found.kid === kid && ENC.has(kid), `the key ${kid}, which is not here: keep every key that was published`);
  try {
    const options = { keyManagementAlgorithms: ["ECDH-ES"], contentEncryptionAlgorithms: ["A256GCM"] };
    const { plaintext } = await compactDecrypt(token, await importJWK(ENC.get(kid), "ECDH-ES"), options);
    return JSON.parse(Buffer.from(plaintext).toString("utf8"));
  } catch {
    throw new CannotOpen("the seal of the envelope");
  }
}

/** Step 5. The tag is the last 16 bytes; what is authenticated besides is "sid:n". */
function openedPart(sid, scan, sealed) {
  try {
    const opener = createDecipheriv("aes-256-gcm", decoded(scan.key), decoded(scan.iv));
    opener.setAAD(Buffer.from(`${sid}:${scan.part}`, "ascii"));
    opener.setAuthTag(sealed.subarray(-16));
    // Nothing of `update` may be used before `final` has checked the tag.
    return Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  } catch {
    throw new CannotOpen(`the seal of attachment ${scan.part}`);
  }
}

/** The whole list of checks; gives the envelope and the attachments by number. */
async function openEntry(entry) {
  const manifest = await verified(entry.manifest, entry.terminal_key, "guichet-manifest+jws");
  check(manifest.v === 1 && manifest.sid === entry.sid, "the submission id of the manifest");
  // Step 2. Size and hash of every part, as the terminal has signed them.
  const parts = new Map();
  for (const part of manifest.parts) {
    const content = await call(`/v1/inbox/${entry.sid}/parts/${part.n}`);
    check(content.length === part.bytes && sha256(content) === part.sha256, `part ${part.n}`);
    parts.set(part.n, content);
  }
  const envelope = await opened(parts.get(0).toString("ascii"), manifest.enc_kid);
  parts.delete(0);
  // Step 4. A seal has no sender, and a signature outside a seal can be exchanged: both have to say the same.
  for (const member of ["sid", "terminal", "agency", "reference"]) {
    check(envelope[member] === manifest[member], `${member}: envelope and manifest differ`);
  }
  check(envelope.agency === AGENCY, "the agency: it is another's");
  const licences = envelope.licences.map((licence) => licence.id).join(" ");
  check(licences === manifest.licences.join(" "), "the licences");
  const attachments = new Map();
  for (const scan of envelope.attachments) {
    check(parts.has(scan.part), `attachment ${scan.part}: there is no such part`);
    const content = openedPart(envelope.sid, scan, parts.get(scan.part));
    check(content.length === scan.bytes && sha256(content) === scan.sha256, `attachment ${scan.part}`);
    attachments.set(scan.part, content);
    parts.delete(scan.part);
  }
  check(parts.size === 0, "a part that the envelope does not name");
  if (envelope.answers_part !== undefined) {
    envelope.answers = JSON.parse(attachments.get(envelope.answers_part).toString("utf8"));
    attachments.delete(envelope.answers_part);
  }
  return { envelope, attachments };
}

/** A signature is different each time: sign once, store it, and send the stored one again. */
async function signed(typ, payload) {
  const key = await importJWK(SIG, "ES256");
  const token = new CompactSign(Buffer.from(JSON.stringify(payload)));
  return token.setProtectedHeader({ alg: "ES256", kid: SIG.kid, typ }).sign(key);
}

const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

const receipt = (entry, ref) =>
  signed("guichet-receipt+jws", {
    v: 1, sid: entry.sid, manifest_sha256: sha256(entry.manifest), level: "accepted", issuer: AGENCY, at: now(), ref,
    reason: null,
  });

const event = (sid, n, kind, words) =>
  signed("guichet-status+jws", { v: 1, sid, issuer: AGENCY, n, event: kind, at: now(), due: null, text: words });

async function post(path, member, tokens) {
  for (const answer of JSON.parse(await call(path, JSON.stringify({ [member]: tokens })))) {
    // Nothing = taken, or here already. A problem about one holds up no other.
    if (answer.problem) throw new Error(`${answer.sid}: ${answer.problem}: ${answer.detail}`);
  }
}

/** What is in the file, which is made once. */
async function once(file, make) {
  if (!existsSync(file)) writeFileSync(file, await make());
  return readFileSync(file, "utf8");
}

async function takeIn(entry) {
  const record = join(out, entry.sid);
  let found;
  try {
    found = await openEntry(entry);
  } catch (why) {
    if (!(why instanceof CannotOpen)) throw why;
    console.log(`${entry.sid}: cannot be opened: ${why.message}`);
    await post("/v1/inbox/events", "events", [await event(entry.sid, 1, "cannot_open", {})]);
    return;
  }
  const { envelope, attachments } = found;
  mkdirSync(record, { recursive: true });
  writeFileSync(join(record, "application.json"), JSON.stringify(envelope));
  if (envelope.application_pdf) writeFileSync(join(record, "application.pdf"), decoded(envelope.application_pdf));
  for (const [n, content] of attachments) writeFileSync(join(record, `attachment-${n}`), content);
  const answer = await once(join(record, "receipt.jws"), () => receipt(entry, `${AGENCY}-${entry.seq}`));
  await post("/v1/inbox/receipts", "receipts", [answer]);
  if (!envelope.test) {
    const words = { en: "Somebody is reading it.", ms: "Seseorang sedang membacanya." };
    const said = await once(join(record, "event-1.jws"), () => event(entry.sid, 1, "in_review", words));
    await post("/v1/inbox/events", "events", [said]);
  }
  console.log(`${entry.sid}: ${envelope.reference}, taken in with ${attachments.size} attachments`);
}

// The place is remembered once everything up to it is stored; after a crash the same entries come again, which does no harm.
mkdirSync(out, { recursive: true });
const cursor = join(out, "cursor");
let place = existsSync(cursor) ? Number(readFileSync(cursor, "utf8")) : 0;
for (;;) {
  const entries = JSON.parse(await call(`/v1/inbox?after=${place}&limit=100`));
  if (entries.length === 0) break;
  for (const entry of entries) {
    await takeIn(entry);
    place = entry.seq;
    writeFileSync(cursor, String(place));
  }
}
