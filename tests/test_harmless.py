"""A text that is told harmless has no secret in it: the fast look and the slow one never disagree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airisk import redact
from airisk.harmless import harmless

PREFIXES = ("sk-", "sk-ant-", "gsk_", "AKIA", "AIza")
#: What secrets and their surroundings are made of; put together at random they make every pattern of redact.py fire.
PIECES = (
    *("api_key", "API-KEY", "pass_word", "pwd", "credentials", "token", "tokens", "Bearer ", "basic ", "auth", "sig", "secret", "KEY_ID"),
    *("name", "value", "key", ": ", ", ", "\n", "--", "://"),
    *"= \"'()[]{}?&@-_.",
    *("sk-abc12345678", "AKIA", "1234567890ABCDEFGHIJ", "a1B2c3D4e5F6g7H8i9J0k1L2m3", "deadbeef1234567890abcdef", "eyJhbGciOi.abcd", "é"),
    *("hunter2", "environ", "get", "https", "user:pw", "a_long_name_of_nothing_secret", "x", "9"),
)


@settings(deadline=None, derandomize=True, max_examples=3000)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), st.booleans())
def test_what_holds_a_secret_is_never_told_harmless(text: str, keyed: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(redact, "harmless", lambda text, prefixes: False)
        found = redact.secret_spans(text, PREFIXES, keyed)
    assert not found or not harmless(text, PREFIXES)


@pytest.mark.parametrize("sign", [" = '", ": '", "='"])
@pytest.mark.parametrize(
    "name",
    [
        *("api_key", "secret-key", "key", "KEY_ID", "hub.token", "client_secret", "pass_word", "passwd", "pass_phrase", "PWD"),
        *("credential", "credentials", "auth", "authorization", "signature"),
    ],
)
def test_what_is_given_to_the_name_of_a_secret_is_found(name: str, sign: str) -> None:
    line = f"{name}{sign}a1b2c3d4e5f6g7h8i9'"
    assert redact.secret_spans(line, ())
    assert not harmless(line, ())


@pytest.mark.parametrize("line", ["for keyword in self.tokens:", "a_long_name_of_nothing_special = other", 'client.create(model="m-4")'])
def test_plain_code_is_harmless(line: str) -> None:
    assert harmless(line, PREFIXES)


@pytest.mark.parametrize("line", ['api_key = "', "https://host", "sk-abc", "x = 1234567890abcdefghij", "clé"])
def test_what_may_tell_of_a_secret_is_not(line: str) -> None:
    assert not harmless(line, PREFIXES)
