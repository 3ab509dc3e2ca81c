"""The tree of everything that can go wrong, sorted by who can mend it.

FuwenError
├── ReadError            one file could not be read; the run goes on and names the file
│   ├── UnknownFormat    no reader knows this kind of file
│   └── NoReply          a row says that nobody has answered yet
├── SettingsError        the operator's own file or option is wrong
├── QueryError           the searcher can mend it          (indexer)
├── IndexProblem         the operator can mend it          (indexer)
└── EngineError          the engine failed                 (indexer)
"""

import errno
from pathlib import Path

_REASONS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "文件系统是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过了系统允许的大小",
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名称太长",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ELOOP: "链接循环",
    errno.EADDRINUSE: "地址已被占用",
}


def reason_of(error: OSError) -> str:
    """Say in Chinese what the system refused; its own words where we have none.

    >>> reason_of(FileNotFoundError(2, "No such file or directory"))
    '文件或文件夹不存在'
    """
    known = _REASONS.get(error.errno or 0)
    return known or error.strerror or type(error).__name__


class FuwenError(Exception):
    """Anything Fuwen refuses; its text is one sentence for the reader."""


class ReadError(FuwenError):
    """One file, or one row of it, could not be read."""

    def __init__(self, path: Path, reason: str, *, position: int | None = None) -> None:
        """Name `path`, the 1-based row `position` if it is about one row, and the `reason`."""
        self.path = path
        self.reason = reason
        self.position = position
        row = "" if position is None else f" 第{position}行"
        super().__init__(f"{path}{row}：{reason}")


class UnknownFormat(ReadError):
    """No reader is registered for the file's suffix."""


class NoReply(ReadError):
    """A row was read and holds no reply: nobody has answered yet, or the answer was taken back."""


class SettingsError(FuwenError):
    """A wordlist, layout or option that the operator supplied is wrong."""
