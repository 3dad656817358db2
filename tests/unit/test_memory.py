"""A memory gives what was made before where the parts are the same, and nothing else."""

from lagebild.memory import Memory


def test_what_has_the_same_parts_is_not_made_again():
    """Equal parts give the very object of the round before; others, or another maker, make anew."""
    memory, made = Memory(), []

    def pair(*parts):
        made.append(parts)
        return list(parts)

    first = memory.of(pair, "key", 1, "a")
    memory.begin()
    assert memory.of(pair, "key", 1, "a") is first
    assert memory.of(pair, "other", 1, "a") == first
    assert memory.of(pair, "key", 2, "a") == [2, "a"]
    assert memory.of(tuple, "key", (1, "a")) == (1, "a")
    assert made == [(1, "a"), (1, "a"), (2, "a")]


def test_what_a_round_did_not_ask_for_is_forgotten():
    """Two rounds later nothing is held that was asked for once."""
    memory = Memory()
    first = memory.of(list, "key", (1,))
    memory.begin()
    memory.begin()
    assert memory.of(list, "key", (1,)) is not first
