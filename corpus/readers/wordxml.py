"""What all targets for an XML parser share that reads a part of a .docx, and its relations."""

import posixpath

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # the "strict" kind of .docx
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}",
)

_LONGEST_NUMBER = 10


class ForbiddenMarkup(Exception):
    """A document type is declared, which could define entities, or elements stand in one another
    without end: Word never writes either."""


class Target:
    """What every parser target does: refuse a document type."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Refuse it."""
        raise ForbiddenMarkup


class Relations(Target):
    """The parts that a package or one of its parts refers to."""

    def __init__(self, folder: str) -> None:
        """Start with none; the part is in `folder`."""
        self._folder = folder
        self.by_kind: dict[str, str] = {}
        self.by_id: dict[str, str] = {}

    def start(self, _tag: str, attributes: dict[str, str]) -> None:
        """Look at one relation."""
        if target := attributes.get("Target"):
            part = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            self.by_kind[attributes.get("Type", "").rpartition("/")[2]] = part
            self.by_id[attributes.get("Id", "")] = part


def local_name(tag: str) -> str:
    """Return an element's name if it is one of Word's, else ""."""
    namespace, brace, name = tag.rpartition("}")
    return name if namespace + brace in _WORD else ""


def values_of(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes of an element by their names alone."""
    return {name.rpartition("}")[2]: value for name, value in attributes.items()}


def number_of(value: str) -> int:
    """Return a number that an attribute holds, 0 for anything else: not each program writes well."""
    return int(value) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
