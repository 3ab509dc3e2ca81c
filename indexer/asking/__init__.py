"""What was typed → what is meant → what an engine is asked for, and how its hits rank."""
