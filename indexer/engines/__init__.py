"""Terms ↔ disk: the engines, one a module, behind the seam in base.py."""

from importlib import import_module

from indexer.engines.base import Engine
from indexer.errors import IndexProblem

ENGINES = {
    "tantivy": "indexer.engines.tantivy:TantivyEngine",
    "whoosh": "indexer.engines.whoosh:WhooshEngine",
    "memory": "indexer.engines.memory:MemoryEngine",
}
"""Name → where its class is; imported only when asked for, so a missing wheel harms no other."""


def engine(name: str) -> Engine:
    """Return the engine called `name`; raises IndexProblem for an unknown or uninstalled one."""
    if name not in ENGINES:
        raise IndexProblem(f"没有名为“{name}”的引擎；可用：{'、'.join(ENGINES)}")
    module, _, attribute = ENGINES[name].partition(":")
    try:
        made: Engine = getattr(import_module(module), attribute)()
    except ImportError as error:
        raise IndexProblem(f"引擎“{name}”未能载入（{error}）；请安装它或换用其他引擎") from error
    return made
