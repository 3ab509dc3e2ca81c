"""The indexer's branches of the error tree that corpus.errors draws.

FuwenError
├── QueryError           the searcher can mend it          web 400, command line 2
├── IndexProblem         the operator can mend it          web 503, command line 2
│   ├── IndexMissing     no index in the folder
│   ├── IndexOutdated    made by another version or analysis: rebuild
│   ├── IndexDamaged     a file is missing or not what the manifest says: rebuild
│   └── IndexLocked      another process is writing
└── EngineError          the engine failed; its exception is the cause    web 503
"""

from corpus import FuwenError


class QueryError(FuwenError):
    """What was asked cannot be understood; the text is Chinese and says what to do."""


class IndexProblem(FuwenError):
    """The index cannot be used; the text says which command mends it."""


class IndexMissing(IndexProblem):
    """There is no index in the folder."""


class IndexOutdated(IndexProblem):
    """The index was made by another format version, engine version or analysis."""


class IndexDamaged(IndexProblem):
    """A file of the index is missing or not what its manifest says."""


class IndexLocked(IndexProblem):
    """Another process is writing this index."""


class EngineError(FuwenError):
    """The engine failed; its own exception is the cause."""
