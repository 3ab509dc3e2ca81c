"""Replies → an index: what changed, worker processes, who is whose duplicate, the draft that becomes the next state."""
