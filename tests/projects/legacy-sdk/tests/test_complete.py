from app.complete import Writer


def test_engine() -> None:
    assert Writer().engine == "nova-2"
