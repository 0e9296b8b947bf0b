"""What must not become public is in no format: content of secret projects, names, documents."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from mingzhang.compiling import unwritten
from mingzhang.compiling.account import unit_account
from mingzhang.compiling.book import Book, Purchase
from mingzhang.compiling.compose import disclosure
from mingzhang.cube import Point
from mingzhang.disclosure import Disclosure, Indicator, Target
from mingzhang.publishing.pdf import CannotPublishError
from mingzhang.publishing.publish import WRITERS, errors, publish
from tests.compiling.test_compose import PACKS, made

FORMATS = ("docx", "pdf", "xlsx", "html", "json", "datapackage")
WORDS = (
    "甲字用途",
    "乙字依据",
    "丙字方案",
    "丁字目标",
    "戊字指标",
    "己字描述",
    "庚字数值",
    "辛字根据",
)
"""Words that stand nowhere else; each in another field of the secret project."""


def with_secret(book: Book) -> Book:
    purpose, basis, scheme, objective, level3, description, target, source = WORDS
    secret = msgspec.structs.replace(
        book.projects[0],
        secret=True,
        purpose=purpose,
        basis=basis,
        scheme=scheme,
        objectives=(objective,),
        indicators=(
            Indicator(
                level1="产出指标",
                level2="数量指标",
                level3=level3,
                description=description,
                target=Target(target, "words"),
                basis=source,
            ),
        ),
        plan=(Decimal(17), Decimal(39), Decimal(71), Decimal(100)),
    )
    return msgspec.structs.replace(book, projects=(secret, *book.projects[1:]))


def everything_in(path: Path) -> str:
    """All text of a file, the parts of a package and the properties of a PDF too."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            pages = [page.get_textpage().get_text_range() for page in pdf]
            return "".join((*pages, *pdf.get_metadata_dict().values()))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            return "".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist()
            )
    return path.read_text("utf-8")


def published(compiled: Disclosure, folder: Path) -> list[Path]:
    try:
        return publish(compiled, folder, "a", FORMATS)
    except CannotPublishError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_no_format_tells_what_a_secret_project_is(pack: str, year: int, tmp_path: Path) -> None:
    book = with_secret(made(pack, year)[1])
    compiled = disclosure(unit_account(book))
    assert errors([compiled]) == []
    files = published(compiled, tmp_path)
    assert len(files) == len(FORMATS) == len(WRITERS)
    for path in files:
        text = everything_in(path)
        assert [word for word in WORDS if word in text] == [], path.name
        assert "17%" not in text, path.name


@pytest.mark.parametrize(("pack", "year"), PACKS)
def test_its_amount_is_in_the_totals(pack: str, year: int) -> None:
    book = made(pack, year)[1]
    hidden, told = disclosure(unit_account(with_secret(book))), disclosure(unit_account(book))
    assert hidden.statements == told.statements
    whole = unit_account(book).amount(Point("expenditure", nature="project"))
    assert whole == sum(project.budget for project in book.projects)


def test_what_is_bought_for_it_stops_publication() -> None:
    book = with_secret(made("hebei-2024", 2024)[1])
    bought = Purchase(
        source=book.projects[0].name,
        source_budget=book.projects[0].budget,
        item="密码机",
        code="A02010000",
        measure="台",
        quantity=Decimal(1),
        price=Decimal(100),
    )
    (said,) = unwritten.lacks(unit_account(msgspec.structs.replace(book, purchases=(bought,))))
    assert "涉密，采购内容不能公开" in said


REFUSED = {
    "a secret document's number": ("按照机密〔2023〕3号文件开展检查。", "P703"),
    "a grade of secrecy": ("依据机密级文件安排。", "P703"),
    "a person's name with the pay": ("用于发放王建国工资。", "P711"),
    "an identity number": ("受益人为130102196001011234。", "P712"),
}


@pytest.mark.parametrize("field", ["purpose", "objectives", "duties"])
@pytest.mark.parametrize(("text", "rule"), REFUSED.values(), ids=REFUSED)
def test_what_no_one_may_read_is_refused(text: str, rule: str, field: str) -> None:
    book = made("hebei-2024", 2024)[1]
    if field == "duties":
        texts = msgspec.structs.replace(book.texts, duties=(text,))
        book = msgspec.structs.replace(book, texts=texts)
    else:
        value = (text,) if field == "objectives" else text
        project = msgspec.structs.replace(book.projects[0], **{field: value})
        book = msgspec.structs.replace(book, projects=(project, *book.projects[1:]))
    assert rule in {finding.rule for finding in errors([disclosure(unit_account(book))])}


@pytest.mark.parametrize(
    "reason", ["XX项目增加较多", "某某工作任务增加", "人员（）增加较多", "增增增增"]
)
def test_a_reason_with_a_blank_says_nothing(reason: str) -> None:
    assert unwritten.is_filler(reason)


def test_a_blank_left_in_any_text_stops_publication() -> None:
    book = made("hebei-2024", 2024)[1]
    texts = msgspec.structs.replace(book.texts, duties=("负责××工作。",))
    (said,) = unwritten.lacks(unit_account(msgspec.structs.replace(book, texts=texts)))
    assert said == "“文字”表的“职责”里的“××”还没有填好；请写完整"
