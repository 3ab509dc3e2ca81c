"""Privacy: personal data of private persons masked in place, so that offsets still hold."""

import re
from datetime import date

_STAR = "*"
_MOBILE_LIKE = re.compile(r"1[3-9][0-9][\s-]?[0-9]{4}[\s-]?[0-9]{4}")
_IDENTITY_LIKE = re.compile("[0-9][0-9]{14}")  # as [0-9]{15}, but `re` finds its first digit faster
"""What a match of the patterns below needs: looked for first, as most texts have nothing to hide.

Likewise, each character that `mask` asks for is one that the pattern behind it cannot do without.
"""
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z０-９〔第\-.])(?P<keep>(?:\+?86[\s-]?)?1[3-9][0-9])(?P<hide>[\s-]?[0-9]{4}[\s-]?)(?=[0-9]{4}(?![0-9]))(?![0-9]{4}\s*[号號元万千])"
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64})([@＠])((?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24})"
)
_ACCOUNT = re.compile(
    r"((?:卡\s*号|账\s*号|帐\s*号|账\s*户|帐\s*户)[^0-9\n。；]{0,6})([0-9][0-9 -]{8,26}[0-9])"
)
_HOME = re.compile(
    r"((?:家庭|现|居|租|户籍|身份证|户口)?(?:住\s*址|住\s*地|所在地址|居住地|家庭地址|详细地址|地\s*址)\s*(?:[:：]|[为是在])\s*)([^，。；;！!？?\n）)]{2,60})"
)
_ROOM = re.compile(
    r"((?:[0-9A-Za-z一二三四五六七八九十]{1,4}(?:号楼|栋|幢|座|号)\s*)(?:[0-9A-Za-z一二三四五六七八九十]{1,3}\s*(?:单元|门)\s*)?)([0-9A-Za-z]{1,5}(?=\s*(?:室|房)(?!间))|[0-9]{3,4}(?=\s*号房))"
)
_ID_KEPT = (3, 2)


def mask(text: str, *, private: bool) -> str:
    """Mask mobile, identity-card and account numbers and e-mail addresses; the length stays.

    With `private`, a citizen's own text, also labelled home addresses and room numbers. Landlines,
    document numbers, amounts and dates stay.

    >>> mask("请联系13812341234", private=False)
    '请联系138****1234'
    """
    if _MOBILE_LIKE.search(text):
        text = _MOBILE.sub(_mask_mobile, text)
    if _IDENTITY_LIKE.search(text):
        text = _IDENTITY.sub(_mask_identity, text)
    if "@" in text or "＠" in text:
        text = _MAIL.sub(_mask_mail, text)
    if "卡" in text or "账" in text or "帐" in text:
        text = _ACCOUNT.sub(_mask_labelled, text)
    if private and ("址" in text or ("住" in text and "地" in text)):
        text = _HOME.sub(_mask_labelled, text)
    if private and ("室" in text or "房" in text):
        text = _ROOM.sub(_mask_labelled, text)
    return text


def _mask_labelled(match: re.Match[str]) -> str:
    return match[1] + _stars(match[2])


def _stars(text: str) -> str:
    return re.sub(r"\S", _STAR, text)


def _mask_mobile(match: re.Match[str]) -> str:
    return match["keep"] + re.sub("[0-9]", _STAR, match["hide"])


def _mask_mail(match: re.Match[str]) -> str:
    return match[1][0] + _STAR * (len(match[1]) - 1) + match[2] + match[3]


def _mask_identity(match: re.Match[str]) -> str:
    number = match[1]
    if not _is_identity(number):
        return number
    head, end = _ID_KEPT
    return number[:head] + _STAR * (len(number) - head - end) + number[-end:]


def _is_identity(number: str) -> bool:
    """Whether the number names a region and a birthday, or has the right check digit (GB 11643)."""
    born = number[6:14] if len(number) == len("110101199001011234") else f"19{number[6:12]}"
    return (_is_birthday(born) and "11" <= number[:2] <= "83") or _has_check_digit(number)


def _is_birthday(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2099  # noqa: PLR2004
    except ValueError:
        return False


def _has_check_digit(number: str) -> bool:
    if len(number) != len(_WEIGHTS) + 1:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()
