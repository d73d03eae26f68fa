from notes import gateway


def test_dimensions_fit_the_collection() -> None:
    assert gateway.DIMENSIONS == 1536
