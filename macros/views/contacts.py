"""Where to ask: services with what they are for, each by the link that a phone or a mail program understands."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.materials import Contact, ContactKind
from macros.project import Project
from macros.views.prose import phone_url, site_name


@dataclass(frozen=True, slots=True)
class ContactView:
    """`url` is empty where the document gives no address («форма обратной связи»)."""

    id: str
    title: str
    kind: str
    value: str
    url: str
    purpose: str
    source: str


@dataclass(frozen=True, slots=True)
class ContactsView:
    """All contacts in the file's order."""

    contacts: tuple[ContactView, ...]


def contacts_view(project: Project) -> ContactsView:
    """The contacts of the section."""
    return ContactsView(tuple(_contact(contact) for contact in project.contacts))


def _contact(contact: Contact) -> ContactView:
    url = _url(contact)
    return ContactView(
        id=contact.id,
        title=contact.title,
        kind=contact.kind.value,
        value=site_name(contact.value) if contact.kind is ContactKind.SITE else contact.value,
        url=url,
        purpose=contact.purpose,
        source=contact.source,
    )


def _url(contact: Contact) -> str:
    if contact.kind is ContactKind.PHONE:
        return phone_url(contact.value)
    if contact.kind is ContactKind.EMAIL:
        return f"mailto:{contact.value}"
    return contact.value if contact.value.startswith(("http://", "https://")) else ""
