//! Made-up randomness for tests: the same bytes each time. The tests of `agency` read this very file.

/// Bytes that differ at each call, and are the same in each run.
pub(crate) fn dice() -> impl FnMut(&mut [u8]) {
    let mut last = 0_u8;
    move |bytes| {
        for byte in bytes {
            last = last.wrapping_mul(13).wrapping_add(89);
            *byte = last;
        }
    }
}
