"""Closed classes of German words, and what a word form tells by itself."""

import re

__all__ = [
    "ADVERBS",
    "COORDINATORS",
    "DETERMINERS",
    "JOINED_ZU",
    "KONJUNKTIV",
    "KONJUNKTIV_2",
    "NOT_SUBJECT",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "SUBORDINATORS",
    "adjective",
    "finite",
]

COORDINATORS = frozenset(["und", "oder", "aber", "doch", "sondern", "sowie", "denn", "jedoch", "beziehungsweise"])
SUBORDINATORS = frozenset(
    ["dass", "daß", "ob", "weil", "wenn", "obwohl", "obgleich", "während", "nachdem", "bevor", "ehe", "damit", "sodass", "falls", "indem", "sofern", "solange", "sobald", "seitdem", "wie", "wonach", "warum", "weshalb", "wieso", "wer", "was", "wo", "wohin", "woher", "wann", "wozu", "womit", "wodurch", "worauf", "worin", "inwieweit", "inwiefern", "als", "da", "bis", "um", "ohne", "anstatt", "statt", "nachdem", "wobei", "zumal", "welche", "welcher", "welches", "wem", "wen", "wessen"]
)
RELATIVES = frozenset(["der", "die", "das", "dem", "den", "deren", "dessen", "denen", "welcher", "welche", "welches", "welchen", "welchem"])
PREPOSITIONS = frozenset(
    ["in", "im", "an", "am", "auf", "bei", "beim", "nach", "mit", "von", "vom", "zu", "zum", "zur", "für", "seit", "aus", "über", "unter", "vor", "während", "laut", "wegen", "trotz", "durch", "gegen", "ohne", "um", "bis", "gegenüber", "neben", "zwischen", "hinter", "ab", "anlässlich", "aufgrund", "angesichts", "infolge", "mittels", "per", "pro", "innerhalb", "außerhalb", "statt", "dank", "gemäß", "entgegen", "hinsichtlich", "bezüglich", "ins", "ans", "aufs", "vors", "fürs", "übers", "unterm", "zwecks", "seitens", "entsprechend", "binnen", "namens"]
)
DETERMINERS = frozenset(
    ["der", "die", "das", "ein", "eine", "dieser", "diese", "dieses", "jener", "jene", "jenes", "jeder", "jede", "jedes", "alle", "beide", "viele", "einige", "mehrere", "manche", "kein", "keine", "keiner", "sein", "seine", "ihr", "ihre", "unser", "unsere", "mein", "meine", "zahlreiche", "etliche", "sämtliche", "wenige", "andere", "weitere", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "verschiedene", "solche", "derselbe", "dieselbe"]
)
# articles that no subject opens
NOT_SUBJECT = frozenset(
    ["den", "dem", "des", "einen", "einem", "eines", "einer", "diesen", "diesem", "jenen", "jenem", "seinen", "seinem", "seines", "ihren", "ihrem", "ihres", "keinen", "keinem", "unseren", "unserem", "meinen", "meinem", "allen", "mir", "mich", "dir", "dich", "ihm", "ihn", "ihnen", "uns", "euch", "sich", "dessen", "deren", "denen"]
)
PRONOUNS = frozenset(["er", "sie", "wir", "ich", "dieser", "diese", "jener", "letzterer", "letztere", "man", "beide"])
ADVERBS = frozenset(
    ["auch", "aber", "jedoch", "hingegen", "dagegen", "indes", "indessen", "allerdings", "zudem", "außerdem", "ferner", "weiter", "weiterhin", "zugleich", "gestern", "heute", "morgen", "nun", "jetzt", "bereits", "schon", "noch", "nur", "so", "dann", "dabei", "dazu", "daraufhin", "danach", "zuvor", "erneut", "wieder", "wiederum", "mehrfach", "später", "inzwischen", "mittlerweile", "unterdessen", "zunächst", "zuletzt", "anschließend", "abschließend", "ebenfalls", "ebenso", "gleichzeitig", "offiziell", "öffentlich", "wörtlich", "schriftlich", "telefonisch", "lediglich", "sogar", "selbst", "etwa", "unter", "darüber", "hinaus", "hier", "dort", "vorab", "bislang", "bisher", "kürzlich", "jüngst", "nochmals", "nochmal", "einmal", "ausdrücklich", "deutlich", "scharf", "heftig", "energisch", "umgehend", "sofort", "prompt", "vehement", "strikt", "entschieden", "ernsthaft", "vorsichtig", "optimistisch", "nachdrücklich", "mehrmals", "wiederholt", "stets", "immer", "oft", "häufig", "nie", "niemals", "nicht", "zwar", "doch", "eben", "gerade", "insbesondere", "vor", "allem", "demgegenüber", "demzufolge", "somit", "deshalb", "daher", "darum", "folglich", "offenbar", "offensichtlich", "angeblich", "vermutlich", "wahrscheinlich", "möglicherweise", "vielleicht", "selbstverständlich", "natürlich", "ja", "wohl", "abends", "morgens", "nachmittags", "mittags", "vormittags", "nachts", "damals", "einst", "seinerzeit", "ursprünglich", "grundsätzlich", "ausführlich", "anfangs", "schließlich", "endlich", "also", "nämlich", "dementsprechend", "überraschend", "überdies", "im", "übrigen", "unlängst", "neulich", "vorgestern", "dahingehend", "diesbezüglich", "daran", "darauf", "davon", "damit", "dafür", "darum", "hierzu", "hierbei", "live", "kurz", "knapp", "sinngemäß", "teilweise", "erst", "abermals", "es", "sich", "ihm", "ihr", "ihnen", "ihn", "uns", "mir", "mich", "seinerseits", "ihrerseits", "zuversichtlich"]
)
_COMMON = frozenset(
    ["ist", "sind", "war", "waren", "hat", "haben", "hatte", "hatten", "wird", "werden", "wurde", "wurden", "kann", "können", "konnte", "konnten", "muss", "müssen", "musste", "mussten", "soll", "sollen", "sollte", "sollten", "will", "wollen", "wollte", "wollten", "darf", "dürfen", "durfte", "durften", "mag", "mögen", "mochte", "möchte", "möchten", "gibt", "gab", "gaben", "geht", "ging", "gingen", "kommt", "kam", "kamen", "steht", "stand", "standen", "liegt", "lag", "lagen", "bleibt", "blieb", "blieben", "lässt", "ließ", "ließen", "sieht", "sah", "sahen", "findet", "fand", "fanden", "hält", "hielt", "hielten", "nimmt", "nahm", "nahmen", "fällt", "fiel", "fielen", "läuft", "lief", "liefen", "stieg", "steigt", "stiegen", "sank", "sinkt", "sanken", "starb", "starben", "stirbt", "verlor", "verliert", "trägt", "trug", "trugen", "gilt", "galt", "galten", "zog", "zieht", "zogen", "traf", "trifft", "trafen", "schlug", "schlägt", "fährt", "fuhr", "fuhren", "beginnt", "begann", "begannen", "bringt", "scheint", "schien", "heißt", "hieß", "hießen", "weiß", "bestand", "besteht", "führt", "führen", "macht", "machte", "machen", "gehört", "gehören", "zeigt", "bedeutet", "droht", "braucht", "brauchen", "erhält", "erhielt", "erhielten", "erhalten", "bekommt", "bekam", "warf", "wies", "rief", "rät", "riet", "sprach", "spricht", "schrieb", "schreibt", "tritt", "trat", "bot", "bietet", "bat", "bittet", "betrug", "beträgt", "entschied", "entstand", "entsteht", "verließ", "verlässt", "handelt", "stellt", "stellte", "setzt", "setzte", "leidet", "litt", "befindet", "befand", "befanden", "betrifft", "betraf", "ergab", "ergibt"]
)
KONJUNKTIV = frozenset(
    ["sei", "seien", "seiest", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge", "gebe", "gehe", "komme", "stehe", "liege", "lasse", "bleibe", "finde", "sehe", "nehme", "halte", "handle", "handele", "bestehe", "mache", "führe", "bringe", "brauche", "gelte", "laufe", "trage", "falle", "zeige", "wisse", "stelle", "setze", "drohe", "fehle", "reiche", "diene", "gehöre", "helfe", "sorge", "spreche", "bedeute", "bedürfe", "betreffe", "betrage", "befinde", "erfolge", "entspreche", "ergebe", "erhalte", "erwarte", "existiere", "funktioniere", "glaube", "hoffe", "kenne", "koste", "lebe", "leide", "lege", "leiste", "liefere", "lerne", "passe", "plane", "rechne", "richte", "scheine", "spiele", "sinke", "steige", "tue", "trete", "treffe", "treibe", "unterstütze", "verfüge", "verdiene", "verliere", "verstehe", "verstoße", "versuche", "verletze", "verhalte", "verhandle", "verhindere", "warte", "werfe", "wirke", "zahle", "ziehe", "zwinge", "arbeite", "basiere", "beginne", "begrüße", "behalte", "bekomme", "benötige", "bereite", "beruhe", "besitze", "biete", "bilde", "denke", "dauere", "ende", "enthalte", "entstehe", "erfülle", "erkenne", "ermögliche", "erreiche", "ersetze", "fordere", "fühle", "folge", "gefährde", "gelinge", "genüge", "geschehe", "gewinne", "greife", "heiße", "interessiere", "kämpfe", "lehne", "lerne", "missbrauche", "nutze", "profitiere", "prüfe", "respektiere", "riskiere", "sammle", "schade", "schaffe", "schütze", "sende", "stamme", "starte", "stimme", "stoße", "strebe", "suche", "teile", "überwiege", "umfasse", "unterliege", "verbiete", "verbreite", "verlange", "vermute", "versage", "verspreche", "verwende", "wachse", "widerspreche", "wünsche", "zeuge", "zähle", "zerstöre", "bedrohe", "trainiere", "produziere", "exportiere", "importiere", "entwickle", "begehe", "breche", "beliefere", "bestreite", "beabsichtige", "betrachte", "betreibe", "unterhalte", "transportiere", "teste", "schicke", "entsende", "stärke", "erhöhe", "sichere", "hafte", "ablehne", "vorliege"]
)
KONJUNKTIV_2 = frozenset(
    ["hätte", "hätten", "wäre", "wären", "würde", "würden", "könnte", "könnten", "müsste", "müssten", "dürfte", "dürften", "gäbe", "gäben", "käme", "kämen", "ginge", "gingen", "ließe", "ließen", "stünde", "stünden", "bliebe", "blieben", "läge", "lägen", "bräuchte", "bräuchten", "brächte", "brächten", "sollte", "sollten", "wollten", "wüsste", "fände", "hielte", "nähme", "sähe"]
)
JOINED_ZU = re.compile(
    r"(?:an|ab|auf|aus|bei|durch|ein|fest|fort|her|hin|los|mit|nach|nieder|statt|teil|über|um|unter|vor|voraus|vorbei"
    r"|weg|weiter|wieder|zurück|zusammen|zu|entgegen|bereit|frei|sicher|klar|bekannt|nahe|heraus|heran|hervor|hinaus"
    r"|dar|bloß|herbei|herunter|hinweg|offen|still)zu[a-zäöüß]{3,}n$"
)
_NOT_FINITE = frozenset(
    ["heute", "erste", "letzte", "zweite", "dritte", "vierte", "fünfte", "rechte", "weite", "gute", "alte", "späte", "harte", "leichte", "beste", "größte", "nächste", "bekannte", "gesamte", "sogenannte", "genannte", "konkrete", "nackte", "bunte", "kalte", "echte", "direkte", "nicht", "mit", "seit", "erst", "jetzt", "selbst", "statt", "zuletzt", "sonst", "fast", "meist", "oft", "laut", "damit", "somit", "dort", "sofort", "weit", "rechts", "insgesamt", "ernst", "bereit", "breit", "gut", "alt", "bekannt", "zunächst", "zuerst", "bisweilen", "unten", "hinten", "mitten", "selten", "letzten", "ersten", "guten", "alten", "rechten", "nächsten", "meisten", "besten", "größten", "späten", "harten", "leichten", "bekannten", "gesamten", "sogenannten", "genannten", "konkreten", "direkten", "echten", "zweiten", "dritten", "vierten", "fünften", "nackten", "roten", "toten", "hunderten"]
)


def finite(low: str) -> bool:
    """Tell whether a lower-case word looks like a finite verb: a known one, Konjunktiv, or a weak past."""
    if low in _COMMON or low in KONJUNKTIV or low in KONJUNKTIV_2:
        return True
    return len(low) > 4 and low.endswith(("te", "ten")) and low not in _NOT_FINITE


def adjective(low: str) -> bool:
    """Tell whether a lower-case word can stand between article and noun."""
    return low.endswith(("e", "en", "er", "es", "em")) or low in ("sehr", "rund", "etwa", "lila", "prima")
