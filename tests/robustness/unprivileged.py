"""Run `fuwen` as somebody whom permissions hold for, also where the tests run as root."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NOBODY = 65534
_FUWEN = [sys.executable, "-c", "from indexer.cli import main; main()"]


def fuwen(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command as the user nobody; or as root without root's power over permissions, where
    nobody may not even start this Python; or as who we are, who is not root."""
    command = [*_FUWEN, *map(str, arguments)]
    if os.geteuid() != 0:
        return _run(command)
    if _nobody_may_start():
        return _run(command, NOBODY)
    if shutil.which("setpriv") is None:
        pytest.skip("permissions do not hold for root, and there is no way to be somebody else")
    return _run(["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command])


def _nobody_may_start() -> bool:
    try:
        return _run([*_FUWEN, "--version"], NOBODY).returncode == 0
    except PermissionError:
        return False


def _run(command: list[str], user: int | None = None) -> subprocess.CompletedProcess[str]:
    groups: list[int] | None = None if user is None else []
    return subprocess.run(  # noqa: S603
        command,
        user=user,
        group=user,
        extra_groups=groups,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
