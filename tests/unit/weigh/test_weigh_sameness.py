"""Whether two statements tell the same fact, by the shipped network."""

import numpy as np
import pytest

from lagebild.read.encoder.labels import STANDING
from lagebild.weigh.sameness import Statements, parties

SHELLS = ("Nordkorea hat Russland eine Million Granaten geliefert.", "de")
TOLD_AGAIN = ("Pyongyang has sent Moscow a million shells.", "en")
TURNED = ("Moscow has sent Pyongyang a million shells.", "en")
FEWER = ("Pyongyang has sent Moscow three thousand shells.", "en")
BY_OTHERS = ("Iran has sent Moscow a million shells.", "en")


@pytest.fixture(scope="module")
def statements() -> Statements:
    """The network, loaded once."""
    return Statements()


@pytest.mark.parametrize("other", [TURNED, FEWER, BY_OTHERS])
def test_another_fact_is_less_alike(statements: Statements, other: tuple[str, str]) -> None:
    """Changed roles, another amount, another actor: each is less alike than the same fact in another language."""
    assert statements.alike(SHELLS, TOLD_AGAIN) > statements.alike(SHELLS, other)


def test_it_is_the_same_both_ways(statements: Statements) -> None:
    """Which of the two comes first does not matter, and the chance is one."""
    there, back = statements.alike(SHELLS, FEWER), statements.alike(FEWER, SHELLS)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 < there < 1


def test_parties_changed_over_stand_the_other_way(statements: Statements) -> None:
    """How two parties stand to each other has the other sign when they are laid the other way round."""
    sides = np.random.default_rng(7).normal(size=(3, 2, STANDING)).astype(np.float32)
    network = statements._network
    assert np.allclose(network.relations(sides), -network.relations(sides[:, ::-1]), atol=1e-5)


def test_round_figures_are_near(statements: Statements) -> None:
    """An amount told in round figures does not differ; small ones are told as they are."""
    one, about = (
        statements.statement("13,240 containers", "en"),
        statements.statement("etwa 13 Tausend Container", "de"),
    )
    assert statements.signs(one, about)["numbers differ"] == 0
    assert statements.signs(one, about)["numbers shared"] == 1
    few, more = statements.statement("9 ships", "en"), statements.statement("zehn Schiffe", "de")
    assert statements.signs(few, more)["numbers differ"] == 1


def test_nothing_can_be_compared(statements: Statements) -> None:
    """Texts without words give a chance, too."""
    assert 0 < statements.alike(("", "en"), ("", "de")) < 1


def test_parties_are_found_with_their_places() -> None:
    """Who stands for a country counts as the country."""
    text = "Moscow has sent North Korea wheat, and Russia oil."
    assert {c: [text[a:b] for a, b in places] for c, places in parties(text, "en").items()} == {
        "ru": ["Moscow", "Russia"],
        "kp": ["North Korea"],
    }
