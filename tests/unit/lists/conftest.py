"""A small list of our own making in the shape of the UN's file."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"

UN_LIST = """<?xml version='1.0' encoding='utf-8'?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2024-05-01T00:00:09.554Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>11</DATAID>
      <VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME>HONG</FIRST_NAME>
      <SECOND_NAME>GIL-DONG </SECOND_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
      <REFERENCE_NUMBER>KPi.901 </REFERENCE_NUMBER>
      <LISTED_ON>2016-03-02-04:00</LISTED_ON>
      <NAME_ORIGINAL_SCRIPT>홍길동</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>Agent in Elbonia. Gender: male.</COMMENTS1>
      <TITLE><VALUE>Dr.</VALUE></TITLE>
      <DESIGNATION><VALUE>Envoy</VALUE><VALUE>Clerk</VALUE></DESIGNATION>
      <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE><VALUE>Elbonia</VALUE></NATIONALITY>
      <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
      <LAST_DAY_UPDATED><VALUE>2020-01-02</VALUE></LAST_DAY_UPDATED>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Hong Kil Tong (original script: 홍길동)</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Tong</ALIAS_NAME><NOTE>call sign</NOTE></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY /><ALIAS_NAME /></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><CITY>Mudville</CITY><COUNTRY>Russian Federation</COUNTRY><NOTE>until 2019</NOTE></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1944-10-13</DATE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1940</FROM_YEAR><TO_YEAR>1946</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Namyang</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Numéro de passeport</TYPE_OF_DOCUMENT><NUMBER>999000111 (expired 2018)</NUMBER></INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT />
      <SORT_KEY /><SORT_KEY_LAST_MOD />
      <SHOE_SIZE>43</SHOE_SIZE>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY>
      <DATAID>12</DATAID>
      <VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME>MUDVILLE SHIPPING COMPANY (MSC)</FIRST_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
      <REFERENCE_NUMBER>KPe.902</REFERENCE_NUMBER>
      <LISTED_ON>2014-07-28</LISTED_ON>
      <COMMENTS1>Owner of a tanker with IMO number: 9074729. IMO number: 5571322. SWIFT: MUDVKPPY.</COMMENTS1>
      <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>"Casey Lines"</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><STREET>Pier 1</STREET><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS>
      <SORT_KEY /><SORT_KEY_LAST_MOD />
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
"""


@pytest.fixture
def un_list() -> bytes:
    """Bytes of the list."""
    return UN_LIST.encode()


@pytest.fixture
def real_un_list() -> bytes:
    """Bytes of a real list, where the development data is at hand."""
    path = SHARED / "data" / "lists" / "un_consolidated.xml"
    if not path.exists():
        pytest.skip("the development data is not here")
    return path.read_bytes()


@pytest.fixture
def example():
    """Give the bytes of a list of our own making, by name."""
    return lambda name: (Path(__file__).parent / "examples" / name).read_bytes()


@pytest.fixture
def shared_lists() -> Path:
    """The folder of real lists, where the development data is at hand."""
    path = SHARED / "data" / "lists"
    if not path.exists():
        pytest.skip("the development data is not here")
    return path
