// An agency's whole day in Java (17 or later) with nothing but the JDK: fetch what has come, check and open it, take it in,
// say that it is being read.
//
// It uses the keys that `guichet-agency keygen` has made, so that it can be tried beside it:
//
//     javac -d classes Json.java Agency.java
//     java -cp classes Agency DESK GATEWAY-URL OUT-FOLDER
//
// Every check of src/agency/FORMAT.md stands here, in the order of that page. What an agency with a database does otherwise:
// the record, the receipt and the place in the inbox are written in one transaction.

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

public final class Agency {
    /** It will never open as it came. That is not the citizen's fault: say `cannot_open`, never reject. */
    static final class CannotOpen extends Exception {
        private static final long serialVersionUID = 1L;

        CannotOpen(String what) {
            super(what);
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final Path desk;
    private final Path out;
    private final String gateway;
    private final String agency;
    private final String token;
    private final Map<String, Object> sig;
    /** All keys that were ever published: an envelope may have waited at a terminal for months. */
    private final Map<String, Map<String, Object>> enc = new HashMap<>();

    private Agency(Path desk, String gateway, Path out) throws IOException {
        this.desk = desk;
        this.gateway = gateway.replaceAll("/+$", "");
        this.out = Files.createDirectories(out);
        agency = Files.readString(desk.resolve("agency")).strip();
        token = Files.readString(desk.resolve("keys/token")).strip();
        sig = Json.object(Json.read(Files.readString(desk.resolve("keys/sig.jwk"))));
        try (var files = Files.newDirectoryStream(desk.resolve("keys"), "enc-*.jwk")) {
            for (Path file : files) {
                Map<String, Object> key = Json.object(Json.read(Files.readString(file)));
                enc.put((String) key.get("kid"), key);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        new Agency(Path.of(arguments[0]), arguments[1], Path.of(arguments[2])).run();
    }

    /** The place is remembered once everything up to it is stored; after a crash the same entries come again. */
    private void run() throws Exception {
        Path cursor = out.resolve("cursor");
        long place = Files.exists(cursor) ? Long.parseLong(Files.readString(cursor).strip()) : 0;
        for (;;) {
            List<Object> entries = Json.list(Json.read(text(call("/v1/inbox?after=" + place + "&limit=100", null))));
            if (entries.isEmpty()) return;
            for (Object listed : entries) {
                Map<String, Object> entry = Json.object(listed);
                takeIn(entry);
                place = (Long) entry.get("seq");
                Files.writeString(cursor, Long.toString(place));
            }
        }
    }

    private void takeIn(Map<String, Object> entry) throws Exception {
        String sid = (String) entry.get("sid");
        Path record = out.resolve(sid);
        Map<String, Object> envelope;
        Map<Long, byte[]> attachments = new TreeMap<>();
        try {
            envelope = open(entry, attachments);
        } catch (CannotOpen why) {
            System.out.println(sid + ": cannot be opened: " + why.getMessage());
            post("/v1/inbox/events", "events", event(sid, 1, "cannot_open", "{}"));
            return;
        }
        Files.createDirectories(record);
        for (var scan : attachments.entrySet()) Files.write(record.resolve("attachment-" + scan.getKey()), scan.getValue());
        if (envelope.get("application_pdf") instanceof String pdf) {
            Files.write(record.resolve("application.pdf"), decoded(pdf));
        }
        Path receipt = record.resolve("receipt.jws");
        if (!Files.exists(receipt)) Files.writeString(receipt, receipt(entry));
        post("/v1/inbox/receipts", "receipts", Files.readString(receipt));
        if (!Boolean.TRUE.equals(envelope.get("test"))) {
            Path event = record.resolve("event-1.jws");
            String words = "{\"en\":\"Somebody is reading it.\",\"ms\":\"Seseorang sedang membacanya.\"}";
            if (!Files.exists(event)) Files.writeString(event, event(sid, 1, "in_review", words));
            post("/v1/inbox/events", "events", Files.readString(event));
        }
        System.out.println(sid + ": " + envelope.get("reference") + ", taken in with " + attachments.size() + " attachments");
    }

    /** The whole list of checks; gives the envelope, and fills in the attachments by number. */
    private Map<String, Object> open(Map<String, Object> entry, Map<Long, byte[]> attachments) throws Exception {
        String sid = (String) entry.get("sid");
        Map<String, Object> manifest =
                verified((String) entry.get("manifest"), Json.object(entry.get("terminal_key")), "guichet-manifest+jws");
        check(manifest.get("v").equals(1L) && sid.equals(manifest.get("sid")), "the submission id of the manifest");
        // Step 2. Size and hash of every part, as the terminal has signed them.
        Map<Long, byte[]> parts = new TreeMap<>();
        for (Object listed : Json.list(manifest.get("parts"))) {
            Map<String, Object> part = Json.object(listed);
            long n = (Long) part.get("n");
            byte[] content = call("/v1/inbox/" + sid + "/parts/" + n, null);
            check(content.length == (Long) part.get("bytes") && sha256(content).equals(part.get("sha256")), "part " + n);
            parts.put(n, content);
        }
        byte[] envelopeBytes = opened(text(parts.remove(0L)), (String) manifest.get("enc_kid"));
        Map<String, Object> envelope = Json.object(Json.read(text(envelopeBytes)));
        Files.createDirectories(out.resolve(sid));
        // Step 4. A seal has no sender, and a signature outside a seal can be exchanged: both have to say the same.
        for (String member : List.of("sid", "terminal", "agency", "reference")) {
            check(manifest.get(member).equals(envelope.get(member)), member + ": envelope and manifest differ");
        }
        check(agency.equals(envelope.get("agency")), "the agency: it is another's");
        List<Object> licences =
                Json.list(envelope.get("licences")).stream().map(it -> Json.object(it).get("id")).collect(Collectors.toList());
        check(licences.equals(manifest.get("licences")), "the licences");
        for (Object listed : Json.list(envelope.get("attachments"))) {
            Map<String, Object> scan = Json.object(listed);
            long n = (Long) scan.get("part");
            check(parts.containsKey(n), "attachment " + n + ": there is no such part");
            byte[] content = openedPart(sid, scan, parts.remove(n));
            boolean same = content.length == (Long) scan.get("bytes") && sha256(content).equals(scan.get("sha256"));
            check(same, "attachment " + n);
            attachments.put(n, content);
        }
        check(parts.isEmpty(), "a part that the envelope does not name");
        // Where `answers_part` names an attachment, the answers stand there: a JSON list.
        Files.write(out.resolve(sid).resolve("application.json"), envelopeBytes);
        return envelope;
    }

    /** Step 1. Nothing in a token may choose how it is verified, so its header has to be the one expected. */
    private static Map<String, Object> verified(String token, Map<String, Object> key, String typ) throws Exception {
        String[] segments = token.split("\\.", -1);
        check(segments.length == 3, "the form of the manifest");
        Map<String, Object> expected = Map.of("alg", "ES256", "kid", key.get("kid"), "typ", typ);
        check(Json.object(Json.read(text(decoded(segments[0])))).equals(expected), "the header of the manifest");
        // The two numbers stand side by side, 32 bytes each: not the DER form that Java takes by itself.
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(publicKey(key));
        verifier.update((segments[0] + "." + segments[1]).getBytes(StandardCharsets.US_ASCII));
        boolean holds;
        try {
            holds = verifier.verify(decoded(segments[2]));
        } catch (GeneralSecurityException malformed) {
            holds = false;
        }
        check(holds, "the signature of the manifest");
        return Json.object(Json.read(text(decoded(segments[1]))));
    }

    /** Step 3. One algorithm, one key, one header; `zip` and every other member are refused. */
    private byte[] opened(String token, String kid) throws Exception {
        String[] segments = token.split("\\.", -1);
        check(segments.length == 5 && segments[1].isEmpty(), "the form of the envelope");
        Map<String, Object> header = Json.object(Json.read(text(decoded(segments[0]))));
        check(header.keySet().equals(Set.of("alg", "enc", "epk", "kid", "typ", "cty")), "the envelope's header");
        check("ECDH-ES".equals(header.get("alg")) && "A256GCM".equals(header.get("enc")), "the envelope's algorithms");
        check("guichet-envelope+jwe".equals(header.get("typ")) && "json".equals(header.get("cty")), "the envelope's type");
        check(kid.equals(header.get("kid")) && enc.containsKey(kid), "the key " + kid + ", which is not here");
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey(enc.get(kid)));
        agreement.doPhase(publicKey(Json.object(header.get("epk"))), true);
        // RFC 7518, section 4.6: SHA-256 of a counter, the shared secret, and what the key is for.
        ByteBuffer info = ByteBuffer.allocate(4 + 7 + 4 + 4 + 4);
        info.putInt(7).put("A256GCM".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(0).putInt(256);
        MessageDigest derivation = MessageDigest.getInstance("SHA-256");
        derivation.update(new byte[] {0, 0, 0, 1});
        derivation.update(agreement.generateSecret());
        byte[] key = derivation.digest(info.array());
        byte[] aad = segments[0].getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.write(decoded(segments[3]));
        sealed.write(decoded(segments[4]));
        return unsealed(key, decoded(segments[2]), aad, sealed.toByteArray(), "the seal of the envelope");
    }

    /** Step 5. The tag is the last 16 bytes, as Java wants it; what is authenticated besides is "sid:n". */
    private static byte[] openedPart(String sid, Map<String, Object> scan, byte[] sealed) throws Exception {
        byte[] aad = (sid + ":" + scan.get("part")).getBytes(StandardCharsets.US_ASCII);
        byte[] key = decoded((String) scan.get("key"));
        return unsealed(key, decoded((String) scan.get("iv")), aad, sealed, "the seal of attachment " + scan.get("part"));
    }

    private static byte[] unsealed(byte[] key, byte[] iv, byte[] aad, byte[] sealed, String what) throws Exception {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(aad);
            return cipher.doFinal(sealed);
        } catch (GeneralSecurityException why) {
            throw new CannotOpen(what);
        }
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static BigInteger number(Map<String, Object> key, String member) {
        return new BigInteger(1, decoded((String) key.get(member)));
    }

    private static ECPublicKey publicKey(Map<String, Object> key) throws Exception {
        check("EC".equals(key.get("kty")) && "P-256".equals(key.get("crv")), "a key of another kind than P-256");
        // A point that is not on the curve would tell parts of our key to whoever sent it. The JDK's ECDH looks too.
        BigInteger x = number(key, "x"), y = number(key, "y");
        ECParameterSpec curve = curve();
        BigInteger p = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger right = x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()).mod(p);
        check(y.pow(2).mod(p).equals(right) && x.compareTo(p) < 0 && y.compareTo(p) < 0, "a key that is not on its curve");
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    }

    private static ECPrivateKey privateKey(Map<String, Object> key) throws GeneralSecurityException {
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number(key, "d"), curve()));
    }

    /** A signature is different each time: sign once, store it, and send the stored one again. */
    private String signed(String typ, String payload) throws GeneralSecurityException {
        String kid = Json.quoted((String) sig.get("kid"));
        String header = "{\"alg\":\"ES256\",\"kid\":" + kid + ",\"typ\":" + Json.quoted(typ) + "}";
        String input = encoded(bytes(header)) + "." + encoded(bytes(payload));
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(privateKey(sig));
        signer.update(bytes(input));
        return input + "." + encoded(signer.sign());
    }

    private String receipt(Map<String, Object> entry) throws GeneralSecurityException {
        String manifest = sha256(bytes((String) entry.get("manifest")));
        return signed("guichet-receipt+jws", "{\"v\":1,\"sid\":" + Json.quoted((String) entry.get("sid"))
                + ",\"manifest_sha256\":" + Json.quoted(manifest) + ",\"level\":\"accepted\",\"issuer\":" + Json.quoted(agency)
                + ",\"at\":" + Json.quoted(now()) + ",\"ref\":" + Json.quoted(agency + "-" + entry.get("seq"))
                + ",\"reason\":null}");
    }

    private String event(String sid, int n, String kind, String words) throws GeneralSecurityException {
        return signed("guichet-status+jws", "{\"v\":1,\"sid\":" + Json.quoted(sid) + ",\"issuer\":" + Json.quoted(agency)
                + ",\"n\":" + n + ",\"event\":" + Json.quoted(kind) + ",\"at\":" + Json.quoted(now())
                + ",\"due\":null,\"text\":" + words + "}");
    }

    private void post(String path, String member, String token) throws Exception {
        byte[] body = bytes("{" + Json.quoted(member) + ":[" + Json.quoted(token) + "]}");
        for (Object answered : Json.list(Json.read(text(call(path, body))))) {
            // Nothing = taken, or here already. A problem about one holds up no other.
            Map<String, Object> answer = Json.object(answered);
            if (answer.get("problem") != null) throw new IOException(answer.toString());
        }
    }

    private byte[] call(String path, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway + path)).header("Authorization", "Bearer " + token);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        }
        HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.statusCode() + " " + text(answer.body()));
        return answer.body();
    }

    private static void check(boolean holds, String what) throws CannotOpen {
        if (!holds) throw new CannotOpen(what);
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return encoded(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String encoded(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
