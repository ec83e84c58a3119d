"""What is said of the HTML that a page brings along, of its size, and of files that are published as they are."""

from __future__ import annotations

from macros.messages.message import Message

MESSAGES = {
    "html-tag": Message(
        text="разметка «<{tag}>» на страницах не действует",
        hint="удалите её или замените разметкой Markdown; чтобы показать знак «<» как есть, напишите &lt;",
        wrong="<script>…</script>",
        right="Чтобы показать сам тег, возьмите его в обратные апострофы: `<script>`",
    ),
    "html-attribute": Message(
        text="свойство «{name}» у «<{tag}>» на страницах не действует",
        hint="удалите его: вид страницы задают стили сайта, а действия по щелчку и рамки с других сайтов запрещены",
        wrong='<p style="color: red" onclick="…">Внимание</p>',
        right="**Внимание**",
    ),
    "html-value": Message(
        text="у свойства «{name}» не может быть значения «{value}»",
        hint="размеры и номера – целые числа без единиц; если не знаете значения, удалите свойство",
        wrong='<img src="shema.png" alt="Схема" width="50%">',
        right='<img src="shema.png" alt="Схема" width="640">',
    ),
    "html-class": Message(
        text="класса «{name}» для страниц нет",
        hint="удалите его; какие классы есть, сказано в CONTRIBUTING.md, в части «Разметка HTML»",
        wrong='<div class="md-overlay">…</div>',
        right='<div class="admonition tip">…</div>',
    ),
    "html-id": Message(
        text="имя места «{name}» не годится: оно занято сайтом или в нём лишние знаки",
        hint="назовите место иначе: буквы, цифры и дефис, не с «mt-» и не с «__» в начале",
        wrong="## Как войти { #mt-content }",
        right="## Как войти { #vhod }",
    ),
    "html-duplicate-id": Message(
        text="имя места «{name}» на этой странице уже есть",
        hint="дайте местам разные имена: по ссылке с «#{name}» читатель попадёт только на первое",
        wrong="## Вход { #vhod }\n\n## Выход { #vhod }",
        right="## Вход { #vhod }\n\n## Выход { #vyhod }",
    ),
    "html-unclosed": Message(
        text="«<{tag}>» открыт, но не закрыт на своём месте",
        hint="поставьте «</{tag}>»; если это не разметка, напишите &lt; вместо «<»",
        wrong="<div>\nТекст",
        right="<div>\nТекст\n</div>",
    ),
    "html-unopened": Message(
        text="«</{tag}>» закрывает то, что не открыто",
        hint="удалите его; если это не разметка, напишите &lt; вместо «<»",
        wrong="Текст</div>",
        right="Текст",
    ),
    "html-rebuilt": Message(
        text="браузер поймёт разметку HTML у слов «{words}» иначе, чем она написана",
        hint="проверьте, нет ли в абзаце таблицы или списка, а в ссылке – другой ссылки; проще записать это в Markdown",
        wrong="<p><table>…</table></p>",
        right="<table>…</table>",
    ),
    "remote-picture": Message(
        text="картинка «{target}» лежит не среди файлов сайта",
        hint="положите файл рядом со страницей и укажите путь к нему: с других сайтов картинки не показываются",
        wrong="![Схема](https://example.org/shema.png)",
        right="![Схема](shema.png)",
    ),
    "macro-in-attribute": Message(
        text="макрос стоит в заголовке, в подписи картинки или в свойстве HTML",
        hint="вынесите его в текст страницы: там, где нужен простой текст, таблице и ссылке места нет",
        wrong='![{{ term("до 1 мая") }}](shema.png)',
        right='![Схема](shema.png)\n\nСрок: {{ term("до 1 мая") }}',
    ),
    "page-too-complex": Message(
        text="разметка страницы слишком сложная: {what}",
        hint="разделите страницу или строку; если так вышло случайно, удалите лишние знаки",
        wrong="[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ … и так двадцать тысяч раз",
        right="[Инструкция](instructions/vhod.md)",
    ),
    "dead-anchor": Message(
        text="ссылка «{target}» ведёт к месту «{anchor}», а его на той странице нет",
        hint="{advice}",
        wrong="[Как войти](faq.md#vohd)",
        right="[Как войти](faq.md#vhod)",
    ),
}
