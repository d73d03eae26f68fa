"""What a name means: values followed through bindings, imports, classes and returns, inside a file and across files."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from airisk.domain import Import, Location, Name, Reference, Text, Value
from airisk.resolve.meanings import External, Literal, Local, Meaning, Split, splits_of
from airisk.resolve.module import SELVES, Module, scopes
from airisk.resolve.module_files import ModuleFiles

#: Bounds of a search; what lies beyond is left unknown.
MAX_DEPTH = 14
MAX_MEANINGS = 40
#: How every reading of a variable is written in an Outline.
_ENVIRONMENT = "os.environ["
#: Path, scope, name as written, and the place where it is written if that has a say.
_Question = tuple[str, str, str, Location | None]


class Graph:
    """The tree's modules and values. Every look-up is bounded and remembered; an unknown name means nothing."""

    def __init__(self, files: ModuleFiles) -> None:
        #: What the tree's own settings files say of environment variables.
        self.environment: dict[str, list[Literal]] = {}
        self.modules: dict[str, Module] = {}
        self.files = files
        self.callers: dict[tuple[str, str], list[tuple[str, Reference]]] = {}
        self._known: dict[_Question, tuple[Meaning, ...]] = {}
        self._draft: dict[_Question, tuple[Meaning, ...]] = {}
        #: Of the known answers those that hang on what may still be learned: callers, settings, files not opened so far.
        self._passing: set[_Question] = set()
        self._hung = 0
        self._cuts = 0
        #: Whether some name meant more than MAX_MEANINGS things, so that the rest was left out.
        self.crowded = False
        self._open: set[tuple[str, str, str]] = set()

    def meanings(self, path: str, scope: str, dotted: str, at: Location | None = None) -> tuple[Meaning, ...]:
        """What a name as written means in a scope of a file. `at`: where it is written, to know the object that it makes."""
        if dotted.startswith(_ENVIRONMENT) and dotted.endswith("]"):
            self._hung += 1
            return tuple(self.environment.get(dotted[len(_ENVIRONMENT) : -1], ()))
        module, splits = self.modules.get(path), splits_of(dotted)
        if module is None or not splits:
            self._hung += 1
            return ()
        # Asked once for all scopes and places that have no say in it: a third of the look-ups, and half of their time, are left.
        home = module.home(scope, splits[-1][0])
        question = (path, home, dotted, at if "()" in dotted else None)
        found = self._known.get(question)
        if found is None:
            if not self._open:
                self._draft.clear()
            found = self._draft.get(question)
        if found is not None:
            self._hung += question in self._passing
            return found
        guard = question[:3]
        if guard in self._open or len(self._open) > MAX_DEPTH:
            self._cuts += 1
            return ()
        before, hung = self._cuts, self._hung
        self._open.add(guard)
        try:
            found = self._found(module, home, splits, at)
            self.crowded = self.crowded or len(found) > MAX_MEANINGS
            found = found[:MAX_MEANINGS]
        finally:
            self._open.discard(guard)
        if self._hung != hung:
            self._passing.add(question)
        whole = not self._open or self._cuts == before
        (self._known if whole else self._draft)[question] = found  # what a cut left out is not all there is: good for this question only
        return found

    def values(self, path: str, scope: str, value: Value, at: Location) -> tuple[Meaning, ...]:
        """What a value means; `at` is where it is written."""
        if isinstance(value, Name):
            return self.meanings(path, scope, value.dotted, at)
        if isinstance(value, Text):
            if value.plain is not None:
                return (Literal(value.plain, at),)
            return (self._joined(path, scope, value, at),)
        return ()

    def _joined(self, path: str, scope: str, value: Text, at: Location) -> Literal:
        """A composed string with the gaps that are known filled in; "{}" stands for the others."""
        pieces, whole = [], True
        for part in value.parts:
            if isinstance(part, str):
                pieces.append(part)
                continue
            known = [m.text for m in self.meanings(path, scope, part.dotted) if isinstance(m, Literal)] if isinstance(part, Name) else []
            whole = whole and len(known) == 1
            pieces.append(known[0] if len(known) == 1 else "{}")
        return Literal("".join(pieces), at, whole)

    def _found(self, module: Module, scope: str, splits: tuple[Split, ...], at: Location | None) -> tuple[Meaning, ...]:
        """What the beginnings of a name are bound to, the longest first, and what hangs on that."""
        root = splits[-1][0]
        found: dict[Meaning, None] = {}
        for written, rest in splits:
            if not module.may_bind(written, root):
                continue
            base = list(self._bound(module, scope, written, root))
            for part in rest:
                base = [m for b in base for m in self._step(b, part, at)]
            found.update(dict.fromkeys(base))
            if base and root not in ("self", "cls"):
                break  # `self.cfg.model = …` in one method does not hide what `self.cfg` was given in another
        return tuple(found)

    def _bound(self, module: Module, scope: str, written: str, root: str) -> Iterator[Meaning]:
        """Meanings of a name that is bound as a whole ("client", "cfg.model", "params[model]") in the innermost scope that binds it.

        A scope that binds the name to what is not known hides every outer one, as it does when the program runs.
        """
        if root in SELVES:
            yield from self._of_itself(module, scope, written, root)
        for inner in scopes(scope):
            if inner != scope and module.is_class(inner):
                continue
            bound = module.bindings.get((inner, written))
            if bound is not None:
                for binding in bound:
                    yield from self.values(module.outline.path, inner, binding.value, binding.location)
                if written != root:
                    return
            if module.binds(inner, root):
                if written == root:
                    yield from self._plain(module, inner, root)
                return
        if written == root:
            yield from self._starred(module, root)

    def _of_itself(self, module: Module, scope: str, written: str, root: str) -> Iterator[Meaning]:
        """self, cls and super, and the fields that any method of the class sets."""
        owner = module.enclosing_class(scope)
        if owner is None:
            return
        if written == root:
            yield Local(module.outline.path, owner, "super" if root == "super" else "instance")
        for binding in module.fields.get((owner, written.partition(".")[2]), ()):
            yield from self.values(module.outline.path, binding.scope, binding.value, binding.location)

    def _plain(self, module: Module, scope: str, name: str) -> Iterator[Meaning]:
        """What imports, definitions and parameters of one scope say of a bare name."""
        path = module.outline.path
        for item in module.imports.get((scope, name), ()):
            yield from self._imported(path, item)
        qualified = f"{scope}.{name}" if scope else name
        if qualified in module.definitions:
            yield Local(path, qualified, module.definitions[qualified].kind)
        definition = module.definitions.get(scope)
        for parameter in definition.parameters if definition is not None else ():
            if parameter.name == name:
                yield from self._instances(path, scope, parameter.annotation)
                yield from self._given(path, scope, name)

    def _starred(self, module: Module, name: str) -> Iterator[Meaning]:
        """A name that only a star import can have brought; of a module outside the tree only what is written like a class."""
        for star in module.stars:
            target = self.files.find(star.module, module.outline.path)
            if target is None:
                if name[:1].isupper() and not hasattr(builtins, name) and not star.module.startswith("."):
                    yield External(f"{star.module}.{name}")
            elif target != module.outline.path:
                yield from self.meanings(target, "", name)

    def _instances(self, path: str, scope: str, annotation: tuple[str, ...]) -> Iterator[Meaning]:
        """An annotated parameter holds an instance of what the annotation names."""
        outer = scope.rpartition(".")[0]
        for written in annotation:
            for meaning in self.meanings(path, outer, written):
                if isinstance(meaning, Local) and meaning.kind == "class":
                    yield Local(meaning.path, meaning.name, "instance")
                elif isinstance(meaning, External):
                    yield meaning

    def _given(self, path: str, function: str, name: str) -> Iterator[Meaning]:
        """What the calls of a function give to one of its parameters."""
        definition = self.modules[path].definitions[function]
        names = [p.name for p in definition.parameters if p.name not in ("self", "cls")]
        if name not in names:
            return
        self._hung += 1
        position = str(names.index(name))
        for caller, call in self.callers.get((path, function), ())[:MAX_MEANINGS]:
            for argument in call.arguments:
                if argument.name in (name, position):
                    yield from self.values(caller, call.scope, argument.value, argument.location)

    def forget(self) -> None:
        """Forget the answers that hang on what is learned from time to time; the others stay for all rounds."""
        for question in self._passing:
            self._known.pop(question, None)
        self._passing.clear()

    def _imported(self, path: str, item: Import) -> Iterator[Meaning]:
        if item.symbol is None:
            # `import a.b` binds a; `import a.b as c` binds a.b
            module = item.module if item.name != item.module.split(".")[0] else item.name
            target = self.files.find(module, path)
            yield Local(target, "", "module") if target else External(module)
            return
        target = self.files.find(item.module, path)
        if target is None:
            submodule = self.files.find(
                f"{item.module.rstrip('.')}.{item.symbol}" if item.module.strip(".") else item.module + item.symbol, path
            )
            if submodule is not None:
                yield Local(submodule, "", "module")
            elif not item.module.startswith("."):
                yield External(f"{item.module}.{item.symbol}")
            return
        inside = [] if target == path else list(self._member(target, item.symbol))
        submodule = self.files.child(target, item.symbol)
        if inside:
            yield from inside
        elif submodule is not None:
            yield Local(submodule, "", "module")

    def _member(self, path: str, name: str) -> Iterator[Meaning]:
        """A name that a module offers; of an unopened module the name alone is known, of a list or table what it holds."""
        if path not in self.modules:
            self._hung += 1
            yield Local(path, name, "name")
            return
        yield from self.meanings(path, "", name)
        if ("", name) in self.modules[path].bindings:
            yield Local(path, name, "container")

    def _step(self, base: Meaning, part: str, at: Location | None) -> Iterator[Meaning]:
        if isinstance(base, Local) and base.kind == "name":
            yield base  # something of an unopened module: which file to open is all that is known
        elif part == "()":
            yield from self._called(base, at)
        elif isinstance(base, External):
            yield External(base.dotted if part.startswith("[") else f"{base.dotted}.{part}", base.at)
        elif isinstance(base, Local) and base.kind == "container":
            yield from self.meanings(base.path, "", f"{base.name}{part}" if part.startswith("[") else f"{base.name}.{part}")
        elif isinstance(base, Local) and not part.startswith("["):
            yield from self.attribute(base, part)

    def _called(self, base: Meaning, at: Location | None) -> Iterator[Meaning]:
        if isinstance(base, External):
            yield External(base.dotted, base.at or at)
        elif isinstance(base, Local) and base.kind in ("class", "super"):
            yield Local(base.path, base.name, "instance" if base.kind == "class" else "super")
        elif isinstance(base, Local) and base.kind == "function":
            module = self.modules[base.path]
            scope, _, name = base.name.rpartition(".")
            for binding in module.bindings.get((scope, f"{name}()"), ()):
                yield from self.values(base.path, base.name, binding.value, binding.location)
            for returned in module.definitions[base.name].returns:
                yield from self.meanings(base.path, base.name, returned.dotted)

    def attribute(self, owner: Local, name: str) -> Iterator[Meaning]:
        """An attribute of a module, class or instance, looked for in base classes too."""
        if owner.kind == "module":
            inside = list(self._member(owner.path, name))
            submodule = self.files.child(owner.path, name)
            yield from inside or ([Local(submodule, "", "module")] if submodule else [])
            return
        module = self.modules.get(owner.path)
        if module is None or owner.kind not in ("class", "instance", "super"):
            return
        own = owner.kind != "super"
        held = [*module.bindings.get((owner.name, name), ()), *module.fields.get((owner.name, name), ())] if own else []
        for binding in held:
            yield from self.values(owner.path, binding.scope, binding.value, binding.location)
        qualified = f"{owner.name}.{name}"
        if own and qualified in module.definitions:
            yield Local(owner.path, qualified, module.definitions[qualified].kind)
        elif not held:
            yield from self._inherited(module, owner.name, name)

    def _inherited(self, module: Module, owner: str, name: str) -> Iterator[Meaning]:
        """An attribute that a base class offers; a class that is its own ancestor offers nothing new."""
        guard = (module.outline.path, owner, f".{name}")
        if guard in self._open or len(self._open) > MAX_DEPTH:
            self._cuts += 1
            return
        self._open.add(guard)
        try:
            for base in module.bases.get(owner, ()):
                for meaning in self.meanings(module.outline.path, owner.rpartition(".")[0], base):
                    yield from list(self._step(meaning, name, None))
        finally:
            self._open.discard(guard)
