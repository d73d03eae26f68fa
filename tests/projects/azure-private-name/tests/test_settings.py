from triage import settings


def test_deployments_have_our_prefix() -> None:
    assert settings.CHAT_DEPLOYMENT.startswith("claims-") and settings.RANK_DEPLOYMENT.startswith("claims-")
