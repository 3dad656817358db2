"""The endpoint: what is asked, in which schema, and what comes back."""

from __future__ import annotations

import ipaddress
import json
import urllib.request
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from lagebild.errors import IntakeError, UsageError
from lagebild.model.claim import KINDS, STANCES
from lagebild.settings import Settings

__all__ = ["Answer", "Endpoint", "Said"]

_TIMEOUT = 300.0  # seconds; a laptop's model is slow
_LARGEST = 4_000_000  # bytes of an answer
_TASK = """You mark who says what in a news text. List every statement, thought or act of speech that the text ascribes
to someone, named or not, also denials and accusations named without their wording. Copy every span letter by letter
from the text; never translate, shorten or complete. content: the words said, denied or demanded, in one or more
pieces. speaker: the words that name who says it, or null. cue: the words that tell of saying, or null. addressee: to
whom, or null. kind: direct (between quotation marks), indirect (a reported clause), free_indirect (goes on without a
verb of saying), reported (an act of speech without its wording). stance: the speaker's towards the content."""


class Said(Struct, frozen=True):
    """One claim as the model tells it, in words of the text."""

    content: list[str]
    kind: str
    stance: str
    speaker: str | None = None
    cue: str | None = None
    addressee: str | None = None


class Answer(Struct, frozen=True):
    """What the model answers."""

    claims: list[Said]


class Endpoint(Struct, frozen=True):
    """``url`` ends before /chat/completions, as in http://127.0.0.1:8080/v1."""

    url: str
    model: str
    key: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Endpoint:
        """The endpoint of the settings; raises UsageError where there is none or it is not meant to be reached."""
        if not settings.llm_url:
            raise UsageError("no endpoint for the llm reader: set LAGEBILD_LLM_URL, e.g. http://127.0.0.1:8080/v1")
        parts = urlsplit(settings.llm_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"LAGEBILD_LLM_URL is {settings.llm_url[:80]!r}: give an http or https address")
        if not settings.llm_remote and not _loopback(parts.hostname):
            raise UsageError(
                f"{parts.hostname} is another machine: texts would leave this one; LAGEBILD_LLM_REMOTE=1 allows it"
            )
        return cls(settings.llm_url.rstrip("/"), settings.llm_model, settings.llm_key)

    def ask(self, passage: str, language: str) -> Answer:
        """Return what the model sees in ``passage``; raises IntakeError, one line."""
        body = {
            "model": self.model,
            "temperature": 0,
            "seed": 1718,
            "messages": [
                {"role": "system", "content": _TASK},
                {"role": "user", "content": f"Language: {language}\nText:\n{passage}"},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": _schema()},
            },
        }
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked when the endpoint is made
            f"{self.url}/chat/completions", json.dumps(body).encode(), headers
        )
        try:
            with urllib.request.build_opener(_NoRedirects).open(request, timeout=_TIMEOUT) as answer:
                raw = answer.read(_LARGEST + 1)
        except HTTPError as error:
            error.close()
            raise IntakeError(f"the llm endpoint answered {error.code}: see its log") from None
        except (OSError, HTTPException, ValueError) as error:
            reason = " ".join(str(error).split())[:80] or type(error).__name__
            raise IntakeError(f"the llm endpoint cannot be reached ({reason}): is it running?") from None
        if len(raw) > _LARGEST:
            raise IntakeError(f"the llm endpoint answered more than {_LARGEST / 1e6:.0f} MB: try another model")
        return _answer(raw)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A text is sent where the user said, nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _answer(raw: bytes) -> Answer:
    try:
        reply = msgspec.json.decode(raw)
        return msgspec.json.decode(reply["choices"][0]["message"]["content"], type=Answer)
    except (msgspec.MsgspecError, KeyError, IndexError, TypeError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())[:80]
        raise IntakeError(f"the llm did not answer in the schema ({reason}): use a server that binds JSON") from None


def _schema() -> dict[str, Any]:
    words: dict[str, Any] = {"type": ["string", "null"]}
    claim = {
        "content": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "speaker": words,
        "cue": words,
        "addressee": words,
        "kind": {"type": "string", "enum": list(KINDS)},
        "stance": {"type": "string", "enum": list(STANCES)},
    }
    item = {"type": "object", "properties": claim, "required": list(claim), "additionalProperties": False}
    claims = {"claims": {"type": "array", "items": item}}
    return {"type": "object", "properties": claims, "required": ["claims"], "additionalProperties": False}


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
