"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# no deadline: machines differ; derandomised: a red run can be repeated
settings.register_profile("lagebild", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "lagebild"))


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the indexes of tests apart from the user's."""
    os.environ["LAGEBILD_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real data beside the checkout; tests that need it skip where it is absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the real data are not beside this checkout")
    return folder
