"""Names of deployments; what is behind them is decided in the subscription."""

CHAT_DEPLOYMENT = "claims-chat"
RANK_DEPLOYMENT = "claims-rank"
API_VERSION = "2024-10-21"
