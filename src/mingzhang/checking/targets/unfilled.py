"""What templates leave to be filled in: XX, *, {{预算数}}, [项目名称], 《文件名称》."""

from __future__ import annotations

import re

_WHOSE = "项目|单位|部门|资金|预算|文件|政策|指标"
_OF_ALL = "名称|年度|年份|人数|数量|金额|数值?|内容"
_ASKED = rf"(?:请?填写?|输入)?(?:{_WHOSE})?(?:全称|预算数|指标值|{_OF_ALL})"
_CONTENT = "目标内容"
_GAP = re.compile(
    r"[xX×＊*_]{2,}(?![A-Za-z0-9])"
    r"|(?<=[每年月日计于在至到约共为按第])[*＊](?=(?:万?元|[年月日号人个次户家项])(?!数|均))"
    r"|[xX×](?=年[xX×]月|月[xX×]日)"
    rf"|{_CONTENT}\d"
    r"|\{\{[^{}]{0,20}\}\}|\$\{[^{}\\]{1,20}\}"
    rf"|(?<![\\A-Za-z^_])\{{{_ASKED}\}}|[<\[【]{_ASKED}[>\]】]"
    r"|《(?:项目|文件|政策|办法|通知|制度)名称》|《[xX×*_.…]+》"
)
_OPERAND = re.compile(rf"[<\[【{{](?:{_OF_ALL})[>\]】}}]")
_COMPUTED = re.compile("[=×*÷/]|公式|口径|字段|标签|标题|[的之]比")
_SIGN_OF_A_GAP = re.compile(rf"[xX×＊*_{{<\[【]|名称》|《[.…]|{_CONTENT}")


def gap(key: str) -> re.Match[str] | None:
    """The first gap of a text; most texts have none of the signs of one.

    >>> gap("用于{{项目名称}}的开展")[0]
    '{{项目名称}}'
    >>> gap("按《会议费管理办法》执行")
    >>> gap("补助总额=[人数]×[标准]")
    """
    if not _SIGN_OF_A_GAP.search(key):
        return None
    gaps = _GAP.finditer(key)
    return next((one for one in gaps if not _is_operand(one)), None)


def _is_operand(match: re.Match[str]) -> bool:
    """Whether it names what a formula or a form counts."""
    is_general = _OPERAND.fullmatch(match[0]) is not None
    return is_general and _COMPUTED.search(match.string) is not None
