//! Chance for spreading retries. Keys take their randomness from `wire::system_random`.

/// A number from 0 up to and including `most`; the tiny bias of the remainder does no harm where retries are spread.
pub(crate) fn up_to(most: u64) -> u64 {
    let mut bytes = [0; 8];
    wire::system_random(&mut bytes);
    let number = u64::from_le_bytes(bytes);
    most.checked_add(1).map_or(number, |count| number % count)
}
