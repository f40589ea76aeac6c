"""The plan of the house, held by its source: imports go one way, each room touches what it may, modules stay small.

Each rule is a function from a folder to its faults, so that every rule is also seen to find a fault planted for it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
ROOMS = ("cli", "web", "delivery", "word", "pdf", "imposition", "documents", "typesetting", "planning", "model", "reading",
         "speech")
PURE = ("imposition", "documents", "typesetting", "planning")
HOMES = {"reportlab": "pdf", "docx": "word", "flask": "web", "waitress": "web", "werkzeug": "web"}
LINES, FUNCTION_LINES = 400, 60
SPEECH = ("print", "input", "exit", "quit", "SystemExit", "sys.exit", "os._exit", "sys.stdout", "sys.stderr",
          "sys.argv")
HANDS = "kit/delivery/hands.py", "os._exit"  # ends the processes that it started
CLOCKS_AND_FILES = (".now", ".today", ".read_text", ".read_bytes", ".write_text", ".write_bytes")


@cache
def modules(root: Path) -> list[tuple[str, ast.Module, str]]:
    """Every module of the kit: its path, its tree, its text."""
    paths = [*sorted(root.glob("build.py")), *sorted((root / "kit").rglob("*.py"))]
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    return [(path, ast.parse(text), text) for path, text in texts.items()]


def room_of(path: str) -> str:
    """The room a module stands in; "" for build.py and what stands in kit/ itself."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted name of everything that is imported, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_way(root: Path) -> Iterator[str]:
    """A room that imports from one above it, or from one that is not in the plan."""
    for path, tree, _ in modules(root):
        room = room_of(path)
        for name in imports(tree):
            other = name.split(".")[1] if name.startswith("kit.") else None
            if room and other in ROOMS and ROOMS.index(other) < ROOMS.index(room):
                yield f"{path} imports {name}"
        if room and room not in ROOMS:
            yield f"{path} stands in no room of the plan"


def foreign_door(root: Path) -> Iterator[str]:
    """build.py needs no library, and imports the kit only once it is needed."""
    for path, tree, _ in modules(root):
        if path == "build.py":
            yield from (f"{path} imports {name}" for name in imports(tree)
                        if name.split(".")[0] not in sys.stdlib_module_names | {"kit"})
            at_once = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
            yield from (f"{path} imports {name} at once" for node in at_once for name in imports(node)
                        if name.startswith("kit"))


def library_outside(root: Path) -> Iterator[str]:
    """A library is known to its room alone, and the layout engine of reportlab to nobody."""
    for path, tree, _ in modules(root):
        for name in imports(tree):
            home = HOMES.get(name.split(".")[0])
            if home and room_of(path) != home or name.startswith("reportlab.platypus"):
                yield f"{path} imports {name}"


def talking(root: Path) -> Iterator[str]:
    """Only kit/cli writes to the terminal, reads from it or ends the program."""
    for path, tree, _ in modules(root):
        if room_of(path) in ("cli", ""):
            continue
        for node in ast.walk(tree):
            read = isinstance(node, (ast.Attribute, ast.Name)) and isinstance(node.ctx, ast.Load)
            said = ast.unparse(node) if read else ""
            if said in SPEECH and (path, said) != HANDS:
                yield f"{path}:{node.lineno} uses {said}"
        yield from (f"{path} imports {name}" for name in imports(tree) if name.split(".")[0] == "click")


def impure(root: Path) -> Iterator[str]:
    """A pure room reads no file, no clock and no dice."""
    forbidden = {"os", "io", "random", "secrets", "time", "socket", "subprocess", "tempfile", "shutil", "uuid"}
    for path, tree, _ in modules(root):
        if room_of(path) not in PURE:
            continue
        yield from (f"{path} imports {name}" for name in imports(tree) if name.split(".")[0] in forbidden)
        for node in ast.walk(tree):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called == "open" or called.endswith(CLOCKS_AND_FILES):
                yield f"{path}:{node.lineno} calls {called}"


def overgrown(root: Path) -> Iterator[str]:
    """A module or a function that has grown out of its room."""
    for path, tree, text in modules(root):
        if text.count("\n") > LINES:
            yield f"{path} has {text.count(chr(10))} lines"
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES:
                    yield f"{path}:{node.lineno} {node.name} has {lines} lines"


def missionless(root: Path) -> Iterator[str]:
    """A module that does not say, on its first line, what it is for."""
    for path, tree, _ in modules(root):
        first = (ast.get_docstring(tree) or "").partition("\n")[0]
        if not first.endswith((".", ":", ",", ";")) and len(first) < 20:
            yield f"{path} has no mission"


RULES: dict[Callable[[Path], Iterator[str]], tuple[str, str]] = {
    wrong_way: ("kit/model/x.py", "def f():\n    from kit.planning import agenda"),
    foreign_door: ("build.py", "import click"),
    library_outside: ("kit/documents/x.py", "from reportlab.pdfgen import canvas"),
    talking: ("kit/planning/x.py", "def f(n):\n    print(n)"),
    impure: ("kit/imposition/x.py", "import random"),
    overgrown: ("kit/cli/x.py", "def f():\n" + "    f()\n" * 60),
    missionless: ("kit/cli/x.py", ""),
}
ALSO = [
    (wrong_way, "kit/reading/x.py", "import kit.cli.app"), (wrong_way, "kit/model/x.py", "from kit import pdf"),
    (wrong_way, "kit/attic/x.py", ""), (foreign_door, "build.py", "from kit.cli import app"),
    (library_outside, "kit/pdf/x.py", "from reportlab.platypus import Paragraph"),
    (library_outside, "build.py", "import reportlab"), (library_outside, "kit/cli/x.py", "def f():\n    import flask"),
    (talking, "kit/delivery/x.py", "import sys\nsys.exit(1)"), (talking, "kit/model/x.py", "import click"),
    (talking, "kit/web/x.py", "import sys\nsys.stderr.write('')"), (talking, "kit/pdf/x.py", "raise SystemExit"),
    (impure, "kit/documents/x.py", "import datetime\ndatetime.date.today()"),
    (impure, "kit/typesetting/x.py", "open('f')"),
    (overgrown, "kit/cli/x.py", "x = 1\n" * 401),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule):
    assert list(rule(HOUSE)) == []


@pytest.mark.parametrize("rule, path, source", [*((rule, *planted) for rule, planted in RULES.items()), *ALSO])
def test_every_rule_finds_what_it_is_for(tmp_path, rule, path, source):
    planted = tmp_path / path
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(("" if rule is missionless else '"""What this module is here for."""\n') + source, "utf-8")
    assert len(list(rule(tmp_path))) >= 1


def test_a_well_built_room_has_no_faults(tmp_path):
    planted = tmp_path / "kit" / "documents" / "x.py"
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text('"""A sheet becomes a page."""\nfrom kit.typesetting import page\nfrom kit.model import deck\n')
    assert [fault for rule in RULES for fault in rule(tmp_path)] == []
