"""Pages of a served site → what axe-core finds in them, in both schemes and widths, with and without script.

Without script means: the page is loaded while scripting is off, so nothing of its own ever ran; scripting is let in
afterwards for axe alone. What axe cannot judge because a picture or gradient lies below a text, its pixels judge.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests import browser as chromium
from tests import npm
from tests.accessible.pages import Sample
from tests.accessible.pixels import too_faint

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "EN-301-549", "best-practice")
WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")
RUN = """async ([tags, colours]) => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags},
    rules: {"target-size": {enabled: true}, "color-contrast": {enabled: colours}},
    resultTypes: ["violations", "incomplete"],
  });
  const plain = (results) => results.flatMap((r) =>
    r.nodes.map((n) => [r.id, n.target.join(" "), n.failureSummary ?? ""]));
  // In a frame there is a preview of a page that is looked at by itself: its colours on pictures are judged there.
  const here = (r) => ({...r, nodes: r.nodes.filter((n) => n.target.length < 2 || r.id !== "color-contrast")});
  return [plain(found.violations), plain(found.incomplete.map(here))];
}"""


class Finding(NamedTuple):
    """Something that is wrong with a page, or that only a person can judge."""

    rule: str
    url: str
    where: str
    """Scheme, width, script."""
    target: str
    why: str


class Job(NamedTuple):
    """A page to look at, with or without its scripts."""

    sample: Sample
    script: bool


@dataclass(slots=True)
class Looker:
    """Looks at pages, one after the other; it remembers what the pixels said of a place on a type of page."""

    address: str
    widths: Sequence[int]
    schemes: Sequence[str]
    found: list[Finding] = field(default_factory=list)
    runs: int = 0
    before: str = ""
    """What is done to a page before it is looked at."""
    judged: dict[tuple[str, str, int, str], str] = field(default_factory=dict)

    async def look(self, page: Page, job: Job) -> None:
        """Load once, then look at it in every width and scheme."""
        await page.set_viewport_size({"width": self.widths[0], "height": 900})
        await load(page, self.address + job.sample.url, script=job.script)
        if self.before:
            await page.evaluate(self.before)
        for frame in page.frames:
            await frame.evaluate(f"{npm.AXE.read_text(encoding='utf-8')};0")
        for width in self.widths:
            await page.set_viewport_size({"width": width, "height": 900})
            for scheme in self.schemes:
                await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                await self.settle(page, job, scheme, width)

    async def settle(self, page: Page, job: Job, scheme: str, width: int) -> None:
        """Every violation, and of what is left open whatever stays open."""
        # Colours do not depend on scripts, and are what takes axe longest: without script they are judged once.
        colours = job.script or (scheme, width) == (self.schemes[0], self.widths[0])
        violations, open_ = await page.evaluate(RUN, [TAGS, colours])
        if violations or any(rule != "color-contrast" for rule, _, _ in open_):
            await page.wait_for_timeout(500)  # a script may still be at work on what the new width asks of it
            violations, open_ = await page.evaluate(RUN, [TAGS, colours])
        self.runs += 1
        where = f"{scheme} {width} {'with' if job.script else 'without'} script"
        self.found += [Finding(rule, job.sample.url, where, target, why) for rule, target, why in violations]
        key = (job.sample.type, scheme, width)
        faint = [target for rule, target, _ in open_ if rule == "color-contrast" and (*key, target) not in self.judged]
        seen = await too_faint(page, faint)
        if doubtful := [target for target, why in seen.items() if why]:
            await page.wait_for_timeout(500)  # the pictures may have been taken while the page still moved
            seen |= await too_faint(page, doubtful)
        for target, why in seen.items():
            self.judged[*key, target] = why
        for rule, target, why in open_:
            told = self.judged[*key, target] if rule == "color-contrast" else f"only a person can judge: {why}"
            if told:
                self.found.append(Finding(rule, job.sample.url, where, target, told))


def look_at(
    address: str,
    jobs: Iterable[Job],
    *,
    workers: int = 3,
    widths: Sequence[int] = WIDTHS,
    schemes: Sequence[str] = SCHEMES,
    before: str = "",
    **options: Any,
) -> Looker:
    """What is found in all of them, in contexts with these options."""
    looker, queue = Looker(address, widths, schemes, before=before), list(jobs)

    async def work(browser: Browser) -> None:
        page = await (await quiet(browser, **options)).new_page()
        while queue:
            await looker.look(page, queue.pop(0))

    in_browser(work, workers)
    return looker


async def quiet(browser: Browser, **options: Any) -> BrowserContext:
    """A context in which nothing moves, and axe may run whatever the page's policy says."""
    return await browser.new_context(bypass_csp=True, reduced_motion="reduce", **options)


async def load(page: Page, address: str, *, script: bool) -> None:
    """Load a page, with its scripts or as one who has none gets it."""
    if script:
        await page.goto(address)
        await page.wait_for_load_state("networkidle")
        return
    session = await page.context.new_cdp_session(page)
    await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    await page.goto(address)
    await session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    await session.detach()


def in_browser(work: Callable[[Browser], Awaitable[None]], workers: int) -> None:
    """Let several workers share a browser, in a thread of their own: pytest's has a loop already."""
    failures: list[BaseException] = []

    async def main() -> None:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium.find(), args=chromium.options())
            await asyncio.gather(*(work(browser) for _ in range(workers)))
            await browser.close()

    def run() -> None:
        try:
            asyncio.run(main())
        except BaseException as error:  # noqa: BLE001 - told in the other thread
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    for failure in failures:
        raise failure
