"""The bytes of a text → whether one look shows that no law that goes by its letters has anything to tell of it.

Nearly all texts are calm: their characters are plain ones, composed (NFC) wherever they stand, and they hold no sign
of what a law looks for; those are named in the law's own module. It is spared these laws, and so are its parts.
"""

from __future__ import annotations

from showcase import contact, prose
from showcase.glance import glance_at_bytes

_PLAIN = (
    r"\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0373\u0375-\u037d\u037f\u0384-\u0386\u0388-\u03ff\u0400-\u0482\u048a-\u052f"
    r"\u1e00-\u1eff\u2002-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2100-\u2125\u2127-\u2129\u212c-\u2189"
)
"""Letters, digits and signs that are never refused, and that no other character is composed with."""
_MARKUP = r"<|\]:"
"""Raw HTML, and addresses given elsewhere."""
_is_stirred = glance_at_bytes(rf"[^{_PLAIN}]|{contact.SIGNS}|{prose.SIGNS}|{_MARKUP}")


def is_calm(data: bytes) -> bool:
    """Look once at all of it, in UTF-8."""
    return not _is_stirred(data)
