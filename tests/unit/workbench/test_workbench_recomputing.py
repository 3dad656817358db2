"""What is computed again after a correction is what computing everything anew would give."""

from functools import cache
from importlib.resources import files

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild import intake, workbench
from lagebild.data import load
from lagebild.errors import UnfitError
from lagebild.memory import Memory
from lagebild.model import STANCES, Event
from lagebild.read import reader
from lagebild.workbench import Bench, Change, Place
from lagebild.workbench.assessment import weighed
from lagebild.workbench.corrections import corrected
from lagebild.workbench.outlets import Judgement, decision_on

PARTIES = ["kp", "ru", "cn", "us", "kr"]
GOODS = ["arms", "artillery-shells", "ballistic-missiles", "coal", "satellite"]

EVENTS = st.builds(
    Event,
    type=st.sampled_from(["TRANSFER", "SIGN", "LAUNCH", "AGREE"]),
    actor=st.lists(st.sampled_from(PARTIES), max_size=2).map(tuple),
    recipient=st.lists(st.sampled_from(PARTIES), max_size=1).map(tuple),
    objects=st.lists(st.sampled_from(GOODS), max_size=2).map(tuple),
    date=st.sampled_from([None, "2023", "2024-06"]),
)
WHO = st.none() | st.builds(
    Place, start=st.integers(0, 20), end=st.integers(21, 60), entity=st.sampled_from([*PARTIES, msgspec.UNSET, None])
)
CHANGES = st.one_of(
    st.builds(Change, stance=st.sampled_from(STANCES)),
    st.builds(Change, speaker=WHO),
    st.builds(Change, event=st.none() | EVENTS),
    st.builds(Change, said=st.none() | st.sampled_from(["2022", "2024-06-19", "2025-01"])),
    st.builds(Change, content=st.builds(Place, start=st.integers(0, 50), end=st.integers(51, 150)).map(lambda p: [p])),
)


@cache
def evidence():
    """Return some of the bundled dispatches and what the rules read in them."""
    folder, documents, claims, chosen = files("lagebild.data") / "examples", {}, [], reader("rules")
    for entry in load("examples/manifest")[:12]:
        data = folder.joinpath(entry["file"]).read_bytes()
        document = intake.capture(data, entry["file"], publisher=entry["publisher"], published=entry["published"])
        documents[document.id] = document
        claims += chosen.read(document)
    return documents, claims


def assessed(corrections, decisions, memory=None):
    documents, claims = evidence()
    return weighed(dict(documents), claims, (), corrections, decisions, None, (1, "root"), {}, memory)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0), CHANGES), min_size=1, max_size=6))
def test_any_corrections_give_what_a_full_computation_gives(changes):
    """Stance, speaker, link, span, event or date put right, or an event taken back: nothing differs but the time."""
    memory, corrections = Memory(), []
    found, claims = assessed([], [], memory), [claim.id for claim in evidence()[1]]
    for number, change in changes:
        try:
            corrections.append(corrected(found, claims[number % len(claims)], change, by="A", reason="r"))
        except UnfitError:  # it stands like that already, or the place is none
            continue
        found = assessed(corrections, [], memory)
        assert found == assessed(corrections, [])


def test_a_judgement_on_an_outlet_reaches_every_fact():
    """Another letter and owner of a publisher change origins and grades as if nothing had been remembered."""
    memory = Memory()
    before = assessed([], [], memory)
    judgement = Judgement(owner="x", control="private", reliability="F")
    outlets = {d.publisher for d in evidence()[0].values()}
    decisions = [decision_on(outlet, judgement, by="A", reason="r") for outlet in sorted(outlets)]
    after = assessed([], decisions, memory)
    assert after == assessed([], decisions)
    assert after.propositions != before.propositions


def test_a_bench_that_was_open_all_along_shows_what_a_new_one_does(tmp_path):
    """Texts, corrections and decisions that come one by one give the same as reading all of it at once."""
    workspace = tmp_path / "workspace"
    workbench.init(workspace)
    bench = Bench(workspace)
    for entry in load("examples/manifest")[:3]:
        data = (files("lagebild.data") / "examples").joinpath(entry["file"]).read_bytes()
        workbench.add_bytes(workspace, data, entry["file"], publisher=entry["publisher"], reader="rules")
        told = next(c for c in bench.assessment().claims.values() if c.event and c.stance != "decline")
        bench.correct(told.id, Change(stance="decline"), by="A", reason="r")
        bench.decide(
            decision_on("kcna", Judgement(owner=entry["file"], control="state", reliability="D"), by="A", reason="r")
        )
        assert bench.assessment() == workbench.assess(workspace) == Bench(workspace).assessment()
        assert bench.assessment("2024") == workbench.assess(workspace, as_of="2024")
    assert len(bench.decisions()) == 3
