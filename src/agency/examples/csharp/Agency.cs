// An agency's whole day in C# (.NET 9 or later) with nothing but the base class library: fetch what has come, check and open
// it, take it in, say that it is being read.
//
// It uses the keys that `guichet-agency keygen` has made, so that it can be tried beside it: put this file into an empty
// console project (dotnet new console) in place of Program.cs, then
//
//     dotnet run -- DESK GATEWAY-URL OUT-FOLDER
//
// Every check of src/agency/FORMAT.md stands here, in the order of that page. What an agency with a database does otherwise:
// the record, the receipt and the place in the inbox are written in one transaction.

using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

string desk = args[0], gateway = args[1].TrimEnd('/'), folder = args[2];
string agency = File.ReadAllText(Path.Combine(desk, "agency")).Trim();
string token = File.ReadAllText(Path.Combine(desk, "keys", "token")).Trim();
JsonNode sig = JsonNode.Parse(File.ReadAllText(Path.Combine(desk, "keys", "sig.jwk")))!;
// All keys that were ever published: an envelope may have waited at a terminal for months.
var enc = Directory.GetFiles(Path.Combine(desk, "keys"), "enc-*.jwk")
    .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
    .ToDictionary(key => (string)key["kid"]!);
using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

// The place is remembered once everything up to it is stored; after a crash the same entries come again, which does no harm.
Directory.CreateDirectory(folder);
string cursor = Path.Combine(folder, "cursor");
long place = File.Exists(cursor) ? long.Parse(File.ReadAllText(cursor)) : 0;
for (;;)
{
    var entries = JsonNode.Parse(await Call($"/v1/inbox?after={place}&limit=100"))!.AsArray();
    if (entries.Count == 0) return;
    foreach (var entry in entries)
    {
        await TakeIn(entry!);
        place = (long)entry!["seq"]!;
        File.WriteAllText(cursor, place.ToString());
    }
}

async Task TakeIn(JsonNode entry)
{
    string sid = (string)entry["sid"]!, record = Path.Combine(folder, sid);
    JsonNode envelope;
    Dictionary<int, byte[]> attachments;
    try
    {
        (envelope, attachments) = await Open(entry);
    }
    catch (CannotOpen why)
    {
        Console.WriteLine($"{sid}: cannot be opened: {why.Message}");
        await Post("/v1/inbox/events", "events", Event(sid, 1, "cannot_open", new JsonObject()));
        return;
    }
    Directory.CreateDirectory(record);
    File.WriteAllText(Path.Combine(record, "application.json"), envelope.ToJsonString());
    if ((string?)envelope["application_pdf"] is string pdf)
        File.WriteAllBytes(Path.Combine(record, "application.pdf"), Base64Url.DecodeFromChars(pdf));
    foreach (var (n, content) in attachments) File.WriteAllBytes(Path.Combine(record, $"attachment-{n}"), content);
    await Post("/v1/inbox/receipts", "receipts", Once(Path.Combine(record, "receipt.jws"), () => Receipt(entry)));
    if (envelope["test"] is null)
    {
        var words = new JsonObject { ["en"] = "Somebody is reading it.", ["ms"] = "Seseorang sedang membacanya." };
        await Post("/v1/inbox/events", "events",
            Once(Path.Combine(record, "event-1.jws"), () => Event(sid, 1, "in_review", words)));
    }
    Console.WriteLine($"{sid}: {envelope["reference"]}, taken in with {attachments.Count} attachments");
}

// The whole list of checks; gives the envelope and the attachments by number.
async Task<(JsonNode, Dictionary<int, byte[]>)> Open(JsonNode entry)
{
    string sid = (string)entry["sid"]!;
    var manifest = Verified((string)entry["manifest"]!, entry["terminal_key"]!, "guichet-manifest+jws");
    Check((int)manifest["v"]! == 1 && (string)manifest["sid"]! == sid, "the submission id of the manifest");
    // Step 2. Size and hash of every part, as the terminal has signed them.
    var parts = new Dictionary<int, byte[]>();
    foreach (var part in manifest["parts"]!.AsArray())
    {
        int n = (int)part!["n"]!;
        byte[] content = await Call($"/v1/inbox/{sid}/parts/{n}");
        Check(content.Length == (long)part["bytes"]! && Sha256(content) == (string)part["sha256"]!, $"part {n}");
        parts[n] = content;
    }
    var envelope = JsonNode.Parse(Opened(Encoding.ASCII.GetString(parts[0]), (string)manifest["enc_kid"]!))!;
    parts.Remove(0);
    // Step 4. A seal has no sender, and a signature outside a seal can be exchanged: both have to say the same.
    foreach (string member in new[] { "sid", "terminal", "agency", "reference" })
        Check((string)envelope[member]! == (string)manifest[member]!, $"{member}: envelope and manifest differ");
    Check((string)envelope["agency"]! == agency, "the agency: it is another's");
    var licences = envelope["licences"]!.AsArray().Select(licence => (string)licence!["id"]!);
    Check(licences.SequenceEqual(manifest["licences"]!.AsArray().Select(id => (string)id!)), "the licences");
    var attachments = new Dictionary<int, byte[]>();
    foreach (var scan in envelope["attachments"]!.AsArray())
    {
        int n = (int)scan!["part"]!;
        Check(parts.Remove(n, out byte[]? held), $"attachment {n}: there is no such part");
        byte[] about = Encoding.ASCII.GetBytes($"{sid}:{n}");
        // Step 5. The tag is the last 16 bytes; what is authenticated besides is "sid:n".
        byte[] content = Unsealed(Base64Url.DecodeFromChars((string)scan["key"]!), Base64Url.DecodeFromChars((string)scan["iv"]!),
            about, held.AsSpan(0, Math.Max(held!.Length - 16, 0)), held.AsSpan(Math.Max(held.Length - 16, 0)), $"the seal of attachment {n}");
        Check(content.Length == (long)scan["bytes"]! && Sha256(content) == (string)scan["sha256"]!, $"attachment {n}");
        attachments[n] = content;
    }
    Check(parts.Count == 0, "a part that the envelope does not name");
    if (envelope["answers_part"] is JsonNode at)
    {
        Check(attachments.Remove((int)at, out byte[]? answers), "the answers");
        envelope["answers"] = JsonNode.Parse(answers);
    }
    return (envelope, attachments);
}

// Step 1. Nothing in a token may choose how it is verified, so its header has to be the one expected.
JsonNode Verified(string token, JsonNode key, string typ)
{
    string[] segments = token.Split('.');
    Check(segments.Length == 3, "the form of the manifest");
    var header = JsonNode.Parse(Base64Url.DecodeFromChars(segments[0]))!.AsObject();
    var expected = new Dictionary<string, string> { ["alg"] = "ES256", ["kid"] = (string)key["kid"]!, ["typ"] = typ };
    Check(header.Count == 3 && expected.All(it => (string?)header[it.Key] == it.Value), "the header of the manifest");
    using var verifier = ECDsa.Create(Parameters(key, secret: false));
    byte[] input = Encoding.ASCII.GetBytes($"{segments[0]}.{segments[1]}");
    // The two numbers stand side by side, 32 bytes each, which is what .NET takes by itself.
    Check(verifier.VerifyData(input, Base64Url.DecodeFromChars(segments[2]), HashAlgorithmName.SHA256),
        "the signature of the manifest");
    return JsonNode.Parse(Base64Url.DecodeFromChars(segments[1]))!;
}

// Step 3. One algorithm, one key, one header; `zip` and every other member are refused.
byte[] Opened(string token, string kid)
{
    string[] segments = token.Split('.');
    Check(segments.Length == 5 && segments[1] == "", "the form of the envelope");
    var header = JsonNode.Parse(Base64Url.DecodeFromChars(segments[0]))!.AsObject();
    Check(header.Select(it => it.Key).Order().SequenceEqual(new[] { "alg", "cty", "enc", "epk", "kid", "typ" }), "the header");
    Check((string)header["alg"]! == "ECDH-ES" && (string)header["enc"]! == "A256GCM", "the algorithms of the envelope");
    Check((string)header["typ"]! == "guichet-envelope+jwe" && (string)header["cty"]! == "json", "the type of the envelope");
    Check((string)header["kid"]! == kid && enc.ContainsKey(kid), $"the key {kid}, which is not here");
    using var own = ECDiffieHellman.Create(Parameters(enc[kid], secret: true));
    using var other = ECDiffieHellman.Create(Parameters(header["epk"]!, secret: false));
    // RFC 7518, section 4.6: SHA-256 of a counter, the shared secret, and what the key is for.
    byte[] counter = { 0, 0, 0, 1 }, info = new byte[4 + 7 + 4 + 4 + 4];
    BinaryPrimitives.WriteInt32BigEndian(info, 7);
    Encoding.ASCII.GetBytes("A256GCM", info.AsSpan(4));
    BinaryPrimitives.WriteInt32BigEndian(info.AsSpan(19), 256);
    byte[] key = own.DeriveKeyFromHash(other.PublicKey, HashAlgorithmName.SHA256, counter, info);
    return Unsealed(key, Base64Url.DecodeFromChars(segments[2]), Encoding.ASCII.GetBytes(segments[0]),
        Base64Url.DecodeFromChars(segments[3]), Base64Url.DecodeFromChars(segments[4]), "the seal of the envelope");
}

byte[] Unsealed(byte[] key, byte[] iv, byte[] about, ReadOnlySpan<byte> content, ReadOnlySpan<byte> tag, string what)
{
    try
    {
        using var cipher = new AesGcm(key, 16);
        byte[] plain = new byte[content.Length];
        cipher.Decrypt(iv, content, tag, plain, about);
        return plain;
    }
    catch (Exception why) when (why is CryptographicException or ArgumentException)
    {
        throw new CannotOpen(what);
    }
}

ECParameters Parameters(JsonNode key, bool secret)
{
    Check((string?)key["kty"] == "EC" && (string?)key["crv"] == "P-256", "a key of another kind than P-256");
    byte[] Number(string member) => Base64Url.DecodeFromChars((string)key[member]!);
    var point = new ECPoint { X = Number("x"), Y = Number("y") };
    return new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point, D = secret ? Number("d") : null };
}

// A signature is different each time: sign once, store it, and send the stored one again.
string Signed(string typ, JsonObject payload)
{
    var header = new JsonObject { ["alg"] = "ES256", ["kid"] = (string)sig["kid"]!, ["typ"] = typ };
    string Part(JsonNode node) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(node.ToJsonString()));
    string input = $"{Part(header)}.{Part(payload)}";
    using var signer = ECDsa.Create(Parameters(sig, secret: true));
    return $"{input}.{Base64Url.EncodeToString(signer.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256))}";
}

string Receipt(JsonNode entry) => Signed("guichet-receipt+jws", new JsonObject
{
    ["v"] = 1, ["sid"] = (string)entry["sid"]!, ["manifest_sha256"] = Sha256(Encoding.ASCII.GetBytes((string)entry["manifest"]!)),
    ["level"] = "accepted", ["issuer"] = agency, ["at"] = Now(), ["ref"] = $"{agency}-{entry["seq"]}", ["reason"] = null,
});

string Event(string sid, int n, string kind, JsonObject words) => Signed("guichet-status+jws", new JsonObject
{
    ["v"] = 1, ["sid"] = sid, ["issuer"] = agency, ["n"] = n, ["event"] = kind, ["at"] = Now(), ["due"] = null, ["text"] = words,
});

async Task Post(string path, string member, string signed)
{
    var body = new JsonObject { [member] = new JsonArray(signed) }.ToJsonString();
    foreach (var answer in JsonNode.Parse(await Call(path, body))!.AsArray())
        // Nothing = taken, or here already. A problem about one holds up no other.
        if (answer!["problem"] is not null) throw new InvalidOperationException(answer.ToJsonString());
}

async Task<byte[]> Call(string path, string? body = null)
{
    using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
    using var answer = body is null ? await client.GetAsync(gateway + path) : await client.PostAsync(gateway + path, content);
    byte[] read = await answer.Content.ReadAsByteArrayAsync();
    if ((int)answer.StatusCode != 200) throw new HttpRequestException($"{path}: {answer.StatusCode} {Encoding.UTF8.GetString(read)}");
    return read;
}

static string Once(string file, Func<string> make)
{
    if (!File.Exists(file)) File.WriteAllText(file, make());
    return File.ReadAllText(file);
}

static string Sha256(byte[] content) => Base64Url.EncodeToString(SHA256.HashData(content));
static string Now() => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
static void Check(bool holds, string what)
{
    if (!holds) throw new CannotOpen(what);
}

// It will never open as it came. That is not the citizen's fault: say `cannot_open`, never reject.
class CannotOpen(string what) : Exception(what);
