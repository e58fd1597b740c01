from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.smoke import PAGES, look, main, sample

Answers = dict[str, tuple[int, bytes]]


class Served:
    """A site on this machine that answers what the test wrote into `answers`, and 404 to all else."""

    def __init__(self) -> None:
        self.answers: Answers = {}
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                status, body = outer.answers.get(self.path, (404, b"gone"))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/site/"

    def publish(self, *names: str) -> None:
        """Write a sitemap of these pages, and serve each of them."""
        lines = "".join(f"<url><loc>{self.address}{name}</loc></url>" for name in names)
        self.answers["/site/sitemap.xml"] = (200, f"<urlset>{lines}</urlset>".encode())
        self.answers |= {f"/site/{name}": (200, b"<p>page") for name in names}


@pytest.fixture
def served() -> Iterator[Served]:
    site = Served()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


def told(site: Served) -> list[tuple[str, str]]:
    return [(problem.code, problem.message.replace(site.address, "")) for problem in look(site.address, pause=0)]


def test_a_site_whose_pages_answer_is_clean(served: Served) -> None:
    served.publish("", "projects/atlas/", "el/")
    assert main([served.address]) == 0
    assert {"/site/", "/site/projects/atlas/", "/site/el/"} < set(served.asked)


def test_a_dead_an_empty_and_a_moved_page_are_told(served: Served) -> None:
    served.publish("", "a/", "b/", "c/")
    served.answers |= {"/site/a/": (500, b"x"), "/site/b/": (200, b""), "/site/c/": (301, b"x")}
    assert told(served) == [
        ("page-dead", "«a/»: it answers 500."),
        ("page-dead", "«b/»: it is empty."),
        ("page-dead", "«c/»: it answers 301."),
    ]


def test_a_page_that_does_not_exist_must_say_so(served: Served) -> None:
    served.publish("")
    served.answers["/site/no-page-has-this-name/"] = (200, b"home")
    assert [code for code, _ in told(served)] == ["page-unexpected"]


def test_a_sitemap_for_another_address_is_told_and_not_followed(served: Served) -> None:
    served.publish("")
    served.answers["/site/sitemap.xml"] = (200, b"<loc>https://evil.example/</loc>")
    assert [code for code, _ in told(served)] == ["page-elsewhere"]
    assert set(served.asked) == {"/site/sitemap.xml"}


def test_no_sitemap_and_an_empty_one_are_told(served: Served) -> None:
    assert told(served) == [("page-dead", "«sitemap.xml»: the sitemap answers 404.")]
    served.answers["/site/sitemap.xml"] = (200, b"<urlset/>")
    assert told(served) == [("page-dead", "«sitemap.xml»: the sitemap names no page.")]


def test_a_site_that_answers_nothing_is_told() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        address = f"http://127.0.0.1:{closed.server_port}/"
    (problem,) = look(address, pause=0)
    assert problem.message.endswith("the sitemap answers 0.")


def test_an_address_that_cannot_be_asked_for_is_told(served: Served) -> None:
    served.publish("", "caf\u00e9/")
    assert told(served) == [("page-dead", "«café/»: it answers nothing.")]


def test_fifty_of_many_pages_are_asked_for_from_the_first_to_the_last() -> None:
    many = [str(number) for number in range(7_001)]
    chosen = sample(many)
    assert len(set(chosen)) == PAGES
    assert (chosen[0], chosen[-1]) == ("0", "7000")
    assert sample(many[:PAGES]) == many[:PAGES]


@pytest.mark.parametrize("arguments", [[], ["https://example.org"], ["ftp://example.org/"], ["https://a/?b/"]])
def test_an_address_without_its_final_slash_is_misuse(arguments: list[str]) -> None:
    assert main(arguments) == 2
