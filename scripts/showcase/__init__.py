"""Showcase: the records of a cooperation programme in, a static multilingual site out."""
