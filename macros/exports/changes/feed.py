"""The changes as an Atom feed (RFC 4287): an entry for each day, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from macros.changes import History, Kind, Revision
from macros.project import Project
from macros.views.changes import MeasureChangeView, PlanChangeView, plan_change_view
from macros.views.urls import CHANGES_URL, FEED_URL, changes_day_url
from macros.views.wording import capitalised, long_date, quoted

MOST_ENTRIES = 30
MOST_TITLES = 15  # of materials in one entry
_ATOM = "http://www.w3.org/2005/Atom"


def export_changes_feed(project: Project, history: History, today: date) -> bytes:
    """The feed. Without a history it is empty, as of `today`. Addresses are absolute where the site's own is set."""
    settings, base = project.settings, project.settings.site_url
    moment = history.revisions[0].moment if history.revisions else datetime(*today.timetuple()[:3], tzinfo=UTC)
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "ru"})
    _add(feed, "id", _id(base, FEED_URL))
    _add(feed, "title", f"{settings.site_name}: что изменилось")
    _add(feed, "updated", _time(moment))
    _add(ElementTree.SubElement(feed, "author"), "name", settings.publisher or settings.site_name)
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": base + FEED_URL})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": base + CHANGES_URL})
    for revision in history.revisions[:MOST_ENTRIES]:
        feed.append(_entry(base, revision))
    ElementTree.indent(feed)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(base: str, revision: Revision) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    url = changes_day_url(revision.day.isoformat())
    _add(entry, "id", _id(base, url))
    _add(entry, "title", _title(revision))
    _add(entry, "updated", _time(revision.moment))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": base + url})
    _add(entry, "content", "\n".join(_lines(revision)), type="text")
    return entry


def _title(revision: Revision) -> str:
    names = [quoted(each.name) for each in revision.changes.roadmaps]
    about = ", ".join(names[:2]) + (" и другие карты" if len(names) > 2 else "") if names else "материалы раздела"
    return f"{long_date(revision.day)}: {about}"


def _lines(revision: Revision) -> Iterator[str]:
    for change in revision.changes.roadmaps:
        yield from _plan(plan_change_view(change))
    titles = [each.title.rstrip(".") for each in revision.changes.materials]
    if titles:
        rest = f" и ещё {len(titles) - MOST_TITLES}" if len(titles) > MOST_TITLES else ""
        yield f"Материалы: {'; '.join(titles[:MOST_TITLES])}{rest}."


def _plan(view: PlanChangeView) -> Iterator[str]:
    headline = f" – {view.headline[:1].lower()}{view.headline[1:]}" if view.headline else ""
    yield f"{quoted(view.name)}{headline}."
    yield from (f"{capitalised(line)}." for line in view.lines)
    yield from (f"{each.number} {each.title.rstrip('.')} – {_told(each)}." for each in view.measures)


def _told(change: MeasureChangeView) -> str:
    """What a change says itself needs no word before it: not «срок: срок перенесён»."""
    told = "; ".join(change.lines)
    if change.kind == Kind.CHANGED:
        return told or change.word
    return f"{change.word} ({told})" if told else change.word


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _id(base: str, url: str) -> str:
    """A permanent name: the same place of the same site has the same one in every build."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, base + url)}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
