"""Hits → results: pages, facets, snippets, overviews, similar replies, exports."""
