"""What a claim says happens: act, who to whom, what, when, how much. The event is always stated positively."""

from msgspec import Struct

from lagebild.model import Event
from lagebild.read.acts import Act, Vocabulary, ancestors, vocabulary
from lagebild.read.attribution import Range
from lagebild.read.dates import first_date
from lagebild.read.page import Page
from lagebild.read.quantities import quantity
from lagebild.read.roles import Roles, roles

__all__ = ["Found", "find_event"]

_LONGEST = 400  # words of a statement that are searched
_ACTS = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "TRAIN", "LAUNCH", "SAIL", "FINANCE", "VOTE", "SIGN"})
_BODIES = ("un-sc", "un-ga")
_PLURAL_ROLES = frozenset({"AGREE", "COOPERATE", "CONSULT", "SIGN"})


class Found(Struct, frozen=True):
    """An event and the words ``span`` that tell of it (indexes into Page.lower)."""

    event: Event
    span: Range


def find_event(
    page: Page, ranges: tuple[Range, ...], own: tuple[str, ...], accused: tuple[str, ...] = ()
) -> Found | None:
    """Return the most telling event in ``ranges`` of the text, or none.

    ``own`` is whom "we", "our", "man" and a missing subject stand for; with ``accused`` it is the accused who lack
    in the wording ("accused North Korea of supplying shells").
    """
    words = vocabulary(page.language)
    if words is None:
        return None
    best: tuple[tuple[int, ...], Found] | None = None
    left = _LONGEST
    for where in ranges:
        first, after = page.word_range(where)
        after = min(after, first + left)
        left -= after - first
        carried: list[str] = []
        for span in _clauses(page, words, first, after):
            for score, found, subject in _readings(page, words, span, own, accused, carried):
                if best is None or score > best[0]:
                    best = (score, found)
                carried = subject or carried
    return best[1] if best else None


def _readings(
    page: Page, words: Vocabulary, span: Range, own: tuple[str, ...], accused: tuple[str, ...], carried: list[str]
) -> list[tuple[tuple[int, ...], Found, list[str]]]:
    objects = [(i, j, v[0]) for i, j, v in words.objects.find(page.lower, *span)]
    acts = words.acts.find(page.lower, *span)
    if not acts:
        return []
    ids = {o for _, _, o in objects}
    kinds = ids | {a for o in ids for a in ancestors(o)}
    object_words = {k for i, j, _ in objects for k in range(i, j)}
    act_words = {k for i, j, _ in acts for k in range(i, j)}
    parts = roles(page, words, span, object_words - act_words, act_words, own)
    found = []
    candidates = sorted({(act.order, i): act for i, _, row in acts for act in row}.items())
    for (_, at), act in candidates:
        if act.needs and not act.needs & kinds:
            continue
        actor, recipient = _parties(act, parts, page, words, span, at, own, accused, carried)
        if act.type in _ACTS:
            if not actor and not recipient and act.needs:
                continue
        elif not (actor and recipient) and len(actor) < 2 and not (act.type == "SANCTION" and (actor or recipient)):
            continue
        wanted = _objects(act, objects)
        score = (act.type in _ACTS, bool(actor) + bool(recipient), bool(wanted), -act.order, -at)
        text = page.text[page.starts[span[0]] : page.ends[span[1] - 1]]
        event = Event(
            type=act.type,
            actor=tuple(sorted(set(actor))),
            recipient=tuple(sorted(set(recipient) - set(actor))),
            objects=wanted,
            date=first_date(text, page.published, page.language),
            quantity=quantity(text, page.language) if act.type in _ACTS else None,
        )
        found.append((tuple(int(x) for x in score), Found(event, span), parts.bare[:1]))
    return found


def _parties(
    act: Act, parts: Roles, page: Page, words: Vocabulary, span: Range, at: int, own: tuple[str, ...],
    accused: tuple[str, ...], carried: list[str],
) -> tuple[list[str], list[str]]:  # fmt: skip
    """(actor, recipient) by the act's frame; see data/acts_de.yaml for the frames."""
    given = list(accused) or list(own)
    subject, others = parts.bare[:1], parts.bare[1:]
    if _coordinated(page, words, span, parts.bare):
        subject, others = parts.bare[:], []
    agents = parts.by or parts.owner
    weak = [c for c in parts.at if c not in subject]
    if act.frame == "mutual":
        everyone = [*parts.bare, *parts.with_, *parts.to, *parts.owner, *parts.by, *parts.origin]
        if len(set(everyone)) < 2:
            everyone += given
        return _states(everyone), []
    if act.frame == "vote":
        voter = agents or subject or carried or (given if not parts.bare else [])
        body = next((b for b in _BODIES if b in parts.at + parts.to + parts.bare + parts.owner + parts.by), "un-sc")
        return _states([v for v in voter if v not in _BODIES]), [body]
    if act.frame == "have":
        user = subject or agents or parts.by or carried
        if not parts.origin or set(parts.origin) & set(user):
            return [], []
        return _states(parts.origin), _states(user)
    if act.frame == "receive":
        getter = subject or agents or parts.to or carried or given
        giver = [c for c in parts.source or parts.origin or others if c not in getter]
        if not giver and parts.by and parts.by != getter:
            getter, giver = parts.by, []
        return _states(giver), _states(getter)
    if act.frame == "host":
        host = subject or agents or weak or carried or given
        return _states([c for c in parts.origin or parts.source if c not in host]), _states(host)
    giver = agents or ([] if subject and act.frame == "do" else parts.source)
    if giver:
        getter = parts.to or [c for c in parts.bare if c not in giver]
    elif subject:
        giver, getter = subject, parts.to or others
    else:
        giver = carried or [c for c in parts.origin if act.frame != "teach"] or given
        getter = parts.to
    if act.frame == "do":
        getter = [*parts.against, *getter]
    if act.frame == "teach":
        getter = getter or parts.origin or parts.with_
    getter = [c for c in getter if c not in giver]
    if not getter and act.frame == "send" and act.type != "LAUNCH":
        getter = [c for c in weak if c not in giver]
        if act.type == "EMPLOY" and not getter:
            getter = []
    return _states(giver), _states(getter)


def _coordinated(page: Page, words: Vocabulary, span: Range, bare: list[str]) -> bool:
    """Whether the first two bare names are one subject: "Russia and China"."""
    if len(bare) < 2:
        return False
    at = [page.word_range((n.start, n.end)) for n in page.namings_in((page.starts[span[0]], page.ends[span[1] - 1]))]
    return any(
        page.lower[b[0] - 1] in words.sets["and"] and b[0] - a[1] <= 2
        for a, b in zip(at, at[1:], strict=False)
        if b[0] > a[1]
    )


def _states(who: list[str]) -> list[str]:
    return list(dict.fromkeys(who))


def _objects(act: Act, objects: list[tuple[int, int, str]]) -> tuple[str, ...]:
    ids = {o for _, _, o in objects}
    if act.needs:
        ids = {o for o in ids if o in act.needs} or ids
    if act.type in ("TRANSFER", "TRAIN") and "satellite" in ids:
        ids = (ids - {"satellite"}) | {"satellite-technology"}
    if act.type not in ("SIGN", "AGREE"):
        ids -= {"treaty"} if len(ids) > 1 else set()
    covered = {a for o in ids for a in ancestors(o)}
    return tuple(sorted(ids - covered))


def _clauses(page: Page, words: Vocabulary, first: int, after: int) -> list[Range]:
    """Cut words ``first:after`` where a new clause begins."""
    spans: list[Range] = []
    begin = first
    sets = words.sets
    for k in range(first + 1, after):
        gap = page.text[page.ends[k - 1] : page.starts[k]]
        if len(gap) == 1 and gap == " " and page.lower[k] not in sets["break"]:
            continue
        cut = False
        if any(c in gap for c in ";:\u2013\u2014") or page.starts[k] in _starts(page, k):
            cut = True
        elif "," in gap or page.lower[k] in sets["break"]:
            word = page.lower[k]
            cut = word in sets["break"] or ("," in gap and word in sets["relative"] and page.language == "en")
        if cut and k - begin >= 1:
            spans.append((begin, k))
            begin = k
    if after > begin:
        spans.append((begin, after))
    return spans


def _starts(page: Page, k: int) -> tuple[int, ...]:
    sentence = page.sentence(page.starts[k])[0]
    return tuple(range(sentence, sentence + 4)) if page.starts[k] - sentence < 4 else ()
