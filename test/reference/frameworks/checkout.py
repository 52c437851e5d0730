"""What the scripts of this folder share that run functions out of a checkout of a trainer which is no package: CHECKOUT names its folder."""

import ast
import os
import pathlib

ROOT = pathlib.Path(os.environ.get("CHECKOUT", "."))


def source(path):
    return (ROOT / path).read_text()


def taken(path, *names, **around):
    """The functions, classes and constants of these names out of a file of the checkout, run by themselves; what they need besides is given."""
    wanted = [node for node in ast.parse(source(path)).body if _named(node) in names]
    assert len(wanted) >= len(names), (path, names)
    scope = {"__name__": "taken", **around}
    exec(compile(ast.Module(wanted, []), path, "exec"), scope)
    return [scope[name] for name in names]


def field_defaults(path, name):
    """The defaults of the fields of a dataclass that are constants."""
    (found,) = [node for node in ast.parse(source(path)).body if _named(node) == name]
    return field_defaults_of(found)


def field_defaults_of(found):
    """The same of the syntax of a class."""
    fields = [node for node in found.body if isinstance(node, ast.AnnAssign) and node.value is not None]
    return {field.target.id: _constant(field.value) for field in fields}


def _constant(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def _named(node):
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return getattr(node, "name", None)


def parts(path, function, wanted):
    """The statements of a function of the checkout, wherever it stands, of which `wanted` says so by their text, as code to be run."""
    text = source(path)
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef) and node.name == function]
    kept = [node for node in found[0].body if wanted(ast.get_source_segment(text, node))]
    assert kept, (path, function)
    return compile(ast.Module(kept, []), path, "exec")


def method(path, owner, name, **around):
    """A method of a class of the checkout, as a function that takes whatever stands for `self`."""
    (found,) = [node for node in ast.parse(source(path)).body if _named(node) == owner]
    (wanted,) = [node for node in found.body if _named(node) == name]
    wanted.decorator_list = []
    scope = {"__name__": "taken", **around}
    exec(compile(ast.Module([wanted], []), path, "exec"), scope)
    return scope[name]
