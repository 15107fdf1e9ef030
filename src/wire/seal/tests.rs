//! Sealing against the standard's own figures, against an envelope made by another library, and against every change.

use proptest::prelude::*;

use super::*;

/// Made by an independent implementation: recipient's secret 7…7, ephemeral 9…9, IV 3…3, plaintext `{"v":1}`.
const GOLDEN: &str = include_str!("../golden/envelope.jwe");

fn agency() -> keys::Private {
    keys::Private::from_secret("SFA-2026-1", &[7; 32]).unwrap()
}

/// A source that counts, so that tests are the same each time.
fn fresh(seed: u8) -> Fresh {
    Fresh { ephemeral: keys::Private::from_secret("ephemeral", &[seed; 32]).unwrap(), iv: [3; 12] }
}

#[test]
fn the_key_of_the_standards_example_is_derived() {
    // RFC 7518, Appendix C: A128GCM, apu "Alice", apv "Bob".
    let alice = keys::Private::from_jwk(r#"{"kty":"EC","crv":"P-256","kid":"a","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps","d":"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo"}"#).unwrap();
    let bob = keys::Private::from_jwk(r#"{"kty":"EC","crv":"P-256","kid":"b","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ","y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck","d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"}"#).unwrap();
    for (own, other) in [(&alice, &bob), (&bob, &alice)] {
        let mut key = [0; 16];
        own.agree(other.public(), |z| derive(z, &other_info("A128GCM", b"Alice", b"Bob", 128), &mut key)).unwrap();
        assert_eq!(encode(&key), "VqqN6vgjbSBcIijNcacQGg");
    }
}

#[test]
fn an_envelope_of_another_library_opens_and_ours_is_the_same_to_the_byte() {
    assert_eq!(open(GOLDEN.trim_end(), &agency()).unwrap().as_slice(), br#"{"v":1}"#);
    assert_eq!(seal(br#"{"v":1}"#, agency().public(), fresh(9)).unwrap(), GOLDEN.trim_end());
}

#[test]
fn every_character_counts() {
    let jwe = GOLDEN.trim_end();
    for place in 0..jwe.len() {
        let mut changed = jwe.as_bytes().to_vec();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(open(&changed, &agency()).is_err(), "the change at {place} was not noticed");
    }
}

#[test]
fn only_the_one_header_opens() {
    let (header, rest) = GOLDEN.trim_end().split_once('.').unwrap();
    let header = String::from_utf8(decode(header).unwrap()).unwrap();
    for (from, to) in [
        ("\"ECDH-ES\"", "\"ECDH-ES+A256KW\""),
        ("\"ECDH-ES\"", "\"dir\""),
        ("A256GCM", "A128GCM"),
        ("P-256", "P-384"),
        ("\"cty\"", "\"zip\":\"DEF\",\"cty\""),
        ("\"cty\"", "\"crit\":[],\"cty\""),
        ("\"cty\"", "\"apu\":\"\",\"cty\""),
        ("guichet-envelope", "other"),
        (",\"cty\":\"json\"", ""),
    ] {
        let changed = header.replace(from, to);
        assert_ne!(changed, header);
        let jwe = format!("{}.{rest}", encode(changed.as_bytes()));
        assert_eq!(open(&jwe, &agency()), Err(OpenError::Header), "{from} → {to}");
    }
}

#[test]
fn an_envelope_says_whose_it_is_and_opens_for_nobody_else() {
    let jwe = seal(b"secret", agency().public(), fresh(5)).unwrap();
    assert_eq!(sealed_to(&jwe).as_deref(), Ok("SFA-2026-1"));
    let other = keys::Private::from_secret("URA-2026-1", &[8; 32]).unwrap();
    assert_eq!(open(&jwe, &other), Err(OpenError::OtherKey { kid: "SFA-2026-1".to_owned() }));
    let namesake = keys::Private::from_secret("SFA-2026-1", &[8; 32]).unwrap();
    assert_eq!(open(&jwe, &namesake), Err(OpenError::Broken));
}

#[test]
fn a_full_envelope_is_taken_and_one_byte_more_is_not() {
    let full = vec![b'x'; PLAINTEXT_MAX];
    let jwe = seal(&full, agency().public(), fresh(5)).unwrap();
    assert_eq!(open(&jwe, &agency()).unwrap().as_slice(), full);
    let more = vec![b'x'; PLAINTEXT_MAX + 1];
    assert_eq!(seal(&more, agency().public(), fresh(5)), Err(SealError::TooLarge { bytes: PLAINTEXT_MAX + 1 }));
}

#[test]
fn a_source_that_is_not_random_seals_nothing() {
    assert_eq!(Fresh::draw(&mut |bytes| bytes.fill(0)).err(), Some(SealError::NotRandom));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn what_was_sealed_is_what_opens(plaintext in proptest::collection::vec(any::<u8>(), 0..4_000), seed in 1_u8..255) {
        let jwe = seal(&plaintext, agency().public(), fresh(seed)).unwrap();
        let opened = open(&jwe, &agency()).unwrap();
        prop_assert_eq!(opened.as_slice(), plaintext.as_slice());
    }
}
