"""Every address in the built site leads somewhere: at the root of a host, and under the prefix of a project site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import ProxyHandler, build_opener
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.support.built_site import PROJECT, SITE_URL, build_once
from tests.support.served_folder import ServeFolder

open_address = build_opener(ProxyHandler({})).open  # past any proxy of the machine
NOWHERE = "no/such/page/"
"""An address deep in the site at which there is nothing: it is answered with the page for that."""


@dataclass
class Crawl:
    """All that can be reached from the home page, the sitemap and the page for what is missing."""

    root: str
    """Where the site is served."""
    built_for: str
    """The address that it names itself by."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Address → text of what was found there; no text for what is no text."""
    ids: dict[str, set[str]] = field(default_factory=dict)
    """Address of a page → the places in it that a link can name."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Where a link stands, and where it leads, with its fragment."""
    broken: list[str] = field(default_factory=list)

    def listed(self) -> set[str]:
        """Return the pages that the sitemap lists."""
        found = {link for page, link in self.links if page.endswith("sitemap.xml")}
        assert len(found) > 6
        return found

    def run(self) -> None:
        """Follow everything."""
        todo = [self.root, *(urljoin(self.root, path) for path in ("sitemap.xml", NOWHERE))]
        while todo:
            address = todo.pop()
            if address not in self.bodies:
                for link in self._visit(address):
                    self.links.append((address, link))
                    todo.append(urldefrag(link).url)
        self.broken += [
            f"{link} on {page}: no such place"
            for page, link in self.links
            if (fragment := unquote(urldefrag(link).fragment))
            and fragment not in self.ids.get(urldefrag(link).url, {fragment})
        ]

    def _visit(self, address: str) -> Sequence[str]:
        try:
            with open_address(address) as answer:
                kind, body = answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            kind, body = error.headers.get_content_type(), error.read()
            if not (error.code == HTTPStatus.NOT_FOUND and address.endswith(NOWHERE)):
                named_by = [page for page, link in self.links if link.startswith(address)]
                self.broken.append(f"{address}: {error.code}, named by {named_by[:2]}")
                kind = ""
        text = body.decode() if kind.startswith("text/") or kind.endswith(("xml", "json")) else ""
        self.bodies[address] = text
        own = (urljoin(address, link) for link in self._named(address, kind, text))
        at_home = (
            link.replace(self.built_for, self.root, 1) if link.startswith(self.built_for) else link for link in own
        )
        return [link for link in at_home if link.startswith(self.root.split("/repo/")[0])]

    def _named(self, address: str, kind: str, text: str) -> Iterator[str]:
        """Yield every address in a text, as it is written there."""
        if kind == "text/html":
            soup = BeautifulSoup(text, "lxml")
            self.ids[address] = {str(each["id"]) for each in soup.find_all(id=True)} | {
                str(each["name"]) for each in soup.select("a[name]")
            }
            yield from (str(each[name]) for name in ("href", "src") for each in soup.select(f"[{name}]"))
            yield from (
                part.split()[0] for each in soup.find_all(srcset=True) for part in str(each["srcset"]).split(",")
            )
            yield from (
                str(each["content"]) for each in soup.select('meta[property="og:url"], meta[property="og:image"]')
            )
            configured = soup.select_one("#__config")
            if configured:  # the page with readings has no theme
                yield json.loads(configured.string or "{}")["search"]
        elif kind == "text/css":
            yield from (found for found in re.findall(r"url\(\s*[\"']?([^\"')]+)", text))
        elif kind == "text/javascript" and "/assets/bitext/" in address:
            yield from re.findall(r'from "([^"]+)"', text)
        elif address.endswith("sitemap.xml"):
            yield from (each.text or "" for each in ElementTree.fromstring(text).findall(".//{*}loc"))  # noqa: S314 – our own file


@pytest.fixture(scope="module", params=["root", "project"])
def crawl(
    request: pytest.FixtureRequest, site: Path, repository: Path, shared: Path, served_site: ServeFolder
) -> Crawl:
    """The site, served as it was built for, with everything followed."""
    if request.param == "root":
        found = Crawl(served_site(site), SITE_URL)
    else:
        folder = build_once(repository, shared, "project", PROJECT)
        found = Crawl(served_site(folder, prefix="/repo/"), PROJECT["SITE_URL"])
    found.run()
    return found


def test_every_link_leads_somewhere(crawl: Crawl) -> None:
    """Links, assets, the sitemap and the fragments of all of them exist."""
    assert len(crawl.ids) > 8
    assert len(crawl.links) > 1000
    assert crawl.broken == []


def test_every_page_can_be_reached(crawl: Crawl) -> None:
    """What the sitemap lists is linked from some page."""
    linked = {urldefrag(link).url for page, link in crawl.links if page in crawl.ids and page != link}
    assert crawl.listed() - linked == set()


def test_the_page_for_what_is_missing_leads_home(crawl: Crawl) -> None:
    """However deep the address, that page has its styles and scripts and a link to the home page."""
    named = [link for page, link in crawl.links if page.endswith(NOWHERE)]
    assert crawl.root in named
    assert any(link.endswith("/assets/bitext/bitext.css") for link in named)
    assert all(crawl.bodies[urldefrag(link).url] for link in named if link.endswith((".css", ".js", ".html")))


def test_every_page_says_what_it_is(crawl: Crawl) -> None:
    """Each page of the sitemap has its own address, a title and a description for those who find it elsewhere."""
    for address in crawl.listed():
        soup = BeautifulSoup(crawl.bodies[address], "lxml")
        own = address.replace(crawl.root, crawl.built_for, 1)
        canonical = soup.select_one("link[rel=canonical]")
        assert canonical is not None, address
        assert canonical["href"] == own
        said = {
            str(each.get("property") or each.get("name")): str(each.get("content")) for each in soup.find_all("meta")
        }
        assert said["og:url"] == own
        assert said["og:type"] == ("website" if address == crawl.root else "article")
        for name in ("og:title", "og:site_name", "og:description", "description"):
            assert said.get(name), (address, name)
        assert said["og:description"] == said["description"]
