from shop.orders import Model


def test_name() -> None:
    assert Model().name == "aurora"
