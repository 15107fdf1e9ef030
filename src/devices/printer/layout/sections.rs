//! What part of a document a block stands in: a masthead, the reference and what belongs to it, the foot, one of several
//! of a kind. Parts are what stands between two rules; it knows no letters and no paper.

use domain::receipt::Block;

/// What is around a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// The part with the title: everything is centred.
    Masthead,
    /// The part with a reference to be read from afar, and what is typed with it.
    Reference,
    /// The small print that ends the paper.
    Foot,
    /// Of a rule: the parts on both sides are of a kind.
    Siblings,
    /// Anything else.
    Body,
}

/// What is around the block at that place.
pub(super) fn around(blocks: &[Block], place: usize) -> Around {
    if blocks.get(place) == Some(&Block::Rule) {
        let is_one = |part: &[Block]| part.first().is_some_and(|block| matches!(block, Block::Heading(_)));
        // The last part of a row of agencies may end with something else; what counts is how both begin.
        let both = is_one(part_before(blocks, place)) && is_one(part_after(blocks, place + 1));
        return if both { Around::Siblings } else { Around::Body };
    }
    if place + 1 == blocks.len() && matches!(blocks.last(), Some(Block::Small(_))) {
        return Around::Foot;
    }
    let mut part = part_before(blocks, place).iter().chain(part_after(blocks, place));
    let found = part.find_map(|block| match block {
        Block::Title(_) => Some(Around::Masthead),
        Block::Reference(_) => Some(Around::Reference),
        Block::Heading(_)
        | Block::Text(_)
        | Block::Small(_)
        | Block::Pair { .. }
        | Block::Total { .. }
        | Block::Qr { .. }
        | Block::Rule
        | Block::Space => None,
    });
    found.unwrap_or(Around::Body)
}

/// Before which block our mark stands: the first title that is not a mark of its own across the paper, such as a copy's.
pub(super) fn mark(blocks: &[Block]) -> Option<usize> {
    blocks.windows(2).position(|pair| matches!(pair, [Block::Title(_), next] if *next != Block::Rule))
}

/// What stands between the last rule before a place and the place.
fn part_before(blocks: &[Block], place: usize) -> &[Block] {
    let before = blocks.get(..place).unwrap_or_default();
    let from = before.iter().rposition(|block| *block == Block::Rule).map_or(0, |rule| rule + 1);
    before.get(from..).unwrap_or_default()
}

/// What stands from a place to the next rule.
fn part_after(blocks: &[Block], place: usize) -> &[Block] {
    let after = blocks.get(place..).unwrap_or_default();
    let until = after.iter().position(|block| *block == Block::Rule).unwrap_or(after.len());
    after.get(..until).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading() -> Block {
        Block::Heading("A".into())
    }

    fn title() -> Block {
        Block::Title("T".into())
    }

    fn small() -> Block {
        Block::Small("s".into())
    }

    #[test]
    fn parts_are_told_by_what_stands_in_them() {
        let blocks = vec![
            title(),
            small(),
            Block::Rule,
            small(),
            Block::Reference("7K4".into()),
            heading(),
            Block::Rule,
            heading(),
            Block::Text("t".into()),
            Block::Rule,
            heading(),
            Block::Rule,
            Block::Text("t".into()),
            small(),
            small(),
        ];
        let expected = [
            Around::Masthead,
            Around::Masthead,
            Around::Body,
            Around::Reference,
            Around::Reference,
            Around::Reference,
            Around::Body,
            Around::Body,
            Around::Body,
            Around::Siblings,
            Around::Body,
            Around::Body,
            Around::Body,
            Around::Body,
            Around::Foot,
        ];
        for (place, expected) in expected.into_iter().enumerate() {
            assert_eq!(around(&blocks, place), expected, "block {place}");
        }
    }

    #[test]
    fn the_mark_stands_over_the_service_and_not_over_the_word_that_makes_a_copy() {
        assert_eq!(mark(&[title(), small()]), Some(0));
        assert_eq!(mark(&[title(), Block::Rule, title(), small()]), Some(2));
        assert_eq!(mark(&[heading(), small()]), None);
        assert_eq!(mark(&[title()]), None);
    }
}
