"""Write the bundled dispatches that are not plain text: one mail, one Word file, one PDF.

The same bytes come out each time: archive members, dates and identifiers are fixed.
Run from the repository root: ``python examples/make_formats.py``.
"""

import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/lagebild/data/examples/dispatches"

MAIL = """\
PRAIRIE TRIBUNE MORNING BRIEFING

North Korea admits it fought for Russia

After months of silence, North Korea has confirmed that it sent troops to
fight alongside Russian forces in the Kursk region. Kim Jong Un ordered the
deployment under the treaty signed in June 2024, the ruling party's Central
Military Commission said in a statement carried by state media on Monday.

The commission said the operation to liberate Kursk had been concluded
victoriously.

Russia's chief of the general staff, Valery Gerasimov, had acknowledged the
presence of the North Koreans on Saturday, praising their high
professionalism and courage. President Vladimir Putin said the troops had
acted "out of a sense of solidarity, justice and genuine comradeship".

In October, a North Korean diplomat at the United Nations had called reports
of the deployment groundless rumors.

South Korea's Defense Ministry accused Pyongyang of having admitted to a
criminal act. The U.S. State Department said countries like North Korea bore
responsibility for perpetuating the war, and demanded an end to the
deployment.

South Korea's spy agency estimates that about 15,000 North Koreans were sent
and that some 600 of them were killed, lawmaker Lee Seong-kweun said on
Wednesday after a briefing.

You receive this mail because you subscribed at prairietribune.example.
"""

WORD_TITLE = "Kohle und Öl auf See: UN-Experten sehen Nordkoreas Handel weitergehen"
WORD = """\
Elbtal Zeitung
Hintergrund
Von Ruth Senftleben, Elbtal Zeitung
New York, 22. März 2024 - Nordkorea führt nach Erkenntnissen der Vereinten Nationen trotz des Verbots weiter \
Kohle aus. Schiffe unter nordkoreanischer Flagge hätten ihre Ladung in chinesischen Gewässern auf andere \
Schiffe umgeladen, schreibt das Expertengremium des Sicherheitsrats in seinem im März veröffentlichten \
Abschlussbericht.
Der Sicherheitsrat hatte die Ausfuhr von Kohle im August 2017 mit Resolution 2371 vollständig untersagt.
Auch die Einfuhr von Öl laufe zum Teil auf See ab, heißt es in dem Bericht. Tanker schalteten ihre Transponder \
ab oder gäben eine falsche Identität vor.
Die G7-Staaten, die Europäische Union, Südkorea, Australien und Neuseeland hatten China schon im Juli 2023 in \
einem Brief aufgefordert, Tanker aus seinen Gewässern auszuweisen. Mehrere Schiffe nutzten die Bucht von \
Sansha als Zuflucht, um Nordkorea mit Ölprodukten zu versorgen, kritisierten die Unterzeichner.
China wies das zurück. „China hat die Resolutionen des Sicherheitsrats stets strikt umgesetzt“, erklärte die \
chinesische UN-Vertretung damals. Sie forderte alle Seiten auf, auch die Bestimmungen zur Wiederaufnahme des \
Dialogs zu erfüllen.
"""

PDF_TITLE = "Elf Staaten: Moskau und Pjöngjang brechen Sanktionen gemeinsam"
PDF = """\
Nordlicht Depesche

Von Jette Brodersen

Seoul, 2. Juni 2025. Russland und Nordkorea verstoßen nach Darstellung von elf westlichen und asiatischen \
Staaten gemeinsam gegen die Sanktionen des Sicherheitsrats. Das Multilaterale Sanktionsüberwachungsteam (MSMT) \
veröffentlichte am Donnerstag seinen ersten Bericht.

Russische Frachtschiffe hätten im Jahr 2024 bis zu neun Millionen Artilleriegranaten und Raketen für \
Mehrfachwerfer aus Nordkorea gebracht, heißt es darin. Außerdem habe Pjöngjang mindestens 100 ballistische \
Raketen geliefert, die Russland auf die Ukraine abgefeuert habe. Mehr als 11.000 nordkoreanische Soldaten \
seien 2024 nach Russland verlegt worden.

Im Gegenzug habe Moskau mindestens ein Flugabwehrsystem vom Typ Panzir überlassen und mehr als eine Million \
Barrel Ölprodukte geliefert, schreiben die Verfasser. Damit sei die Obergrenze von 500.000 Barrel \
überschritten.

Das Außenministerium in Pjöngjang wies den Bericht zurück. Das Team sei ein politisches Werkzeug des Westens \
ohne jede rechtliche Grundlage, zitierte die staatliche Agentur KCNA den Leiter der Abteilung für \
Außenpolitik. Die militärische Zusammenarbeit mit Russland verteidigte er als legitim, sie beruhe auf dem \
Vertrag vom Juni 2024.

Deutschland gehört dem Team an, ebenso wie die USA, Südkorea und Japan.
"""


def write_mail() -> bytes:
    """Return the newsletter as a multipart mail with an HTML alternative."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Prairie Tribune Morning Briefing <briefing@prairietribune.example>"
    mail["To"] = "reader@example.org"
    mail["Subject"] = "North Korea admits it fought for Russia"
    mail["Date"] = "Wed, 30 Apr 2025 11:05:00 +0000"
    mail["Message-ID"] = "<20250430.briefing@prairietribune.example>"
    mail.set_content(MAIL, cte="quoted-printable")
    body = "".join(f"<p>{part}</p>" for part in MAIL.split("\n\n"))
    mail.add_alternative(f"<html><body>{body}</body></html>", subtype="html", cte="quoted-printable")
    mail.set_boundary("=_prairie_tribune_briefing")
    return mail.as_bytes()


def write_word() -> bytes:
    """Return the Word file; member dates are fixed and the template's thumbnail is left out."""
    from docx import Document

    word = Document()
    word.core_properties.title = WORD_TITLE
    word.core_properties.author = "Elbtal Zeitung"
    word.core_properties.created = word.core_properties.modified = datetime(2024, 3, 22, 5, 0, tzinfo=UTC)
    word.add_heading(WORD_TITLE, level=1)
    for paragraph in WORD.splitlines():
        word.add_paragraph(paragraph)
    draft, final = io.BytesIO(), io.BytesIO()
    word.save(draft)
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return final.getvalue()


def write_pdf() -> bytes:
    """Return the PDF, set by typst with a fixed date."""
    import typst

    head = (
        f'#set document(title: "{PDF_TITLE}", author: "Nordlicht Depesche", '
        "date: datetime(year: 2025, month: 6, day: 2))\n"
        '#set page(paper: "a5", margin: 18mm)\n#set text(lang: "de", size: 10pt, hyphenate: false)\n'
        f'#heading("{PDF_TITLE}")\n\n'
    )
    return typst.compile((head + PDF).encode(), format="pdf", timestamp=1748822400)


def main() -> None:
    """Write all three files."""
    for name, data in {
        "2025-04-30_prairie_confirmation.eml": write_mail(),
        "2024-03-22_elbtal_kohle.docx": write_word(),
        "2025-06-02_nordlicht_msmt.pdf": write_pdf(),
    }.items():
        (TARGET / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
