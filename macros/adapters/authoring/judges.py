"""What an answer must be: a known body, an understood term, a free name. Each judge also turns words into values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import replace

from macros.adapters.authoring.asking import Answer, Given, Judge
from macros.authoring.transliteration import MAX_LENGTH
from macros.loading.words import did_you_mean, suggest
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Roadmap
from macros.sources.file_names import name_fault
from macros.terms import context_from_period, describe_term, explain_unknown, parse_term
from macros.terms.values import TermKind

LONGEST_NUMBER = 12  # characters: «1.10», «20-01-10»
_NAMED_LINES = 8
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def free_name(taken: Callable[[Given], Container[str]]) -> Judge:
    """A permanent Latin name that nothing else has."""

    def judge(text: str, given: Given) -> Answer:
        if not _SLUG.fullmatch(text) or len(text) > MAX_LENGTH:
            return Answer(complaint="годятся строчные латинские буквы, цифры и дефисы между ними, до 64 знаков")
        if reason := name_fault(text):
            return Answer(complaint=f"имя «{text}» не годится: {reason}")
        if text in taken(given):
            return Answer(complaint=f"имя «{text}» уже занято, придумайте другое")
        return Answer(text)

    return judge


def one_of(choices: Mapping[str, str]) -> Judge:
    """One of the shown lines, by its words or its number; `choices` are words → value."""

    def judge(text: str, _: Given) -> Answer:
        words = list(choices)
        if text.isdecimal() and 1 <= int(text) <= len(words):
            return Answer(choices[words[int(text) - 1]])
        exact = next((v for k, v in choices.items() if text.casefold() in (k.casefold(), v.casefold())), None)
        if exact is not None:
            return Answer(exact)
        parts = [line for line in words if text.casefold() in line.casefold()]
        if len(parts) == 1:
            return Answer(choices[parts[0]], remark=f"выбрано: {parts[0]}")
        meant = suggest(text, words) or suggest(text, choices.values())
        return Answer(complaint=f"«{text}» здесь не бывает; {did_you_mean(meant, text) if meant else _lines(choices)}")

    return judge


def _lines(choices: Mapping[str, str]) -> str:
    """What to say instead. Whoever answers by options has seen no lines, so few of them are named, by ids if any."""
    if len(choices) > _NAMED_LINES:
        return "назовите одну из строк или её номер"
    named = all(_SLUG.fullmatch(value) and not value.isdecimal() for value in choices.values())
    return "бывают: " + ", ".join(f"{value} («{line}»)" if named else f"«{line}»" for line, value in choices.items())


def remarking(judge: Judge, values: Collection[str], remark: str) -> Judge:
    """The same judge, which adds the remark to an answer that is one of these values."""

    def judged(text: str, given: Given) -> Answer:
        answer = judge(text, given)
        if answer.value not in values:
            return answer
        return replace(answer, remark="; ".join(filter(None, (answer.remark, remark))))

    return judged


def one_of_given(choices: Callable[[Given], Mapping[str, str]]) -> Judge:
    """`one_of` where the choices depend on earlier answers."""
    return lambda text, given: one_of(choices(given))(text, given)


def party_named(registry: PartyRegistry, territory: Callable[[Given], str]) -> Judge:
    """A body or role by any of its names, kept as typed."""

    def judge(text: str, given: Given) -> Answer:
        found = registry.candidates(text, territory(given))
        if len(found) == 1:
            return Answer(text)
        if found:
            names = ", ".join(party.name for party in found)
            return Answer(complaint=f"«{text}» значит сразу несколько записей: {names}; назовите полнее")
        meant = suggest(text, registry.names())
        hint = did_you_mean(meant, text) if meant else "сначала заведите запись: python3 run.py new party"
        return Answer(complaint=f"«{text}» – такого органа или роли нет в реестре; {hint}")

    return judge


def party_id(registry: PartyRegistry) -> Judge:
    """A body or role by any of its names, kept as its id."""

    def judge(text: str, _: Given) -> Answer:
        known = registry.get(text) or registry.find(text)
        if known is not None:
            return Answer(known.id)
        meant = suggest(text, [*registry.names(), *(party.id for party in registry.parties)])
        hint = did_you_mean(meant, text) if meant else "посмотрите названия в docs/parties.yaml"
        return Answer(complaint=f"«{text}» нет в реестре; {hint}")

    return judge


def term_words(period: Callable[[Given], str]) -> Judge:
    """A term as documents word it; how it is read is said back."""

    def judge(text: str, given: Given) -> Answer:
        words = period(given)
        term = parse_term(text, context_from_period(parse_term(words, None)) if words else None)
        if term.kind is TermKind.UNKNOWN:
            return Answer(complaint=f"срок не понят: {explain_unknown(text)}")
        return Answer(text, remark=f"прочитано: {describe_term(term)}")

    return judge


def whole_minutes(text: str, _: Given) -> Answer:
    """A number of minutes that a meeting may last."""
    if text.isdecimal() and 1 <= int(text) <= 480:
        return Answer(str(int(text)))
    return Answer(complaint="нужно целое число минут от 1 до 480")


def free_number(roadmap: Callable[[Given], Roadmap]) -> Judge:
    """A measure's number that the roadmap does not have yet."""

    def judge(text: str, given: Given) -> Answer:
        taken = {measure.number.rstrip(".") for measure in roadmap(given).measures()}
        if " " in text or len(text) > LONGEST_NUMBER:
            return Answer(complaint=f"«{text}» – не номер; номер короткий, без пробелов: 1.8, 12, 2а")
        if text.rstrip(".") in taken:
            return Answer(complaint=f"номер {text} в этой карте уже есть")
        return Answer(text)

    return judge


def folder_name(folders: Sequence[str]) -> Judge:
    """A folder below docs/ that exists already, or a new one with a Latin name."""

    def judge(text: str, _: Given) -> Answer:
        name = text.strip("/")
        if not name or name in folders or all(_SLUG.fullmatch(part) for part in name.split("/")):
            return Answer(name)
        return Answer(complaint="имя папки – латинские буквы, цифры и дефисы: оно становится частью адреса")

    return judge
