"""Every page of the workbench, by a name and how to reach it in the demo."""

import re

import httpx

_QUERY = "Korea Mining Development Trading Corporation"


def addresses(site: str) -> dict[str, str]:
    """Return name and path of each page; the ids are asked from the server itself."""
    proposition = find(site, "/propositions?party=kp&object=arms&status=contested", "/propositions/")
    denial = find(site, proposition, "/documents/", after='id="side-against"')
    return {
        "front": "/",
        "propositions": "/propositions",
        "propositions-none": "/propositions?q=nothing-is-called-this",
        "proposition": proposition,
        "documents": "/documents",
        "document": denial.partition("?")[0],
        "document-claim": denial.replace("?claim=", "?open=" + claim_of(denial) + "&claim="),
        "document-german": find(site, "/documents?language=de", "/documents/"),
        "timeline": "/timeline",
        "timeline-window": "/timeline?from=2024-03&until=2024-12",
        "screening": "/screening",
        "screening-hits": f"/screening?name={_QUERY.replace(' ', '+')}&against=Foreign+Trade+Bank",
        "lists": "/lists?q=bank",
        "delta": delta(site),
        "party": find(site, "/lists?q=bank", "/lists/parties/"),
        "agreements": "/agreements",
        "agreement": "/agreements/kp-ru-2024",
        "agreement-new": "/agreements/new",
        "sources": "/sources",
        "source": "/sources/kcna",
        "add": "/add",
        "exports": "/exports",
        "help": "/help",
        "missing": "/no-such-page",
    }


def delta(site: str) -> str:
    """Return the comparison of the first two states of lists that are kept; the page itself where there is only one."""
    answer = httpx.get(f"{site}/lists", headers={"accept": "text/html"}, timeout=120)
    ids = list(dict.fromkeys(re.findall(r'<option value="([0-9a-f]{64})"', answer.text)))
    return f"/lists?a={ids[0]}&b={ids[1]}" if len(ids) > 1 else "/lists"


def claim_of(address: str) -> str:
    """Return the claim that an address of the reading view leads to."""
    return address.partition("claim=")[2].partition("#")[0]


def find(site: str, path: str, start: str, *, after: str = "<main") -> str:
    """Return the first link of a page that begins with ``start``."""
    answer = httpx.get(site + path, headers={"accept": "text/html"}, timeout=120)
    body = answer.text.partition(after)[2]
    links = [part.partition('"')[0] for part in body.split('href="')[1:]]
    return next(link.replace("&amp;", "&") for link in links if link.startswith(start))
