import pytest


@pytest.mark.skip(reason="needs the network")
def test_answer() -> None:
    from faq.answer import answer

    assert answer("Where is my parcel?")
