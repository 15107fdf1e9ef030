//! The one source of randomness: the operating system's.

/// Fills bytes for keys and IVs.
#[expect(clippy::expect_used, reason = "a system without randomness must not make keys; there is nothing to go on with")]
pub(crate) fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system gives randomness");
}

/// A number from 0 up to and including `most`, for spreading retries; the tiny bias of the remainder does no harm there.
pub(crate) fn up_to(most: u64) -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    let number = u64::from_le_bytes(bytes);
    most.checked_add(1).map_or(number, |count| number % count)
}
