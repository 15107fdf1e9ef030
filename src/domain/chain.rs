//! An error as the log and a technician read it: with its causes, in one line.

/// The error's sentence, then each cause's behind a colon.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |line, cause| format!("{line}: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::chain;

    #[derive(Debug, thiserror::Error)]
    #[error("the store cannot be opened")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn causes_follow_behind_colons() {
        let inner = std::io::Error::other("the disk is gone");
        assert_eq!(chain(&inner), "the disk is gone");
        assert_eq!(chain(&Outer(inner)), "the store cannot be opened: the disk is gone");
    }
}
