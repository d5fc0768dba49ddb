"""How people ask for each page (data/asked.yml): read by the search, shown nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from account_docs.check.core import Corpus, Problem
from account_docs.check.data import ASKED
from account_docs.check.nearest import nearest

RULE = "cau-hinh"
LINK = "lien-ket"
# Fewer leave most ways of asking out; more drown what pages are called.
LEAST, MOST = 15, 25
_VOICES = "sinh viên, người mới vào nghề, director, client; giọng Bắc và giọng Nam; gõ tắt, nửa tiếng Anh"


def asked(corpus: Corpus) -> Iterator[Problem]:
    """Each page has its phrasings, enough and not too many, and each phrasing one page."""
    if ASKED in corpus.data.unusable:
        return
    yield from _lists(corpus)
    for page in corpus.judged:
        if page.path not in corpus.data.asked:
            yield corpus.problem(
                page,
                1,
                RULE,
                f"chưa có cách hỏi nào của trang này trong {ASKED}, nên ai tìm bằng lời của mình sẽ khó gặp",
                f"thêm “{page.path}:” vào {ASKED} với {LEAST}–{MOST} cách hỏi của nhiều người: {_VOICES}",
            )


def _lists(corpus: Corpus) -> Iterator[Problem]:
    """What is wrong with the file itself."""
    owners: dict[str, tuple[str, int]] = {}
    for path, phrasings in corpus.data.asked.items():
        line = corpus.data.line(ASKED, ("asked", path))
        if path not in corpus.pages:
            message = f"cách hỏi của “{path}” mà không có trang này{nearest(path, corpus.pages)}"
            yield Problem(ASKED, line, LINK, message, "ghi đường dẫn tính từ thư mục docs của một trang có thật")
        if not LEAST <= len(phrasings) <= MOST:
            message = f"“{path}” có {len(phrasings)} cách hỏi, mỗi trang cần {LEAST} đến {MOST}"
            fix = (
                f"viết thêm theo lời của nhiều người: {_VOICES}"
                if len(phrasings) < LEAST
                else "giữ những câu khác nhau nhất, bỏ các câu gần trùng"
            )
            yield Problem(ASKED, line, RULE, message, fix)
        for place, phrasing in enumerate(phrasings):
            here = corpus.data.line(ASKED, ("asked", path, place))
            owner, first = owners.setdefault(" ".join(phrasing.lower().split()), (path, here))
            if first != here:
                message = f"“{phrasing}” đã ghi ở dòng {first} cho {owner}"
                yield Problem(ASKED, here, RULE, message, "để câu ấy ở trang trả lời đúng nhất, bỏ ở trang kia")
