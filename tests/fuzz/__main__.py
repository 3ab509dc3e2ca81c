"""`python -m tests.fuzz TARGET… --seconds 600`: fuzz targets one after the other, and count.

Needs the extra `fuzz` (atheris, Linux only). Inputs that were found interesting stay in the work
folder for the next run, findings too; the status is 1 if there are any.
"""

import argparse
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.runner import run

TARGETS = sorted(
    path.stem for path in Path(__file__).with_name("targets").glob("*.py") if path.stem[0] != "_"
)
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def main() -> int:
    """Run the targets asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []])
    parser.add_argument("--seconds", type=int, default=300, help="for each target")
    parser.add_argument("--work", type=Path, default=Path("fuzz-work"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        run(asked.targets[0], seconds=asked.seconds, work=asked.work)
    found = [_one(name, asked.seconds, asked.work) for name in asked.targets or TARGETS]
    return int(any(found))


def _one(name: str, seconds: int, work: Path) -> int:
    """Fuzz one target in a process of its own; return how many findings its folder holds."""
    (work / name).mkdir(parents=True, exist_ok=True)
    log = work / name / "log.txt"
    began, spent = time.monotonic(), _spent()
    with log.open("w", encoding="utf-8") as out:
        command = [sys.executable, "-m", "tests.fuzz", name, "--child"]
        limits = ["--seconds", str(seconds), "--work", str(work)]
        status = subprocess.run([*command, *limits], stdout=out, stderr=out, check=False).returncode  # noqa: S603
    executed = _EXECUTED.search(log.read_text("utf-8", "replace"))
    count = len(list((work / name).glob("findings/*.input")))
    ended = len(list((work / name).glob("ended-*")))
    print(
        f"{name}: {executed[1] if executed else '?'} inputs in {time.monotonic() - began:.0f} s "
        f"({_spent() - spent:.0f} s of processor time), {count} findings, {ended} that ended it, status {status}",
        flush=True,
    )
    return count + ended


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
