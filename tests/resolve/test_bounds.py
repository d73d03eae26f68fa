"""Code that no person would write costs little and ends nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.study import models, resolved

START = "from acme_ai import Acme\nclient = Acme()\n"


@pytest.mark.parametrize(
    "source",
    [
        "x = client" + ".b" * 20_000 + "\n",
        "x = client" + "()" * 5_000 + "\n",
        "x = client" + "[0]" * 5_000 + "\n",
        "".join(f"v{i} = v{i + 1} or v{i + 2}\n" for i in range(2_000)),
        "class A(B): pass\nclass B(A): pass\nA().chat.create(model='x')\n",
        "class Acme(Acme):\n    def go(self):\n        return self.nothing\nAcme().go().chat\n",
        "def f(x):\n    return f(x)\nf(f(f(client))).chat.create(model=f('a'))\n",
        "a, b = b, a\n" * 500,
        "from .self import *\nfrom . import *\nfrom .. import *\n",
    ],
)
def test_it_is_read_and_the_rest_is_found(tmp_path: Path, source: str) -> None:
    found = resolved(tmp_path, {"a.py": START + source + "\nclient.chat.create(model='nova-2')\n"})
    assert "model:acme/nova-2" in {m[0] for m in models(found, "high")}
