"""What templates leave to be filled in: XX, *, {{预算数}}, [项目名称], 《文件名称》."""

from __future__ import annotations

import re

_GAP = re.compile(
    r"[xX×＊*_]{2,}(?![A-Za-z0-9])"
    r"|(?<=[每年月日计于在至到约共为按第])[*＊](?=(?:万?元|[年月日号人个次户家项])(?!数|均))"
    r"|[xX×](?=年[xX×]月|月[xX×]日)|目标内容\d"
    r"|\{\{[^{}]{0,20}\}\}|\$\{[^{}\\]{1,20}\}|(?<![\\A-Za-z^_])\{[\u4e00-\u9fff]{2,10}\}|[<\[【](?:请?填写?|输入)?(?:项目|单位|部门|资金|预算|文件|政策|指标)?"
    r"(?:名称|全称|预算数|金额|数值?|数量|年度|年份|人数|指标值|内容)[>\]】]"
    r"|《(?:项目|文件|政策|办法|通知|制度)名称》|《[xX×*_.…]+》"
)
_SIGN_OF_A_GAP = re.compile(r"[xX×＊*_{《<\[【]|目标内容")


def gap(key: str) -> re.Match[str] | None:
    """The first gap of a text; most texts have none of the signs of one.

    >>> gap("用于{{项目名称}}的开展")[0]
    '{{项目名称}}'
    >>> gap("按《会议费管理办法》执行")
    """
    return _GAP.search(key) if _SIGN_OF_A_GAP.search(key) else None
