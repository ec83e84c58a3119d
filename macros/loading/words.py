"""What an editor probably meant by a word that is not in the list: «сроки» is «срок»."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from macros.terms.folding import by_keys

# Words that say the same but look different; the right one counts only where the record has such a field.
SYNONYMS = {
    "сроки": ("срок",),
    "дата": ("срок", "проверено"),
    "дата исполнения": ("срок",),
    "исполнитель": ("ответственные",),
    "исполнители": ("ответственные",),
    "ответственный": ("ответственные",),
    "ответственный исполнитель": ("ответственные",),
    "мероприятие": ("мероприятия", "название"),
    "наименование": ("название",),
    "наименование мероприятия": ("название",),
    "заголовок": ("название",),
    "имя": ("название", "кто"),
    "содержание": ("название", "текст"),
    "раздел": ("разделы", "название"),
    "этапы": ("разделы",),
    "результат": ("результаты", "текст"),
    "ожидаемый результат": ("результаты",),
    "планируемый результат": ("результаты",),
    "показатель": ("показатели",),
    "индикаторы": ("показатели",),
    "участник": ("участники",),
    "соисполнители": ("участники",),
    "комментарий": ("примечание",),
    "заметка": ("примечание",),
    "пояснение": ("подробности", "примечание"),
    "id": ("ид",),
    "идентификатор": ("ид",),
    "№": ("номер",),
    "no": ("номер",),
    "п/п": ("номер",),
    "читать": ("читать-как",),
    "синонимы": ("псевдонимы",),
    "роль": ("вид", "кто"),
    "утверждено": ("утверждение",),
    "согласование": ("утверждение",),
    "регион": ("территория",),
    "конец": ("окончание",),
    "значение": ("цель",),
    # values
    "региональный": ("регион",),
    "край": ("регион",),
    "область": ("регион",),
    "федеральный": ("федерация",),
    "муниципальный": ("муниципалитет",),
    "район": ("муниципалитет",),
    "город": ("муниципалитет",),
    "школа": ("организация",),
    "школьный": ("организация",),
    "учреждение": ("организация", "орган"),
    "должность": ("роль",),
    "ведомство": ("орган",),
    "true": ("да",),
    "yes": ("да",),
    "false": ("нет",),
}

# Latin letters that look like Russian ones and slip in from another keyboard layout.
_LOOKALIKES = str.maketrans("aceopxykmhtbABCEHKMOPTXY", "асеорхукмнтвАВСЕНКМОРТХУ")


def suggest(word: str, known: Iterable[str], english: dict[str, str] | None = None) -> str:
    """The known word that was probably meant, or an empty text. `english` maps names of the code to known words."""
    choices = list(known)
    folded = {_fold(choice): choice for choice in choices}
    plain = _fold(word.strip().lstrip("-"))
    if plain in folded:
        return folded[plain]
    for synonym in (*SYNONYMS.get(plain, ()), *SYNONYMS.get(word.strip().casefold(), ())):
        if synonym in choices:
            return synonym
    if english and word.strip().casefold() in english:
        return english[word.strip().casefold()]
    for other in (plain.partition("-")[0], by_keys(word.strip().casefold())):  # «срок исполнения», «chjr»
        if other in folded or any(each in choices for each in SYNONYMS.get(other, ())):
            return suggest(other, choices)
    close = difflib.get_close_matches(plain[:100], list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def did_you_mean(word: str, written: str = "") -> str:
    """The hint with the suggestion; where the words look alike, what makes them differ."""
    typed, meant = written.casefold(), word.casefold()
    if typed != meant and typed.translate(_LOOKALIKES) == meant:
        return f"в этом слове есть латинские буквы; наберите «{word}» заново по-русски"
    return f"возможно, имелось в виду «{word}»"


def _fold(word: str) -> str:
    return word.translate(_LOOKALIKES).casefold().replace("ё", "е").replace(" ", "-").replace("_", "-")
