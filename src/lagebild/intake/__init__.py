"""Bytes in, ``Document`` out: text, HTML, PDF, Word and mail; nothing here touches the network but ``fetch``."""

from lagebild.intake.capture import capture
from lagebild.intake.fetch import Fetched, fetch, fetch_changed
from lagebild.intake.outlets import publishers
from lagebild.intake.sources import sources

__all__ = ["Fetched", "capture", "fetch", "fetch_changed", "publishers", "sources"]
