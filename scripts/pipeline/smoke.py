"""Turns the address of a published site into the list of its pages that do not answer as they should.

At most fifty addresses of the sitemap are asked for, spread over the whole, and one that does not exist. A redirect is
no answer: what the sitemap names must be there under that very name.
"""

from __future__ import annotations

import html
import http.client
import re
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from showcase.annotation import notice, tell
from showcase.message import Message, told
from showcase.problem import Place, Problem, quote

PAGES = 50
"""Addresses asked for."""
TRIES = 4
"""How often an address is asked before it counts as dead."""
PAUSE = 5.0
"""Seconds between two tries; a publication needs a moment to reach all servers."""
PATIENCE = 10.0
"""Seconds to wait for one answer."""
SITEMAP_BYTES = 50 * 1024 * 1024
"""Size of a sitemap by its standard, in bytes."""

_OK, _NOT_FOUND = 200, 404
_ADDRESS = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")


def look(site: str, *, pause: float = PAUSE) -> list[Problem]:
    """Ask for a sample of the pages of `site`, which ends with a slash."""
    sitemap = f"{site}sitemap.xml"
    status, body = ask(sitemap, wanted=_OK, pause=pause)
    if status != _OK:
        return [_problem("page-dead", sitemap, told("the sitemap answers {status}", status=status))]
    addresses = [html.unescape(address) for address in _ADDRESS.findall(body.decode(errors="replace"))]
    if not addresses:
        return [_problem("page-dead", sitemap, told("the sitemap names no page"))]
    strangers = [address for address in addresses if not address.startswith(site)]
    if strangers:
        why = told("the sitemap names it, but the site is at {address}", address=site)
        return [_problem("page-elsewhere", strangers[0], why)]
    return _dead(site, sample(addresses), pause=pause)


def sample(addresses: Sequence[str]) -> list[str]:
    """Choose at most fifty, evenly, the first and the last among them."""
    if len(addresses) <= PAGES:
        return list(addresses)
    return [addresses[place * (len(addresses) - 1) // (PAGES - 1)] for place in range(PAGES)]


def ask(address: str, *, wanted: int, pause: float) -> tuple[int, bytes]:
    """Ask until the wanted status comes, at most four times; 0 stands for no answer at all."""
    answer = _once(address)
    for _ in range(TRIES - 1):
        if answer[0] == wanted:
            break
        time.sleep(pause)
        answer = _once(address)
    return answer


def _once(address: str) -> tuple[int, bytes]:
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=PATIENCE)
    try:
        connection.request("GET", parts.path or "/", headers={"Cache-Control": "no-cache"})
        response = connection.getresponse()
        return response.status, response.read(SITEMAP_BYTES)
    except (OSError, ValueError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


def _dead(site: str, pages: Sequence[str], *, pause: float) -> list[Problem]:
    with ThreadPoolExecutor(max_workers=8) as together:
        answers = together.map(lambda page: ask(page, wanted=_OK, pause=pause), pages)
        found = [_judged(page, status, body) for page, (status, body) in zip(pages, answers, strict=True)]
    nowhere = f"{site}no-page-has-this-name/"
    status, _ = ask(nowhere, wanted=_NOT_FOUND, pause=pause)
    if status != _NOT_FOUND:
        why = told("a page that does not exist answers {status}, not 404", status=status)
        found.append(_problem("page-unexpected", nowhere, why))
    return [problem for problem in found if problem]


def _judged(page: str, status: int, body: bytes) -> Problem | None:
    if status != _OK:
        return _problem("page-dead", page, told("it answers {status}", status=status or told("nothing")))
    return None if body else _problem("page-dead", page, told("it is empty"))


def _problem(code: str, address: str, why: Message) -> Problem:
    message = told("{address}: {why}.", address=quote(address), why=why)
    return Problem(Place(".github/workflows/publish.yml"), code, message)


def main(arguments: list[str]) -> int:
    """`python3 -m pipeline.smoke ADDRESS`."""
    if len(arguments) != 1 or not re.fullmatch(r"https?://[^\s?#]+/", arguments[0]):
        sys.stderr.write("usage: python3 -m pipeline.smoke ADDRESS (with its final slash)\n")
        return 2
    problems = look(arguments[0])
    if not problems:
        sys.stdout.write(f"{notice('smoke', 'All pages asked for answer as they should.')}\n")
    return tell(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
