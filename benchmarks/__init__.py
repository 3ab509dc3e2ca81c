"""Benchmarks: each prints ratios against a peer run side by side."""
