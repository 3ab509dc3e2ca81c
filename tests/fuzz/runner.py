"""Runs one target under atheris: what it may raise, how long it may take, what is kept of a finding.

A finding does not end the run: each place that raises is kept once, with the input and its
traceback. Only what ends the process (a crash of native code, a hang, too much memory) does, and
then libFuzzer has kept the input.
"""

import hashlib
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from corpus import FuwenError
from tests.fuzz.mutation import mutator

LONGEST_S = 5.0
"""Processor seconds that one input may take; instrumented code is about ten times slower."""
HANG_S = 120
MOST_MIB = 2048
LONGEST_INPUT = 32 * 1024
ROOMS = ("corpus", "indexer", "webui")
_LEAST_MEMORABLE = ("atheris", "runner.py")


class TooSlow(Exception):
    """An input took longer than any may."""


class Findings:
    """What a target raised that it may not, one input for each place."""

    def __init__(self, folder: Path) -> None:
        """Keep them in a folder."""
        self.folder = folder
        self._seen: set[str] = set()

    def keep(self, data: bytes, error: BaseException) -> None:
        """Keep an input and the traceback it led to, unless one like it is kept already."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{Path(one.filename).name}:{one.lineno}" for one in frames[-3:]]
        slow = str(error) if isinstance(error, TooSlow) else ""
        key = hashlib.sha256(repr((type(error).__name__, places, slow)).encode()).hexdigest()[:12]
        if key in self._seen:
            return
        self._seen.add(key)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{key}.input").write_bytes(data)
        told = "".join(traceback.format_exception(error))
        (self.folder / f"{key}.txt").write_text(told, encoding="utf-8")
        print(f"FINDING {type(error).__name__} at {' '.join(places)} {slow}", file=sys.stderr)


def run(name: str, *, seconds: int, work: Path) -> None:
    """Fuzz a target for so many seconds, going on from what earlier runs left; does not return."""
    import atheris  # noqa: PLC0415 (an extra, and the suite imports this module without it)

    with atheris.instrument_imports(include=list(ROOMS)):
        _import_rooms()
        target = import_module(f"tests.fuzz.targets.{name}")
    corpus = _seeded(target, work / name / "corpus")
    findings = Findings(work / name / "findings")
    mutate = mutator(target.WORDS)
    options = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-timeout={HANG_S}",
        f"-report_slow_units={HANG_S}",
        f"-rss_limit_mb={MOST_MIB}",
        f"-max_len={LONGEST_INPUT}",
        f"-artifact_prefix={work / name}/ended-",
        "-print_final_stats=1",
        str(corpus),
    ]
    atheris.Setup(options, guarded(target.run, findings), custom_mutator=mutate)
    atheris.Fuzz()


def guarded(target: Callable[[bytes], None], findings: Findings) -> Callable[[bytes], None]:
    """Wrap a target so that the error tree passes, and all else and every slow input is kept."""

    def one(data: bytes) -> None:
        began = time.process_time()
        try:
            target(data)
        except FuwenError:
            pass
        except Exception as error:  # noqa: BLE001 (whatever comes is what we look for)
            findings.keep(data, error)
        took = time.process_time() - began
        if took > LONGEST_S:
            findings.keep(data, TooSlow(f"{int(took)} s"))

    return one


def _import_rooms() -> None:
    """Import every module now: one that a reader imports at need would not be instrumented."""
    for room in ROOMS:
        package = import_module(room)
        for module in walk_packages(package.__path__, f"{room}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)


def _seeded(target: ModuleType, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    seeds: Iterable[bytes] = target.seeds()
    for seed in seeds:
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    return folder
