"""The kinds of record, in the order in which the site shows them."""

from __future__ import annotations

from showcase.kinds import (
    cluster,
    document,
    event,
    partner,
    programme,
    project,
    region,
    statement,
    theme,
    working_group,
)
from showcase.record import Kind

KINDS: tuple[Kind, ...] = (
    programme.KIND,
    project.KIND,
    cluster.KIND,
    working_group.KIND,
    region.KIND,
    theme.KIND,
    partner.KIND,
    event.KIND,
    document.KIND,
    statement.KIND,
)
