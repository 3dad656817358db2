"""The OpenAPI document says what the API does: no fault, no answer that it does not announce."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from lagebild.serve import Access, create_app
from serving import HOSTS, make_workspace

CASES = int(os.environ.get("LAGEBILD_API_CASES", "140"))  # `make test-api` asks for 5,000
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def operations(tmp_path_factory):
    """The operations of an application that nothing keeps from being asked fast."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LAGEBILD_READER", "rules")
        access = Access(hosts=HOSTS, per_second=1e6, burst=1e6)
        application = create_app(make_workspace(tmp_path_factory.mktemp("api")), access)
        schema = schemathesis.openapi.from_asgi("/api/openapi.json", application)
        yield [found.ok() for found in schema.get_all_operations()]


def test_no_fault_and_nothing_unannounced(operations):
    """Whatever fits the document, and what does not, is answered as announced: never a 5xx."""
    assert len(operations) >= 30
    each = max(1, CASES // (2 * len(operations)))
    asked = round_ = 0
    while asked < CASES:  # some operations take few arguments, so that a round of them is soon over
        round_ += 1
        for operation in operations:
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                asked += _ask(operation, mode, each, round_)
    print(f"{asked} cases over {len(operations)} operations")


def _ask(operation, mode, most, number):
    """Ask up to ``most`` times; return how often."""
    asked = 0

    @seed(number)
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=most, deadline=None, derandomize=False, database=None, suppress_health_check=list(HealthCheck)
    )
    def ask(case):
        nonlocal asked
        asked += 1
        case.call_and_validate(checks=CHECKS)

    try:
        ask()
    except BaseException as error:
        if type(error).__name__ != "Unsatisfiable":  # nothing can be off where an operation takes no argument
            raise
    return asked
