"""The written half that every provider's generated classes stand on."""
