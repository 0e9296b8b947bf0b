"""Forms (表样): the printed layouts, declared once as data and used for everything.

A form says which titles a table goes by, which columns and rows it has, and to which point
of the cube each cell belongs. A pack holds the forms of one jurisdiction and period; it is
one TOML file in `packs/`. docs/forms.md explains the language with an example.

    language, header     what a pack can say; the printed header, drawn
    loading              packs from their files, with mistakes told to their author
    claims, claims.toml  the words of narratives and what they mean in the cube
    targets.toml         the labels of performance-target tables, evaluations.toml of
                         self-evaluations: read by `mingzhang.reading`
"""

from mingzhang.forms.language import (
    ColumnForm,
    Form,
    ListForm,
    Pack,
    RowForm,
    SectionForm,
    Side,
    row_id,
    row_ids,
)
from mingzhang.forms.loading import FormError, all_packs, load, pack

__all__ = [
    "ColumnForm",
    "Form",
    "FormError",
    "ListForm",
    "Pack",
    "RowForm",
    "SectionForm",
    "Side",
    "all_packs",
    "load",
    "pack",
    "row_id",
    "row_ids",
]
