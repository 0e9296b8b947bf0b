"""The objects of a page: its ruling lines, and which of its texts are hidden.

Producers draw a rule as a line, as a thin rectangle, as one path with all borders of a
table, as dashes or as an image one pixel high. All become thin boxes here. Coordinates are
the page's own, with y growing upwards: left, bottom, right, top.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from itertools import compress, pairwise, repeat

import msgspec

from mingzhang.reading.pdf import pdfium
from mingzhang.reading.pdf.buffers import BUFFERS
from mingzhang.reading.pdf.ink import Box
from mingzhang.reading.pdf.pdfium import Handle

THIN = 4.0
"""Points. What is drawn and not wider than this is a ruling line."""

EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))

_MAX_OBJECTS = 300_000
_MAX_POINTS = 500_000
_MAX_DEPTH = 12
_WHITE = 250
_NOT_DRAWN = (0, 0)
_BLACK = (0, 0, 0, 255)
_INVISIBLE_MODES = frozenset((3, 7))
_FILLED_MODES = frozenset((0, 4))
_SLANT = 0.5
"""Points that the ends of a rule may differ in height."""

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooIntricateError(ValueError):
    """The page holds more objects than any table needs."""


class _Texts(msgspec.Struct):
    """The text objects of the page or of one form, and what clips each."""

    addresses: list[int]
    """Their identity: where PDFium keeps them."""

    objects: list[Handle]
    modes: list[int]
    clips: list[int | None] = []


class Objects:
    """What the walk over the objects of a page has found."""

    def __init__(self, page: Handle) -> None:
        self.rules: list[Box] = []
        self.images: list[Box] = []
        self.curves = 0
        """Closed shapes with curves: letters drawn as shapes are many of them."""

        self._texts: list[_Texts] = []
        self._clip_boxes: dict[int | None, Box] = {None: EVERYWHERE}
        self._areas: list[tuple[Box, Handle]] = []
        self._objects = 0
        self._points = 0
        objects = _children(page, pdfium.page_object, pdfium.count_objects(page))
        self._walk(objects, _IDENTITY, EVERYWHERE)

        self.unseen: frozenset[int] = frozenset(self._unseen())
        """Texts without ink: invisible, transparent, or white on nothing."""

    @property
    def open_box(self) -> Box:
        """The box in which no clipping hides anything."""
        lefts, bottoms, rights, tops = zip(*self._clip_boxes.values(), strict=True)
        return (max(lefts), max(bottoms), min(rights), min(tops))

    def seen_in(self) -> dict[int, Box]:
        """Where each text shows its ink."""
        return {
            address: self._clip_boxes[clip]
            for texts in self._texts
            for address, clip in zip(texts.addresses, texts.clips, strict=True)
        }

    def _unseen(self) -> Iterator[int]:
        for texts in self._texts:
            colours = _colours(texts.objects)
            reds, _, _, alphas = colours
            if max(reds) < _WHITE and min(alphas) and _INVISIBLE_MODES.isdisjoint(texts.modes):
                continue  # so on nearly all pages
            looks = list(zip(texts.modes, *colours, strict=True))
            doubtful = {look for look in set(looks) if not _is_plain(*look)}
            for address, thing, look in zip(texts.addresses, texts.objects, looks, strict=True):
                if look in doubtful and (_is_gone(*look) or not self._on_colour(thing)):
                    yield address

    def _on_colour(self, text: Handle) -> bool:
        """Whether an image or a painted area lies behind the text."""
        ((left,), (bottom,), (right,), (top,)) = BUFFERS.floats(pdfium.object_bounds, 1, [text])
        x, y = (left + right) / 2, (bottom + top) / 2
        return any(_holds(box, x, y) for box in self.images) or any(
            _holds(box, x, y) and not _is_white(area) for box, area in self._areas
        )

    def _walk(self, addresses: list[int], matrix: _Matrix, clip: Box, depth: int = 0) -> None:
        self._objects += len(addresses)
        if self._objects > _MAX_OBJECTS:
            raise TooIntricateError
        objects = list(map(pdfium.handle, addresses))
        modes: list[int] = list(map(pdfium.render_mode, objects))
        is_text = [mode >= 0 for mode in modes]
        texts = _Texts(
            list(compress(addresses, is_text)),
            list(compress(objects, is_text)),
            list(compress(modes, is_text)),
        )
        self._take_texts(texts, matrix, clip)
        others = [thing for thing, mode in zip(objects, modes, strict=True) if mode < 0]
        kinds: dict[int, list[Handle]] = {}
        for thing, kind in zip(others, map(pdfium.object_type, others), strict=True):
            kinds.setdefault(kind, []).append(thing)
        self._take_paths(kinds.get(pdfium.PATH, []), matrix, clip)
        self._take_images(kinds.get(pdfium.IMAGE, []), matrix, clip)
        if depth < _MAX_DEPTH:
            for form in kinds.get(pdfium.FORM, []):
                inner = _children(form, pdfium.form_object, pdfium.form_count_objects(form))
                inner_clip = self._clip_box(form, matrix, clip)
                self._walk(inner, _then(_matrix(form), matrix), inner_clip, depth + 1)

    def _take_texts(self, texts: _Texts, matrix: _Matrix, clip: Box) -> None:
        if not texts.objects:
            return
        texts.clips = _clip_keys(texts.objects)
        if clip is not EVERYWHERE:
            # a form clips all its texts, so even those without a path of their own get a key
            texts.clips = [key or -texts.addresses[0] for key in texts.clips]
        for key, thing in dict(zip(texts.clips, texts.objects, strict=True)).items():
            if key not in self._clip_boxes:
                self._clip_boxes[key] = self._clip_box(thing, matrix, clip)
        self._texts.append(texts)

    def _clip_box(self, thing: Handle, matrix: _Matrix, clip: Box) -> Box:
        """What the clipping of an object leaves open, as one box."""
        path = pdfium.handle(pdfium.clip_path(thing))
        box = clip
        for index in range(max(0, pdfium.clip_count_paths(path))):
            points = [
                _moved(*_point(pdfium.handle(pdfium.clip_point(path, index, place))), matrix)
                for place in range(pdfium.clip_count_points(path, index))
            ]
            if points:
                box = overlap(box, bounds(points))
        return box

    def _take_images(self, images: list[Handle], matrix: _Matrix, clip: Box) -> None:
        for box in self._boxes(images, matrix, [clip] * len(images)):
            if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                self.rules.append(box)
            else:
                self.images.append(box)

    def _boxes(self, things: list[Handle], matrix: _Matrix, clips: list[Box]) -> list[Box]:
        columns = BUFFERS.floats(pdfium.object_bounds, len(things), things)
        boxes = list(zip(*columns, strict=True))
        if matrix is not _IDENTITY:
            boxes = [
                bounds([_moved(left, bottom, matrix), _moved(right, top, matrix)])
                for left, bottom, right, top in boxes
            ]
        return list(map(overlap, boxes, clips))

    def _take_paths(self, paths: list[Handle], matrix: _Matrix, clip: Box) -> None:
        if not paths:
            return
        keys = _clip_keys(paths)
        own: dict[int | None, Box] = {None: clip}
        for key, thing in dict(zip(keys, paths, strict=True)).items():
            if key is not None:
                own[key] = self._clip_box(thing, matrix, clip)
        clips = [own[key] for key in keys]
        boxes = self._boxes(paths, matrix, clips)
        fills, strokes = BUFFERS.integers(pdfium.draw_mode, _NOT_DRAWN, len(paths), paths)
        counts = list(map(pdfium.path_count_points, paths))
        for path, box, left_open, filled, stroked, points in zip(
            paths, boxes, clips, fills, strokes, counts, strict=True
        ):
            width, height = box[2] - box[0], box[3] - box[1]
            if width < 0 or height < 0 or not (filled or stroked):
                continue
            if min(width, height) <= THIN and points <= 5:
                self.rules.append(box)
            else:
                self._take_outline(path, points, matrix, left_open, stroked=bool(stroked))
            if filled and min(width, height) > THIN:
                self._areas.append((box, path))

    def _take_outline(
        self, path: Handle, count: int, matrix: _Matrix, clip: Box, *, stroked: bool
    ) -> None:
        """The rules of a path with many lines; a painted area has no rules."""
        self._points += count
        if self._points > _MAX_POINTS:
            raise TooIntricateError
        for points, curved in _subpaths(path, count, _then(_matrix(path), matrix)):
            box = bounds(points)
            if min(box[2] - box[0], box[3] - box[1]) <= THIN:
                self._add_rule(box, clip)
            elif curved:
                self.curves += 1
            elif stroked:
                for (x, y), (next_x, next_y) in pairwise(points):
                    if min(abs(x - next_x), abs(y - next_y)) <= _SLANT:
                        self._add_rule(bounds([(x, y), (next_x, next_y)]), clip)

    def _add_rule(self, box: Box, clip: Box) -> None:
        seen = overlap(box, clip)
        if seen[0] <= seen[2] and seen[1] <= seen[3]:
            self.rules.append(seen)


def _children(owner: Handle, get: pdfium.Call, count: int) -> list[int]:
    if count > _MAX_OBJECTS:
        raise TooIntricateError
    return list(map(get, repeat(owner), range(count)))


def _is_plain(mode: int, red: int, green: int, blue: int, alpha: int) -> bool:
    """Whether text of this look shows on white paper."""
    white = red >= _WHITE <= green and blue >= _WHITE and mode in _FILLED_MODES
    return not white and not _is_gone(mode, red, green, blue, alpha)


def _is_gone(mode: int, _red: int, _green: int, _blue: int, alpha: int) -> bool:
    """Whether text of this look shows on no paper."""
    return mode in _INVISIBLE_MODES or (alpha == 0 and mode in _FILLED_MODES)


def _clip_keys(things: list[Handle]) -> list[int | None]:
    """What clips each object: the identity of its last clipping path, or nothing.

    Objects drawn under the same clipping share its paths, so the first point of the last
    path is the same place in memory. Reading the points of each object would cost more than
    everything else together.
    """
    paths = list(map(pdfium.handle, map(pdfium.clip_path, things)))
    last = [count - 1 for count in map(pdfium.clip_count_paths, paths)]
    if max(last) < 0:
        return [None] * len(things)
    return list(map(pdfium.clip_point, paths, last, repeat(0)))


def _subpaths(
    path: Handle, count: int, matrix: _Matrix
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The connected pieces of a path, and whether they have curves."""
    points: list[tuple[float, float]] = []
    curved = False
    for place in range(count):
        point = pdfium.handle(pdfium.path_point(path, place))
        kind = pdfium.point_type(point)
        if kind == pdfium.MOVE_TO and points:
            yield points, curved
            points, curved = [], False
        points.append(_moved(*_point(point), matrix))
        curved = curved or kind == pdfium.BEZIER_TO
        if pdfium.point_closes(point):
            points.append(points[0])
    if points:
        yield points, curved


_X, _Y = ctypes.c_float(), ctypes.c_float()
_X_PLACE, _Y_PLACE = ctypes.byref(_X), ctypes.byref(_Y)
_SIX = (ctypes.c_float * 6)()
_SIX_PLACE = ctypes.byref(_SIX)


def _point(point: Handle) -> tuple[float, float]:
    pdfium.point_at(point, _X_PLACE, _Y_PLACE)
    return _X.value, _Y.value


def _matrix(thing: Handle) -> _Matrix:
    if not pdfium.object_matrix(thing, _SIX_PLACE):
        return _IDENTITY
    a, b, c, d, e, f = _SIX
    return (a, b, c, d, e, f)


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _then(first: _Matrix, second: _Matrix) -> _Matrix:
    """The matrix that does one after the other."""
    a, b, c, d, e, f = first
    origin = _moved(e, f, second)
    x_axis = _moved(a, b, (*second[:4], 0.0, 0.0))
    y_axis = _moved(c, d, (*second[:4], 0.0, 0.0))
    return (*x_axis, *y_axis, *origin)


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box around some points."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def overlap(one: Box, other: Box) -> Box:
    """What both boxes hold; its sides are crossed where that is nothing."""
    if other is EVERYWHERE:
        return one
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_white(area: Handle) -> bool:
    (red,), (green,), (blue,), (alpha,) = _colours([area])
    return alpha == 0 or min(red, green, blue) >= _WHITE


def _colours(things: list[Handle]) -> list[bytes]:
    """Red, green, blue and opacity of each, from 0 to 255; black where PDFium tells none."""
    return BUFFERS.integers(pdfium.fill_colour, _BLACK, len(things), things)
