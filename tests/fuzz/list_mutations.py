"""Lists damaged in the ways that transfers, editors and attackers damage them; the same number gives the same damage."""

import random
import re

_TOKENS = (
    b"<", b">", b"</", b"/>", b'"', b"'", b",", b"\n", b"\r\n", b"\x00", b"\x1a", b"&amp;", b"&#0;", b"&x;", b"]]>",
    b"<![CDATA[", b"<!--", b"-->", b"<?x?>", b"-0- ", b"{", b"}", b"[" * 500, b"\\ud800", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"1e999", b"null", b"9" * 400, b"2024-13-45", b"00/00/0000", b"circa", b"\xe2\x80\xae", b"a" * 70_000,
    b"1 issued 1 " * 9_000, b"expires 1 " * 9_000, b"." * 100_000 + b"x", b"9" * 120_000, b"9 " * 60_000, b"(" * 90_000,
    b"; " * 50_000, b"circa to " * 9_000, b"1-" * 60_000, b"IMO " * 30_000, b"(1) " * 20_000, b"|" * 90_000,
)  # fmt: skip
_BOMB = (
    b'<!DOCTYPE z [<!ENTITY a0 "' + b"b" * 1000 + b'">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 8)) + b"]>"
)  # fmt: skip
_OUTSIDE = b'<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/z"> %y;]>'


def mutate(data: bytes, seed: int) -> bytes:
    """Return the file with one to four kinds of damage."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        data = chance.choice(_DAMAGES)(data, chance)
    return data


def _cut(data, chance):
    return data[: chance.randrange(len(data) + 1)]


def _cut_at_line(data, chance):
    lines = data.splitlines(keepends=True)
    return b"".join(lines[: chance.randrange(len(lines) + 1)])


def _flip(data, chance):
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _drop(data, chance):
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randrange(1, 80) :]


def _double(data, chance):
    at = chance.randrange(len(data) + 1)
    piece = data[at : at + chance.randrange(1, 400)]
    return data[:at] + piece * chance.choice((2, 2, 2, 50)) + data[at + len(piece) :]


def _put(data, chance):
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) + data[at:]


def _swap_lines(data, chance):
    lines = data.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = chance.sample(range(len(lines)), 2)
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _drop_line(data, chance):
    lines = data.splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _empty_value(data, chance):
    found = list(re.finditer(rb'"[^"<>\n]{1,60}"|>[^<>\n]{1,60}<', data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start() + 1] + data[one.end() - 1 :]


def _swap_values(data, chance):
    found = list(re.finditer(rb'"[^"<>\n]{1,60}"|>[^<>\n]{1,60}<', data))
    if len(found) < 2:
        return data
    one, other = sorted(chance.sample(found, 2), key=lambda match: match.start())
    if one.end() > other.start():
        return data
    return data[: one.start() + 1] + other[0][1:-1] + data[one.end() - 1 :]


def _rename(data, chance):
    names = sorted(set(re.findall(rb"[A-Za-z_]{4,}", data)))
    if not names:
        return data
    name = chance.choice(names)
    return data.replace(name, name[::-1], chance.choice((1, -1)))


def _declare(data, chance):
    at = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:at] + chance.choice((_BOMB, _OUTSIDE)) + data[at:].replace(b">", b">&a7;", chance.choice((0, 1, 1)))


def _nest(data, chance):
    at = data.find(b">", chance.randrange(len(data) + 1)) + 1
    depth = chance.choice((3, 40, 3000))
    return data[:at] + b"<z>" * depth + b"</z>" * depth + data[at:]


def _recode(data, chance):
    return data.decode(errors="replace").encode(
        chance.choice(("utf-16", "utf-32", "latin-1", "cp1252", "utf-8-sig")), "replace"
    )


_DAMAGES = (
    _cut, _cut_at_line, _flip, _flip, _drop, _double, _put, _put, _swap_lines, _drop_line, _empty_value, _swap_values,
    _rename, _declare, _nest, _recode,
)  # fmt: skip
