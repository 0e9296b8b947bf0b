"""Small PDF files for tests, written by hand so that every byte is ours.

Letters come from a font that every PDF reader has, with a table that says which hanzi each
code stands for: readers see Chinese text of known widths on machines without Chinese fonts.
Heights count from the top of the page, as in the results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

HIDDEN = 3
"""Text rendering mode of text that is there but does not show."""


class Fonts:
    """Which code stands for which character."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def encode(self, text: str) -> bytes:
        return bytes(self._codes.setdefault(char, 33 + len(self._codes)) for char in text)

    def widths(self) -> str:
        return " ".join("1000" if char >= "\u2e80" else "500" for char in self._codes)

    def last(self) -> int:
        return 32 + max(1, len(self._codes))

    def table(self) -> bytes:
        pairs = "\n".join(
            f"<{code:02x}> <{char.encode('utf-16-be').hex()}>" for char, code in self._codes.items()
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
            "/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{len(self._codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
        ).encode()


@dataclass
class Page:
    width: float = 595
    height: float = 842
    rotate: int = 0
    left: float = 0
    """Where the page's own coordinates begin; scanners and imposition move them."""

    bottom: float = 0
    drawn: list[bytes] = field(default_factory=list)
    fonts: Fonts = field(default_factory=Fonts)

    def _y(self, top: float) -> float:
        return self.bottom + self.height - top

    def text(  # noqa: PLR0917
        self,
        x: float,
        base: float,
        text: str,
        size: float = 10,
        mode: int = 0,
        grey: float = 0,
        font: str = "F1",
        clip: tuple[float, float, float, float] | None = None,
        turn: tuple[int, int, int, int] = (1, 0, 0, 1),
    ) -> None:
        """A text from its baseline's left end; `clip` is left, top, right, bottom."""
        a, b, c, d = turn
        parts = ["q"]
        if clip:
            left, top, right, bottom = clip
            parts.append(
                f"{self.left + left} {self._y(bottom)} {right - left} {bottom - top} re W n"
            )
        codes = self.fonts.encode(text).hex()
        parts.append(
            f"BT {grey} g {mode} Tr /{font} {size} Tf {a} {b} {c} {d} {self.left + x} "
            f"{self._y(base)} Tm <{codes}> Tj ET Q"
        )
        self.drawn.append(" ".join(parts).encode())

    def box(self, left: float, top: float, right: float, bottom: float, grey: float = 0) -> None:
        """A painted rectangle."""
        shape = f"{self.left + left} {self._y(bottom)} {right - left} {bottom - top} re"
        self.drawn.append(f"{grey} g {shape} f".encode())

    def line(self, x: float, y: float, to_x: float, to_y: float, dash: str = "") -> None:
        """A drawn line."""
        pattern = f"[{dash}] 0 d" if dash else "[] 0 d"
        self.drawn.append(
            f"q 0.5 w {pattern} {self.left + x} {self._y(y)} m {self.left + to_x} "
            f"{self._y(to_y)} l S Q".encode()
        )

    def image(self, left: float, top: float, right: float, bottom: float) -> None:
        """A grey picture."""
        self.drawn.append(
            f"q {right - left} 0 0 {bottom - top} {self.left + left} {self._y(bottom)} cm "
            "BI /W 1 /H 1 /BPC 8 /CS /G ID ".encode()
            + b"\x80 EI Q"
        )

    def ruled(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        rows: Sequence[Sequence[str]] = (),
        sides: bool = True,
        size: float = 10,
    ) -> None:
        """A table with all lines drawn through, and its text."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs if sides else xs[1:-1]:
            self.line(x, ys[0], x, ys[-1])
        for row, bottom in zip(rows, ys[1:], strict=False):
            for text, left in zip(row, xs, strict=False):
                if text:
                    self.text(left + 3, bottom - 4, text, size)


def pdf(*pages: Page, password: bool = False) -> bytes:
    """The file. Its pages must share one `Fonts` where they are more than one."""
    fonts = pages[0].fonts
    assert all(page.fonts is fonts for page in pages)
    contents = [b"\n".join(page.drawn) for page in pages]
    kids = " ".join(f"{5 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        (
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 "
            f"/LastChar {fonts.last()} /Widths [{fonts.widths()}] /ToUnicode 4 0 R >>"
        ).encode(),
        _stream(fonts.table()),
    ]
    for place, (page, content) in enumerate(zip(pages, contents, strict=True)):
        box = (page.left, page.bottom, page.left + page.width, page.bottom + page.height)
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, box))}] "
                f"/Rotate {page.rotate} /Contents {6 + 2 * place} 0 R "
                "/Resources << /Font << /F1 3 0 R /F2 << /Type /Font /Subtype /Type1 "
                f"/BaseFont /Courier /FirstChar 33 /LastChar {fonts.last()} "
                f"/Widths [{fonts.widths()}] /ToUnicode 4 0 R >> >> >> >>"
            ).encode(),
            _stream(content),
        ]
    if password:
        garbage = "00" * 32
        objects.append(
            f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{garbage}> /U <{garbage}> >>".encode()
        )
    return file_of(objects, encrypted=password)


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def file_of(objects: list[bytes], encrypted: bool = False) -> bytes:
    """A PDF file of these objects, the first of which is the catalogue."""
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        data += b"%010d 00000 n \n" % place
    extra = b"/Encrypt %d 0 R /ID [<00> <00>]" % len(objects) if encrypted else b""
    data += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        extra,
        start,
    )
    return bytes(data)
