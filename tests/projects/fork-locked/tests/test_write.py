from pathlib import Path


def test_the_server_is_the_one_that_loads_it() -> None:
    assert "ik-llama-cpp" in Path("docker-compose.yaml").read_text()
