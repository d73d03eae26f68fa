from __future__ import annotations

TEXT = """\
name: mine
channels: [forge]
dependencies:
  - python=3.11
  - forge::Acme>=1.2
  - "plain =2"  # why
  - pip
  - pip:
      - zed[fast]==3
      - -r requirements.txt
"""


def test_packages_of_conda_and_of_pip(declared):
    assert [(name, ecosystem, said.get("constraint")) for name, ecosystem, said in declared("environment.yml", "conda", TEXT)] == [
        ("python", "conda", "=3.11"),
        ("acme", "conda", ">=1.2"),
        ("plain", "conda", "=2"),
        ("pip", "conda", None),
        ("zed", "pypi", "==3"),
    ]


def test_a_yaml_file_of_another_name_declares_nothing(declared):
    assert declared("values.yml", "yaml", TEXT) == []
