"""What the network says of each piece of text, and in which order: shared by training and reading."""

from lagebild.model.claim import KINDS, STANCES

__all__ = [
    "ENTITIES", "HEADS", "KINDS", "LAYERS", "NEXT", "REACH", "RELATION", "ROLES", "SENSE", "STANCES", "STANDING",
    "TAGS", "WIDTH",
]  # fmt: skip

# Content is tagged twice: layer 0 has what stands outermost, layer 1 what is quoted within it.
# outside, begins, goes on, a gap inside a split statement, goes on after the gap
TAGS = ("O", "B", "I", "G", "C")
LAYERS = 2
NEXT = {"O": "OB", "B": "OBIG", "I": "OBIG", "G": "GC", "C": "OBIG"}  # what may follow; a text begins after O
# what each content points to; every piece is also tagged with whether it is outside, begins or goes on such a part
ROLES = ("speaker", "cue", "addressee")
ENTITIES = ("person", "state", "organisation", "vessel", "goods", "place", "date")
WIDTH = 48  # of the vectors by which a content finds its speaker
REACH = 12  # distances to what is pointed at are told apart in this many doublings before and behind
SENSE = 256  # numbers of a piece by which two statements are compared
STANDING, RELATION = 96, 16  # numbers of a piece and of two parties that tell how these stand to each other

# name of the network's output → numbers a piece has
HEADS = {
    "content": LAYERS * len(TAGS),
    "parts": len(ROLES) * 3,
    "entities": 1 + 2 * len(ENTITIES),
    "manner": 4 * (len(KINDS) + len(STANCES)),  # of first piece, last piece, cue, and the mean of the content: added up
    "ask": 2 * len(ROLES) * 2 * WIDTH,  # from first and last piece; for start and end
    "offer": len(ROLES) * 2 * WIDTH,
    "none": 2 * len(ROLES),
    "meaning": 128,
}
