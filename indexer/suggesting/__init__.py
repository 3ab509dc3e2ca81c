"""What someone may be about to type, or may have meant."""
