"""What is said of Markdown pages: their front matter, their macros and their links."""

from __future__ import annotations

from macros.messages.message import Message, warning

_LITERALLY = (
    "чтобы показать скобки на странице как есть, возьмите их в обратные апострофы: `{{{{ … }}}}`, "
    "или напишите &#123;&#123;"
)

MESSAGES = {
    "front-matter-unclosed": Message(
        text="сведения о странице открыты строкой «---», но не закрыты",
        hint="поставьте вторую строку «---» после последнего поля, перед текстом страницы",
        wrong="---\nназвание: Вопросы и ответы\n\nТекст страницы.",
        right="---\nназвание: Вопросы и ответы\n---\n\nТекст страницы.",
    ),
    "front-matter-start": Message(
        text="сведения о странице не прочитаны и встали бы в её текст: файл начинается не со строки «---»",
        hint="поставьте «---» самой первой строкой: три дефиса, без пробелов и пустых строк; Word меняет их на тире",
        wrong="—\nназвание: Вопросы и ответы\n---\n\nТекст страницы.",
        right="---\nназвание: Вопросы и ответы\n---\n\nТекст страницы.",
    ),
    "no-description": warning(
        text="у страницы нет описания",
        hint="добавьте в начало файла одно предложение: о чём страница и для кого",
        wrong="---\nназвание: Вопросы и ответы\n---",
        right="---\nназвание: Вопросы и ответы\nописание: Ответы на частые вопросы школ о входе и ролях\n---",
        unless="Пустая страница, которую собирают одни макросы, тоже находится в поиске: описание нужно и ей.",
    ),
    "glued-block": warning(
        text="перед {what} нет пустой строки: на сайте всё это станет одним абзацем",
        hint="вставьте пустую строку",
        wrong="Понадобится:\n- паспорт\n- СНИЛС",
        right="Понадобится:\n\n- паспорт\n- СНИЛС",
        unless="Если это не список, поставьте в начале строки тире «–» вместо дефиса или соедините её с предыдущей.",
    ),
    "list-sign": warning(
        text="знак «{sign}» в начале строки не делает списка: на сайте строки станут одним абзацем",
        hint="начните каждую строку с «- » или с «1. », а над списком оставьте пустую строку",
        wrong="Понадобится:\n• паспорт\n• СНИЛС",
        right="Понадобится:\n\n- паспорт\n- СНИЛС",
        unless="Если это не список, а реплики, оставьте между ними пустые строки.",
    ),
    "link-signs": warning(
        text="ссылка не получилась: {what}, и на сайте она останется как набрана",
        hint="слова ссылки берут в квадратные скобки, адрес – сразу за ними в круглые",
        wrong="[Вопросы и ответы] (faq.md)",
        right="[Вопросы и ответы](faq.md)",
        unless="Чтобы показать эти знаки на странице как есть, возьмите их в обратные апострофы.",
    ),
    "macro-signs": warning(
        text="макрос стоит не в двойных фигурных скобках, и на сайте он останется как набран",
        hint="до макроса ставят «{{{{», после него «}}}}», между скобками нет пробела",
        wrong='{ roadmap_table("perm-2024") }',
        right='{{ roadmap_table("perm-2024") }}',
        unless="Чтобы показать эти знаки на странице как есть, возьмите их в обратные апострофы.",
    ),
    "macro-unclosed": Message(
        text="макрос открыт скобками «{{{{», но не закрыт",
        hint="закройте его скобками «}}}}» в том же абзаце; " + _LITERALLY,
        wrong='{{ roadmap_table("perm-2024")',
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-syntax": Message(
        text="не удалось разобрать макрос «{text}»",
        hint="макрос – это имя и значения в скобках, текст – в кавычках; " + _LITERALLY,
        wrong="{{ roadmap_table(perm-2024 }}",
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-expression": Message(
        text="«{text}» – не вызов макроса",
        hint="в двойных скобках бывает только имя макроса со значениями; " + _LITERALLY,
        wrong="{{ config.site_name }}",
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-value": Message(
        text="значение {name} макроса «{macro}» должно быть записано прямо: {reason}",
        hint="бывают только текст в кавычках, число, список в квадратных скобках, true, false и none",
        wrong="{{ roadmap_table(карта) }}",
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "template-tag": Message(
        text="разметка «{sign}» в страницах не действует",
        hint="удалите её; чтобы показать её на странице как есть, возьмите в обратные апострофы",
        wrong="{% include 'shapka.md' %}",
        right="`{% include 'shapka.md' %}`",
    ),
    "macro-too-many": Message(
        text="на странице больше {limit} макросов",
        hint="разделите страницу на несколько",
        wrong="страница, собранная другой программой",
        right="несколько страниц, по одной на тему",
    ),
    "unknown-macro": Message(
        text="неизвестный макрос «{name}»",
        hint="бывают макросы: {known}",
        wrong='{{ таблицы("perm-2024") }}',
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-unknown-argument": Message(
        text="у макроса «{macro}» нет значения «{name}»",
        hint="бывают: {known}",
        wrong='{{ roadmap_table("perm-2024", цвет="красный") }}',
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-missing-argument": Message(
        text="макросу «{macro}» не хватает значения «{name}»",
        hint="добавьте его: {meaning}",
        wrong="{{ roadmap_table() }}",
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-extra-argument": Message(
        text="у макроса «{macro}» лишнее значение {value}",
        hint="он принимает не больше {count}: {known}",
        wrong='{{ roadmap_table("perm-2024", "ещё") }}',
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-repeated-argument": Message(
        text="значение «{name}» дано макросу «{macro}» дважды",
        hint="оставьте одно",
        wrong='{{ roadmap_table("perm-2024", roadmap="perm-2024") }}',
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-wrong-value": Message(
        text="макросу «{macro}» не подходит {name} = {value}",
        hint="{reason}",
        wrong='{{ roadmap_table("perm-20244") }}',
        right='{{ roadmap_table("perm-2024") }}',
    ),
    "macro-not-alone": Message(
        text="макрос «{macro}» стоит внутри строки, а занимает место целого абзаца",
        hint="вынесите его в отдельную строку и отделите пустыми строками сверху и снизу",
        wrong='Вот план: {{ roadmap_table("perm-2024") }}',
        right='Вот план:\n\n{{ roadmap_table("perm-2024") }}',
    ),
    "unsafe-link": Message(
        text="ссылка «{target}» ведёт туда, куда сайту нельзя",
        hint="годятся адреса http и https, mailto, tel и пути к файлам этого сайта",
        wrong="[Отчёт](file:///C:/Отчёты/май.docx)",
        right="[Отчёт](reports/may.docx)",
    ),
    "dead-link": Message(
        text="ссылка «{target}» никуда не ведёт",
        hint="проверьте путь: он считается от папки, в которой лежит эта страница",
        wrong="[Инструкция](instrukcia.md)",
        right="[Инструкция](instructions/vhod.md)",
    ),
}
