"""The street runs one way: a part imports only earlier parts, and each outside library has one home."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "quizapp"

STREET = (
    ("model", "errors"),
    ("identity",),
    ("english",),
    ("reading",),
    ("facts",),
    ("questions",),
    ("distractors",),
    ("faults",),
    ("ranking", "scoring", "item_analysis", "formats"),
    ("pipeline", "store"),
    ("alternatives", "classroom"),
    ("app", "training"),
    ("cli",),
    ("__main__",),
)
"""The parts in the order of the street; a part may import those of an earlier line, and itself."""

HOMES = {
    "alembic": ("store",),
    "docx": ("reading/documents.py",),
    "jsonschema": ("formats/checking.py",),
    "lemminflect": ("english", "reading"),
    "nltk": ("reading", "scoring"),
    "numpy": ("reading",),
    "onnxruntime": ("reading/network.py",),
    "py3langid": ("reading/language.py",),
    "pwdlib": ("classroom/passwords.py",),
    "pypdf": ("reading/documents.py",),
    "segno": ("app",),
    "sqlalchemy": ("store",),
    "sqlmodel": ("store",),
    "starlette": ("app",),
    "streamlit": ("app",),
    "tokenizers": ("reading/network.py",),
    "trafilatura": ("reading/webpage.py",),
}
"""Where each outside library may be imported; ``training`` makes weights and tables, and may use what it likes."""

MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def is_under(module: Path, home: str) -> bool:
    return module.as_posix() == home or Path(home) in module.parents


def is_home(module: Path, library: str) -> bool:
    return any(is_under(module, home) for home in HOMES.get(library, ()))


def line_of(part: str) -> int:
    return next(line for line, parts in enumerate(STREET) if part in parts)


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text("utf-8"))


def imports_of(module: Path) -> Iterator[str]:
    """The full names of the modules a file imports, wherever in the file, those for type checking too."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively"
            name = node.module or ""
            yield from (f"quizapp.{alias.name}" for alias in node.names) if name == "quizapp" else (name,)


def parts_imported(module: Path) -> set[str]:
    names = (name.split(".") for name in imports_of(module))
    found = {name[1] for name in names if name[0] == "quizapp" and len(name) > 1}
    return {part for part in found if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()}


def libraries_imported(module: Path) -> set[str]:
    return {name.split(".")[0] for name in imports_of(module)} - {"quizapp"} - sys.stdlib_module_names


def test_a_part_imports_only_itself_and_earlier_parts():
    backwards = [
        f"{module} imports {part}"
        for module in MODULES
        if module != Path("__init__.py")
        for part in sorted(parts_imported(module) - {part_of(module)})
        if line_of(part) >= line_of(part_of(module))
    ]
    assert not backwards


def test_an_outside_library_is_imported_only_at_its_homes():
    astray = [
        f"{module} imports {library}"
        for module in MODULES
        if part_of(module) != "training"
        for library in sorted(libraries_imported(module))
        if not is_home(module, library)
    ]
    assert not astray


def test_no_library_has_a_home_it_does_not_live_in():
    empty = [
        f"{library} in {home}"
        for library, homes in HOMES.items()
        for home in homes
        if not any(is_under(module, home) and library in libraries_imported(module) for module in MODULES)
    ]
    assert not empty


def test_every_part_stands_on_the_street_once():
    parts = {part_of(module) for module in MODULES} - {"__init__"}
    listed = [part for line in STREET for part in line]
    assert parts == set(listed)
    assert len(listed) == len(set(listed))


def file_called(name: str) -> Path | None:
    """The file of the package with this full name; None where the name stands for something else."""
    path = Path(*name.split(".")[1:])
    files = (path.with_suffix(".py"), path / "__init__.py") if name.startswith("quizapp.") else ()
    return next((file for file in files if file in MODULES), None)


def names_from(module: Path) -> Iterator[tuple[str, str]]:
    """What a file takes from others: the other's full name, and the name in it."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def files_imported(module: Path) -> set[Path]:
    """The files of the package from which a file takes something, or which it takes whole."""
    found = (file_called(f"{source}.{name}") or file_called(source) for source, name in names_from(module))
    return {file for file in found if file}


def test_no_file_imports_itself_by_way_of_others():
    graph = {module: files_imported(module) for module in MODULES}
    TopologicalSorter(graph).prepare()


def test_no_script_hides_a_module_of_the_standard_library():
    """Streamlit puts its script's folder first on the path: ``app/statistics.py`` would stand before Python's own."""
    beside_scripts = [module for module in MODULES if module.parent in {Path(), Path("app")}]
    assert not {module.stem for module in beside_scripts} & (sys.stdlib_module_names - {"__main__"})


def test_help_comes_without_anything_heavy():
    heavy = "import sys, quizapp.cli; quizapp.cli.parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", heavy], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not {name.split(".")[0] for name in loaded.split()} & {*HOMES, "pandas", "pydantic"}


def exported_by(module: Path) -> set[str] | None:
    """The names in a file's ``__all__``; None where it has none."""
    for node in tree_of(module).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__":
            return set(ast.literal_eval(node.value))
    return None


def test_what_one_file_takes_from_another_is_named_in_its_all():
    hidden = [
        f"{module} takes {name} from {source}"
        for module in MODULES
        for source, name in names_from(module)
        if (file := file_called(source)) in MODULES and not file_called(f"{source}.{name}")
        if (exported := exported_by(file)) is not None and name not in exported
    ]
    assert not hidden


def test_a_files_own_functions_begin_with_an_underscore():
    bare = [
        f"{module} has {node.name}"
        for module in MODULES
        if (exported := exported_by(module)) is not None
        for node in tree_of(module).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if node.name.startswith("_") is (node.name in exported)
    ]
    assert not bare
