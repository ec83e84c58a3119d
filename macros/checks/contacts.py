"""Check `wrong-contact`: what a reader will tap to call or to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.subject import Subject
from macros.diagnostics import Diagnostic
from macros.model.materials import Contact, ContactKind

_MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[\w-]{2,}")
_PHONE = re.compile(r"\+?[\d\s()–-]+?(?:,?\s*(?:доб|вн)\w*\.?\s*\d+)?")
_SEVERAL = re.compile(r"[,;]|\s(?:и|или)\s")
_EXAMPLES = {ContactKind.PHONE: "вид: телефон\nзначение: 8 800 505-47-16"}
_SHORTEST, _LONGEST = 3, 15  # figures: «112» and what E.164 of the ITU allows


def check_contact_values(subject: Subject) -> Iterator[Diagnostic]:
    """A telephone is one number, a mailbox is one address: the site makes a link of it.

    Fails::

        {вид: почта, значение: support@myschool}

    Passes::

        {вид: почта, значение: support@myschool.edu.ru}

    Sites are judged by `check_material_links`; a form may be told in words.
    """
    contacts = subject.materials.contacts
    for index, contact in enumerate(contacts.value.contacts if contacts and contacts.value else ()):
        reason, hint = _fault(contact)
        if contacts and reason:
            path = ("контакты", index, "значение")
            words = {"value": contact.value, "reason": reason, "example": _EXAMPLES.get(contact.kind)}
            yield contacts.places.tell("wrong-contact", path, hint=hint or None, **words)


def _fault(contact: Contact) -> tuple[str, str]:
    """Why no link can be made of the contact, and a hint where the usual one is not enough; empty for a good one."""
    if contact.kind is ContactKind.EMAIL:
        fits, reason = _is_mail(contact.value), "это не адрес почты"
    elif contact.kind is ContactKind.PHONE:
        fits, reason = _is_phone(contact.value), "это не номер телефона"
    else:
        return "", ""
    if fits:
        return "", ""
    parts = [part.strip() for part in _SEVERAL.split(contact.value)]
    if len(parts) > 1 and all(_is_mail(part) or _is_phone(part) for part in parts):
        return "здесь их несколько", "на каждый номер и каждый адрес сделайте свою запись: ссылка ведёт в одно место"
    return reason, ""


def _is_mail(text: str) -> bool:
    return _MAIL.fullmatch(text.strip()) is not None


def _is_phone(text: str) -> bool:
    number = re.split(r"(?:доб|вн)", text)[0]
    return _PHONE.fullmatch(text.strip()) is not None and _SHORTEST <= len(re.sub(r"\D", "", number)) <= _LONGEST
