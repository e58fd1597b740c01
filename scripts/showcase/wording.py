"""Nothing → the words, in any language, by which a text shows that it is unfinished, empty or too private.

Data, not code: a language is added to the site without a word here, and then only its own such words pass unseen.
To extend a list, add words in small letters, composed as people type them; capitals are recognised by themselves.
"""

from __future__ import annotations

UNFINISHED = (
    "fixme",
    "tbd",
    "lorem ipsum",
    "to be completed",
    "à compléter",
    "à completer",
    "a compléter",
    "a completer",
    "por completar",
    "a completar",
    "da completare",
    "προς συμπλήρωση",
    "προς συμπληρωση",
)
"""With what a text begins that is still to be written."""
UNFINISHED_IN_CAPITALS = ("TODO",)
"""The same, but a true word in small letters, or among other capitals: `TODO EL MUNDO` is Spanish."""
SILENT = frozenset({"image", "photo", "logo", "picture", "foto", "immagine", "imagen", "εικόνα", "φωτογραφία"})
"""What says of a picture only that it is one."""
AT = ("at", "arroba", "arobase", "chiocciola", "παπάκι")
"""What is written for @, in brackets, to disguise an address."""
TELEPHONE = (
    "tel",
    "tél",
    "telef",
    "teléf",
    "telefon",
    "telefono",
    "teléfono",
    "telefone",
    "telephone",
    "téléphone",
    "fax",
    "tfno",
    "phone",
    "τηλ",
    "τηλέφωνο",
    "κιν",
    "κινητό",
)
"""What announces a telephone number."""
