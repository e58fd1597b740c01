"""A theme: a subject by which a visitor can browse."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from showcase.field import Facts, Line, Number, Summary, Words
from showcase.record import Kind

Icon = Literal[
    "brain",
    "bridge",
    "chip",
    "city",
    "cog",
    "dna",
    "factory",
    "ferry",
    "flask",
    "forest",
    "fish",
    "hospital-box",
    "leaf",
    "lightbulb",
    "palette",
    "rocket-launch",
    "school",
    "shield-check",
    "solar-power",
    "sprout",
    "sync",
    "telescope",
    "train",
    "water",
    "wind-turbine",
]


class ThemeFacts(Facts):
    """Facts of a theme."""

    order: Number = Field(description="Place in the list of themes, from 1.")
    colour: Literal["ochre", "teal", "navy", "green", "rust", "plum", "slate"] = Field(
        description="One of the palette's colours, legible in light and dark."
    )
    icon: Icon = Field(description="A Material Design icon.")


class ThemeWords(Words):
    """Words of a theme."""

    title: Line
    summary: Summary


KIND = Kind(name="theme", folder="themes", facts=ThemeFacts, words=ThemeWords, nav="explore", order="order")
