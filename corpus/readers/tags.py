"""Tags of web pages in texts where other words may stand in brackets, as patterns in any case."""

NAMES = (
    "a abbr article aside audio b big blockquote body br button caption center cite code col colgroup dd del "
    "details dfn div dl dt em embed fieldset figcaption figure font footer form h[1-6] head header hr html i "
    "iframe img input ins kbd label legend li link main mark meta nav nobr noscript object ol option p param "
    "picture pre q s samp script section select small source span strike strong style sub summary sup svg "
    "table tbody td textarea tfoot th thead time title tr tt u ul var video wbr "
    "[a-z][a-z0-9]*:[a-z]+"  # Word's own
)
"""The elements of a page, parted by blanks; other words in brackets are the text's own."""


def tag(names: str) -> str:
    """Return the pattern of a tag's start behind its bracket, or its end's, for some elements."""
    return rf"/?(?:{names.replace(' ', '|')})(?=[\s/>])"


TAG = rf"<{tag(NAMES)}[^<>]*>"
"""A whole tag."""
