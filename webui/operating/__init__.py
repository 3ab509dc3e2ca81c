"""What runs around every page: request ids, logs, limits, tokens, caching, metrics, health."""
