"""The written code that every provider's generated classes use."""
