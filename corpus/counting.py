"""Numbers counted in Chinese characters, as sessions, days and lists are."""

import re

_LARGEST = 9999
_NO_DIGIT = re.compile("(?:零[千百十 ])+")


def han(number: int) -> str:
    """Count a number in characters: 15 → 十五; in digits where it has more than four.

    >>> [han(number) for number in (0, 3, 10, 12, 20, 23, 105, 1010, 15000)]
    ['〇', '三', '十', '十二', '二十', '二十三', '一百零五', '一千零一十', '15000']
    """
    if not 0 <= number <= _LARGEST:
        return str(number)
    places = zip(f"{number:04}", "千百十 ", strict=True)
    text = "".join("零一二三四五六七八九"[int(digit)] + place for digit, place in places)
    text = _NO_DIGIT.sub("零", text).strip("零 ")
    return text.removeprefix("一") if text.startswith("一十") else text or "〇"
