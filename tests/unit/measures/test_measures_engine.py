"""Propositions against provisions."""

from pathlib import Path

import pytest
from measures_cases import CASES, CLAIMS, SATELLITE, SHELLS, claim, event, proposition
from msgspec.structs import replace

from lagebild import measures
from lagebild.errors import UsageError
from lagebild.model import Finding, Origin, Proposition

GOLDEN = Path(__file__).parents[2] / "golden" / "measures" / "findings.txt"


def run(case: Proposition, **options: str) -> dict[str, Finding]:
    """Test one proposition; return its findings by measure."""
    return {f.measure: f for f in measures.test((case,), CLAIMS, **options)}


def state(finding: Finding, name: str) -> str:
    """Return the state of an element."""
    return next(e.state for e in finding.elements if e.name == name)


def table() -> str:
    """Write the findings on all cases as the golden file holds them."""
    lines = []
    for case in CASES:
        lines.append(f"\n{case.id.upper()}  [{case.event.type}, {case.status}]")
        for f in measures.test((case,), CLAIMS):
            m = measures.provision(f.measure)
            force = "" if f.in_force else ", not in force"
            lines.append(f"  {f.measure} ({m.instrument} paragraph {m.paragraph}{force}): {f.outcome}")
            lines.append(f"    {f.reason}")
            lines += [
                f"    {e.name:<12}{e.state:<10}{e.note}{' <- ' + ' '.join(e.claims) if e.claims else ''}"
                for e in f.elements
            ]
    return "\n".join(lines).lstrip() + "\n"


def test_golden_findings() -> None:
    """The findings on a fixed set of propositions read as agreed; the file is written by `make_golden`."""
    assert table() == GOLDEN.read_text(encoding="utf-8")


def test_contested_arms_transfer() -> None:
    """Shells out of the DPRK, denied by Russia: tested against 1718 8(b) and 1874 9, breach only if it holds."""
    found = run(CASES[0])
    assert list(found) == ["1718-8b", "1874-9"]
    for finding in found.values():
        assert finding.outcome == "breach indicated"
        assert finding.reason.startswith("If the allegation holds, denied by Russia, ")
        act = finding.elements[0]
        assert (act.name, act.state, act.claims) == ("act", "contested", ("shells-for", "shells-against"))


def test_arms_to_the_dprk() -> None:
    """Arms into the DPRK are tested against 1718 8(a)(i), 1874 10 and 2270 6, and not against the export bans."""
    found = run(CASES[2])
    assert {"1718-8a-i", "1874-10", "2270-6"} <= set(found)
    assert not {"1718-8b", "1874-9"} & set(found)


def test_a_summit_is_tested_on_arms_space_and_cooperation() -> None:
    """Arms, satellite technology and military-technical cooperation reach the provisions made for them."""
    summit = ("arms to Russia, one source", "arms to the DPRK, one source", "satellite technology, two origins")
    summit += ("military-technical cooperation", "treaty signed")
    found = {f.measure for c in CASES if c.id in summit for f in measures.test((c,), CLAIMS)}
    assert {"1718-8a-i", "1718-8b", "1718-8c", "1874-9", "1874-10", "2270-5", "2270-6", "2270-9", "2321-11"} <= found


@pytest.mark.parametrize("type_", ["SIGN", "AGREE"])
def test_an_agreement_is_not_yet_the_act(type_: str) -> None:
    """A treaty is held against what its clauses touch, and nothing of it can be tested as done."""
    case = proposition(
        "t", event(type_, "kp ru", "", "strategic-partnership", "2024-06-19"), status="confirmed", for_="treaty-for"
    )
    found = run(case)
    assert {"1718-8c", "2270-5", "2270-9", "2321-11"} <= set(found)
    assert {f.outcome for f in found.values()} == {"not testable"}
    assert "articles 8 (not read in the text) and 10 (not read in the text)" in found["1718-8c"].elements[0].note
    assert (
        "article 4 of"
        in run(replace(case, event=event(type_, "kp ru", "", "mutual-defence", "2024-06")))["1874-9"].reason
    )


def test_a_treaty_between_others_touches_nothing() -> None:
    """A signature without a party of the regime, or before the treaty, is tested against nothing."""
    assert not run(proposition("t", event("SIGN", "ru vn", "", "strategic-partnership", "2024-06-20"), for_="any"))
    assert not run(proposition("t", event("SIGN", "jp kp", "", "strategic-partnership", "2024-06-20"), for_="any"))


@pytest.mark.parametrize(
    ("stances", "word"), [(("speculate",), "speculation"), (("speculate", "decline"), "speculation")]
)
def test_speculation_is_named(stances: tuple[str, ...], word: str) -> None:
    """What is only thought possible can at most indicate a breach if it holds, and the reason calls it speculation."""
    claims = {f"c{n}": claim(f"c{n}", SATELLITE, stance=s) for n, s in enumerate(stances)}
    case = proposition("s", SATELLITE, other=" ".join(claims))
    found = measures.test((case,), claims)
    assert found
    for finding in found:
        assert finding.outcome == "breach indicated"
        assert finding.reason.startswith("If the allegation holds")
        assert word in finding.reason


@pytest.mark.parametrize("place", ["for_", "other"])
def test_a_promise_is_not_the_act(place: str) -> None:
    """Help that is only promised leaves the act unknown and the finding not testable."""
    found = run(proposition("p", CASES[6].event, **{place: "training-promise"}))
    assert {f.outcome for f in found.values()} == {"not testable"}
    assert {state(f, "act") for f in found.values()} == {"unknown"}


def test_a_denial_alone_is_no_allegation() -> None:
    """Where something is only denied, nothing is indicated."""
    found = run(CASES[3])
    assert {f.outcome for f in found.values()} == {"not testable"}
    assert "nobody" in found["1874-9"].reason


@pytest.mark.parametrize("status", ["single", "corroborated", "confirmed", "contested"])
def test_a_status_without_claims_indicates_nothing(status: str) -> None:
    """A status is not believed where no claim and no observation stands behind it."""
    found = run(proposition("e", SHELLS, status=status))
    assert {f.outcome for f in found.values()} == {"not testable"}


def test_a_denial_by_a_party_origin_contests_without_status() -> None:
    """A denying origin of a party concerned contests the act, whatever the status says."""
    origin = Origin(id="party:ru", caption="Russia", side="against", documents=(), claims=(), rule="", party=True)
    case = replace(CASES[0], status="single", claims_against=(), origins=(origin,))
    assert state(run(case)["1874-9"], "act") == "contested"


def test_an_affirmation_denied_by_another_party_stays_contested() -> None:
    """What one party affirms and another denies is not taken as settled; who later admits it does not contest it."""
    claims = {
        "yes": claim("yes", SHELLS, who="kp"),
        "no": claim("no", SHELLS, who="ru", stance="deny"),
        "earlier": claim("earlier", SHELLS, who="kp", stance="deny"),
    }
    split = proposition("s", SHELLS, status="confirmed", for_="yes", against="no")
    admitted = proposition("a", SHELLS, status="confirmed", for_="yes", against="earlier")
    (first, *_) = measures.test((split,), claims)
    assert first.elements[0].state == "contested"
    assert first.reason.startswith("If the allegation holds, denied by Russia")
    (first, *_) = measures.test((admitted,), claims)
    assert first.elements[0].state == "met"
    assert "denied by North Korea" in first.elements[0].note


def test_a_denial_by_a_bystander_does_not_contest() -> None:
    """Who is no party concerned can doubt, and is named, but does not contest."""
    claims = {**CLAIMS, "bystander": claim("bystander", SHELLS, who="cn", stance="deny")}
    case = proposition("b", SHELLS, for_="shells-for", against="bystander")
    (first, *_) = measures.test((case,), claims)
    assert first.elements[0].state == "alleged"
    assert "denied by China" in first.elements[0].note
    assert "bystander" in first.elements[0].claims


@pytest.mark.parametrize(
    ("amount", "expected", "outcome"),
    [
        ("500001 bbl", "alleged", "breach indicated"),
        ("500000 bbl", "unknown", "not testable"),
        ("80000 t", "unknown", "not testable"),
        ("", "unknown", "not testable"),
    ],
)
def test_caps_are_held_in_their_own_unit(amount: str, expected: str, outcome: str) -> None:
    """Only an amount above the cap in the cap's unit shows excess; no unit is converted."""
    case = proposition("q", event("TRANSFER", "cn", "kp", "refined-petroleum", "2023", amount), for_="any")
    finding = run(case)["2397-5"]
    assert (state(finding, "quantity"), finding.outcome) == (expected, outcome)


def test_the_cap_is_that_of_the_day() -> None:
    """The last quarter of 2017 has its own cap under 2375, and 2397 is not applied to it."""
    case = proposition("q", event("TRANSFER", "cn", "kp", "refined-petroleum", "2017-11", "600000 bbl"), for_="any")
    found = run(case)
    assert "2397-5" not in found
    assert found["2375-14"].outcome == "breach indicated"


@pytest.mark.parametrize(
    ("date", "small", "outcome"),
    [("2012-05", "1874-10", "inside"), ("2016-03-02", "2270-6", "breach indicated")],
)
def test_the_small_arms_exception_closed(date: str, small: str, outcome: str) -> None:
    """Small arms to the DPRK were excepted until 2270 took them in."""
    assert (
        run(proposition("s", event("TRANSFER", "cn", "kp", "small-arms", date), for_="any"))[small].outcome == outcome
    )


def test_exemptions_come_before_the_flag() -> None:
    """A claim that deliveries were humanitarian or for livelihood keeps a breach from being indicated."""
    plain = proposition("q", event("TRANSFER", "ru", "kp", "refined-petroleum", "2024", "600000 bbl"), for_="any")
    claimed = replace(plain, claims_for=("any", "humanitarian"))
    assert run(plain)["2397-5"].outcome == "breach indicated"
    finding = run(claimed)["2397-5"]
    assert finding.outcome == "not testable"
    exemption = next(e for e in finding.elements if e.name == "exemption")
    assert (exemption.state, exemption.claims) == ("contested", ("humanitarian",))


def test_food_is_outside_the_catch_all() -> None:
    """Food aid is held against the catch-all and found inside."""
    found = run(proposition("f", event("AID", "ru", "kp", "food-aid", "2024-05"), for_="any"))
    assert {f.outcome for f in found.values()} == {"inside"}


def test_the_carve_out_reaches_freezes_only_since_it_exists() -> None:
    """The humanitarian carve-out of 2664 is looked for in asset freezes from December 2022, and nowhere else."""

    def note(measure: str, date: str) -> str:
        what = event("FINANCE", "ru", "kp", "assets", date)
        finding = run(proposition("c", what, for_="any"))[measure]
        return next(e.note for e in finding.elements if e.name == "exemption")

    assert "humanitarian" in note("1718-8d", "2023-01")
    assert "humanitarian" not in note("1718-8d", "2022-11")
    assert "humanitarian" not in note("2094-11", "2023-01")


def test_workers_have_a_deadline() -> None:
    """Workers abroad before 22 December 2019 are inside 2397 paragraph 8, after it they are not."""

    def outcome(date: str) -> str:
        return run(proposition("w", event("EMPLOY", "kp", "ru", "workers", date), for_="any"))["2397-8"].outcome

    assert outcome("2019-06") == "inside"
    assert outcome("2020-01") == "breach indicated"


def test_purpose_is_taken_from_what_was_said() -> None:
    """A finance provision on the programmes is testable only when a claim ties the money to them."""
    what = event("FINANCE", "kp", "", "crypto-assets", "2024-05")
    assert run(proposition("a", what, for_="any"))["2094-11"].outcome == "not testable"
    told = run(proposition("b", what, for_="programme"))["2094-11"]
    assert told.outcome == "breach indicated"
    assert next(e.claims for e in told.elements if e.name == "purpose") == ("programme",)


def test_a_vote_breaks_no_mandate() -> None:
    """The veto is held against the Panel's mandate and found inside."""
    found = run(
        proposition("v", event("VOTE", "ru", "un-sc", "panel-mandate", "2024-03-28"), status="confirmed", for_="any")
    )
    assert {m: f.outcome for m, f in found.items()} == {"1874-26": "inside"}


def test_who_has_nothing_to_do_with_the_dprk_is_not_tested() -> None:
    """Trade between others is held against nothing."""
    assert not run(proposition("x", event("TRANSFER", "cn", "ru", "arms", "2024"), for_="any"))
    assert not run(proposition("x", event("TRANSFER", "kp", "ru", "", "2024"), for_="any"))


def test_listed_parties_count_for_their_country() -> None:
    """A party that a claim links to the DPRK stands for it."""
    speaker = replace(
        CLAIMS["any"].speaker, entity=replace(CLAIMS["any"].speaker.entity, id="un-kpe-001", countries=("kp",))
    )
    claims = {**CLAIMS, "party": replace(CLAIMS["any"], id="party", speaker=speaker)}
    case = proposition("l", event("TRANSFER", "un-kpe-001", "ru", "arms", "2024"), for_="any")
    assert "1874-9" in {f.measure for f in measures.test((case,), claims)}
    assert not measures.test((case,), CLAIMS)


def test_as_of_leaves_out_what_came_later() -> None:
    """As of a day, later resolutions are unknown and propositions first said later are left out."""
    case = proposition("a", event("TRANSFER", "kp", "cn", "coal", "2016-12"), for_="any", first_said="2016-12-20")
    assert set(run(case, as_of="2016-12-31")) == {"2270-29", "2321-26"}  # the second replaced the first
    assert set(run(case, as_of="2016")) == {"2270-29", "2321-26"}
    assert run(case, as_of="2016-11-01") == {}
    assert {f.as_of for f in run(case, as_of="2017-01-01").values()} == {"2017-01-01"}


def test_as_of_must_be_a_date() -> None:
    """Anything but a date raises one line with the form wanted."""
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        measures.test((), {}, as_of="soon")


def test_undated_events_are_held_to_the_first_report() -> None:
    """Without a date of the event the first report chooses the provision, and the element says so."""
    case = proposition("u", event("TRANSFER", "kp", "cn", "coal"), for_="any", first_said="2017-02-01")
    found = run(case)
    assert set(found) == {"2270-29", "2321-26"}
    date = next(e for e in found["2321-26"].elements if e.name == "date")
    assert (date.state, "first said" in date.note) == ("alleged", True)


def test_the_same_input_gives_the_same_findings() -> None:
    """Ids, order and wording do not change from run to run or with the order of the claims."""
    once = measures.test(CASES, CLAIMS)
    again = measures.test(CASES, dict(reversed(CLAIMS.items())))
    assert once == again
    assert len({f.id for f in once}) == len(once)


if __name__ == "__main__":
    GOLDEN.write_text(table(), encoding="utf-8")
