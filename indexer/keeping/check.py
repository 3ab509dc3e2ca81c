"""Verify an index against its manifest, its ledger and its sources."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Listing, ReadError, canonical_name, suffixes, walk
from indexer.keeping import generations, manifest
from indexer.keeping.generations import Pointer
from indexer.keeping.ledger import Ledger
from indexer.keeping.opened import open_generation
from indexer.keeping.rows import Read


@dataclass(slots=True, kw_only=True)
class Findings:
    """What is wrong: `damage` takes a rebuild, `outdated` an update; a sentence each. `unread` are
    sources that could not be looked at, so that nobody knows whether they have changed."""

    generation: str
    damage: list[str] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def check_index(index: Path | str) -> Findings:
    """Read every byte of the index in use and every directory entry of its sources.

    Raises IndexMissing, IndexDamaged or IndexOutdated if there is nothing that can be checked.
    """
    pointer = generations.current(Path(index))
    found = manifest.load(pointer.folder, pointer.digest)
    findings = Findings(generation=found.generation)
    findings.damage += manifest.damage(pointer.folder, found, thorough=True)
    findings.damage += manifest.strangers(pointer.folder, found)
    if not findings.damage:
        _compare(pointer, found.replies, findings)
    return findings


def _compare(pointer: Pointer, replies: int, findings: Findings) -> None:
    opened = open_generation(pointer)
    try:
        _compare_ids(set(opened.ledger.ids()), set(opened.reader.ids()), replies, findings)
        _compare_sources(opened.ledger, findings)
    except sqlite3.Error as error:
        findings.damage.append(f"来源登记无法读取：{error}")
    finally:
        opened.close()


def _compare_ids(listed: set[str], held: set[str], replies: int, findings: Findings) -> None:
    if len(held) != replies:
        findings.damage.append(f"清单记有 {replies} 份复文，引擎里有 {len(held)} 份")
    for id in sorted(listed - held)[:10]:
        findings.damage.append(f"登记的复文 {id} 不在引擎里")
    for id in sorted(held - listed)[:10]:
        findings.damage.append(f"引擎里的复文 {id} 没有登记")


def _compare_sources(ledger: Ledger, findings: Findings) -> None:
    """Compare directory entries only: a file whose time changed counts as changed."""
    findings.outdated += [f"{path} 不在任何一个索引了的文件夹里" for path in ledger.strays()]
    for root in ledger.roots():
        try:
            listing = walk(root.path, root.name, suffixes())
        except ReadError as error:
            findings.unread.append(_sentence(error))
        else:
            findings.unread += map(_sentence, listing.failed)
            _compare_files(ledger.files(root.name), listing, findings)


def _compare_files(known: Mapping[str, Read], listing: Listing, findings: Findings) -> None:
    files = {file.canonical: file for file in listing.files}
    findings.outdated += [f"{path} 已不在" for path in sorted(listing.gone(known))]
    for path, file in files.items():
        if path not in known:
            findings.outdated.append(f"{path} 是新的")
        elif (known[path].size, known[path].mtime_ns) != (file.size, file.mtime_ns):
            findings.outdated.append(f"{path} 已更改")


def _sentence(error: ReadError) -> str:
    return f"{canonical_name(str(error.path))}：{error.reason}"
