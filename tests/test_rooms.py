"""The rules of the house: who imports whom, and which room is the door of which library."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "eventgeo"
ROOMS = "reading language dates places events incidents corrections render store evaluation".split()
DOORS = {
    "dask": "engines",
    "distributed": "engines",
    "dateparser": "dates",
    "geopy": "places",
    "pycrfsuite": "places",
    "marisa_trie": "places",
    "folium": "render",
    "branca": "render",
    "click": "cli",
    "trafilatura": "reading",
    "pycld2": "language",
    "spacy": "language",
}
MAY_IMPORT = {
    "records": {"records"},
    "engines": {"records", "engines"},
    "language": {"records", "language"},
    **{room: {"records", "language", room} for room in ROOMS if room != "language"},
    "pipeline": {"records", "language", "engines", "pipeline", *ROOMS},
    "cli": {"records", "pipeline", "cli", "eventgeo"},
    "eventgeo": {"pipeline", "records"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The room of a file: its folder under the package, or the name of a file that stands there alone."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py").replace("__init__", "eventgeo")


@cache
def tree(path: Path) -> ast.Module:
    """What a file says, as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


def imports(within: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every imported module with its node."""
    for node in ast.walk(within):
        if isinstance(node, ast.Import):
            yield from ((name.name, node) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node
            if node.module == "eventgeo":
                yield from ((f"eventgeo.{name.name}", node) for name in node.names)


def room_imported(module: str) -> str:
    """The room that `eventgeo.x.y` lies in."""
    parts = module.split(".")
    return parts[1] if (len(parts) > 1 and (PACKAGE / parts[1]).exists()) else "eventgeo"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_keep_to_their_room(path: Path) -> None:
    """A file imports only what its room may: records, its own room, and for parsing rooms the language."""
    allowed = MAY_IMPORT[room_of(path)]
    ours = [module for module, _ in imports(tree(path)) if module.split(".")[0] == "eventgeo" and module != "eventgeo"]
    strangers = [module for module in ours if room_imported(module) not in allowed]
    assert not strangers


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_door(path: Path) -> None:
    """A library with a door is imported in its room alone, and records import the standard library alone."""
    modules = {module.split(".")[0] for module, _ in imports(tree(path))}
    assert not [module for module in modules if module in DOORS and DOORS[module] != room_of(path)]
    if room_of(path) == "records":
        assert modules <= {*sys.stdlib_module_names, "eventgeo"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_inside_functions_say_why(path: Path) -> None:
    """An import inside a function is of a heavy or optional library, and a comment beside it says so."""
    lines = path.read_text("utf-8").splitlines()
    for function in ast.walk(tree(path)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for module, node in imports(function):
                nearby = "\n".join(lines[max(0, node.lineno - 3) : node.lineno])
                assert "#" in nearby, f"line {node.lineno}: import of {module} without a reason"


def test_no_module_is_a_drawer() -> None:
    """No file is called by what it is not about."""
    assert not [path for path in FILES if path.stem in {"utils", "helpers", "manager", "common", "misc"}]


def test_no_exception_is_swallowed() -> None:
    """No bare `except`, and one broad one, at the boundary of a document in the pipeline."""
    broad = []
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, f"{path}:{node.lineno}"
                if isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"):
                    broad.append(path.relative_to(PACKAGE).as_posix())
    assert broad == ["pipeline/documents.py"]
