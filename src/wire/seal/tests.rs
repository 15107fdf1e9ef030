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
    Fresh {
        ephemeral: keys::Private::from_secret("ephemeral", &[seed; 32]).unwrap(),
        iv: [3; 12],
        content: Zeroizing::new([5; 32]),
    }
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

/// Made by jwcrypto 1.6.1, key and envelope: plaintext `{"v":1}`.
const RSA_KEY: &str = include_str!("../golden/rsa-key.json");
const RSA_GOLDEN: &str = include_str!("../golden/rsa-envelope.jwe");

fn module() -> Opener {
    Opener::from_jwk(RSA_KEY).unwrap()
}

#[test]
fn an_agency_with_rsa_alone_opens_what_another_library_sealed_and_what_we_seal() {
    assert_eq!(open(RSA_GOLDEN.trim_end(), &module()).unwrap().as_slice(), br#"{"v":1}"#);
    let public = Recipient::from_jwk(&module().public().to_jwk()).unwrap();
    assert_eq!(Recipient::listed("SFA-2026-R", RSA_KEY).as_ref(), Ok(&public));
    let full = vec![7; PLAINTEXT_MAX];
    let jwe = seal(&full, &public, fresh(9)).unwrap();
    assert!(jwe.len() <= TOKEN_CHARS_MAX);
    assert_eq!(sealed_to(&jwe).unwrap(), "SFA-2026-R");
    assert_eq!(*open(&jwe, &module()).unwrap(), full);
    assert_eq!(module().to_jwk().as_str(), RSA_KEY.trim_end());
    assert!(!format!("{:?}", module()).contains("\"d\""), "it does not show");
    assert!(module().p256().is_none(), "it does not fit on paper");
}

#[test]
fn every_character_of_an_envelope_to_rsa_counts_and_neither_kind_opens_the_others() {
    let jwe = RSA_GOLDEN.trim_end();
    for place in 0..jwe.len() {
        let mut changed = jwe.as_bytes().to_vec();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(open(&changed, &module()).is_err(), "the change at {place} was not noticed");
    }
    let namesake = keys::Private::from_secret("SFA-2026-R", &[7; 32]).unwrap();
    assert_eq!(open(jwe, &namesake), Err(OpenError::Header));
    let agreed = seal(b"{}", namesake.public(), fresh(9)).unwrap();
    assert_eq!(open(&agreed, &module()), Err(OpenError::Header));
    let (header, rest) = agreed.split_once("..").unwrap();
    assert_eq!(open(&format!("{header}.AAAA.{rest}"), &namesake), Err(OpenError::Form), "nothing is wrapped there");
}

#[test]
fn a_key_of_a_kind_that_nobody_seals_to_is_refused_in_a_sentence() {
    use keys::KeyError;
    let number = |bytes: usize| encode(&vec![0xc1; bytes]);
    let weak = format!(r#"{{"kty":"RSA","kid":"k","n":"{}","e":"AQAB"}}"#, number(256));
    let public = |text: &str| Recipient::from_jwk(text).err();
    assert_eq!(public(&weak), Some(KeyError::Size));
    assert_eq!(public(&weak.replace("RSA", "OKP")), Some(KeyError::OtherKind));
    assert_eq!(public(&weak.replace("AQAB", "AA")), Some(KeyError::Numbers));
    assert_eq!(public("{}"), Some(KeyError::NotAJwk));
    assert_eq!(Recipient::listed("another", RSA_KEY), Err(KeyError::Kid));
    let private = |text: &str| Opener::from_jwk(text).err();
    assert_eq!(private(&module().public().to_jwk()), Some(KeyError::NotAJwk), "half of it opens nothing");
    let (at, _) = RSA_KEY.match_indices("\"p\":\"").next().unwrap();
    let mut foreign = RSA_KEY.to_owned();
    foreign.replace_range(at + 5..at + 9, "AAAA");
    assert_eq!(private(&foreign), Some(KeyError::Numbers));
    for (kind, says) in [
        (KeyError::OtherKind, "another kind than EC P-256 (or, to seal to, RSA)"),
        (KeyError::Size, "3072 to 8192 bits"),
    ] {
        assert!(kind.to_string().contains(says), "{kind}");
    }
}
