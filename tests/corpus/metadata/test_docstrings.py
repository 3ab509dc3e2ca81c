"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import corpus.metadata

MODULES = [
    f"corpus.metadata.{module.name}" for module in pkgutil.iter_modules(corpus.metadata.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_a_docstrings_examples_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
