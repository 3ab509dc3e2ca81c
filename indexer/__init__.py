"""Replies → an index; a question → ranked replies; __init__.pyi lists the public names.

Each is loaded when first asked for, so that a command does not wait for what it does not use.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
