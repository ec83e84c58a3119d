"""What is said of files before anybody looks inside them."""

from __future__ import annotations

from macros.messages.message import Message, warning

MESSAGES = {
    "no-home": warning(
        text="нет главной страницы: по адресу раздела читатель увидит «нет такой страницы»",
        hint="верните файл docs/index.md или назовите так страницу, с которой начинается раздел",
        wrong="docs/главная.md",
        right="docs/index.md",
        unless="Раздел без главной страницы собирается, если она живёт в другом месте сайта министерства.",
    ),
    "file-symlink": Message(
        text="это ссылка на другое место, а не файл",
        hint="положите на это место сам файл: по ссылке на сайт могло бы попасть то, что публиковать нельзя",
        wrong="docs/план.pdf → /home/отдел/план.pdf",
        right="docs/план.pdf",
    ),
    "file-hidden": warning(
        text="скрытый файл не публикуется",
        hint="уберите его из папки docs или переименуйте без точки в начале",
        wrong="docs/.черновик.md",
        right="docs/черновик.md",
        unless="Если файл нужен программам на вашем компьютере, перенесите его выше папки docs.",
    ),
    "file-temporary": warning(
        text="временный или запасной файл не публикуется: {program}",
        hint="если документ открыт, закройте его; затем удалите этот файл",
        wrong="docs/~$план.docx",
        right="docs/план.docx",
    ),
    "file-name": Message(
        text="неудачное имя файла: {reason}",
        hint="переименуйте файл: буквы, цифры, дефис и точка годятся везде",
        wrong="docs/план: черновик?.md",
        right="docs/plan-chernovik.md",
    ),
    "file-collision": Message(
        text="имя отличается от «{other}» только размером букв или записью «ё» и «й»",
        hint="переименуйте один из файлов: в Windows это одно и то же имя",
        wrong="docs/Plan.md и docs/plan.md",
        right="docs/plan.md и docs/plan-2025.md",
    ),
    "file-copy": warning(
        text="похоже, это копия файла «{original}»: на сайт попадут обе",
        hint="оставьте верный файл под прежним именем, второй удалите",
        wrong="docs/roadmaps/plan (1).yaml",
        right="docs/roadmaps/plan.yaml",
        unless="Если это другой план или другая страница, назовите файл по содержанию: «plan-2026.yaml».",
    ),
    "file-kind": Message(
        text="такой файл на сайте не публикуется: {reason}",
        hint="замените его документом (PDF, DOCX, XLSX), таблицей CSV или картинкой (PNG, JPG, простой SVG)"
        " или перенесите выше папки docs",
        wrong="docs/otchet.html",
        right="docs/otchet.pdf",
    ),
    "file-reserved": Message(
        text="это место занято самим сайтом: {reason}",
        hint="переименуйте файл или папку",
        wrong="docs/search/index.md",
        right="docs/poisk/index.md",
    ),
    "file-not-text": Message(
        text="это {kind}, а не текст: новое окончание имени не меняет содержимого файла",
        hint="план из документа переносит команда import, слова страницы вставьте в новый файл .md; "
        "если документ надо отдать читателю, верните имени прежнее окончание",
        wrong="приказ.docx, переименованный в приказ.md",
        right="python3 run.py import приказ.docx",
    ),
    "file-encoding": Message(
        text="файл записан не в UTF-8{guess}",
        hint="откройте его в редакторе и сохраните в кодировке UTF-8",
        wrong="файл, сохранённый «Блокнотом» в кодировке ANSI",
        right="тот же файл, при сохранении выбрана кодировка «UTF-8»",
    ),
    "file-too-big": Message(
        text="файл занимает {size} МБ, а читаются файлы до {limit} МБ",
        hint="разделите его на несколько файлов",
        wrong="один файл со всеми дорожными картами за десять лет",
        right="по одному файлу на дорожную карту в папке docs/roadmaps",
    ),
    "file-unreadable": Message(
        text="файл не удалось прочитать",
        hint="проверьте, что файл на месте и у вас есть право его читать",
        wrong="файл на отключённом диске",
        right="файл в папке проекта, открытый для чтения",
    ),
    "file-unused": warning(
        text="файл ничему не служит: такого файла сайт не знает",
        hint="{advice}",
        wrong="docs/perm-2024.yaml",
        right="docs/roadmaps/perm-2024.yaml",
        unless="Если файл нужен только редакторам, перенесите его выше папки docs.",
    ),
    "file-folder": Message(
        text="похоже, это {kind}, а на этом месте ожидается {own}",
        hint="перенесите {what} в {place}",
        wrong="docs/instructions/perm-2024.yaml с полем «разделы»",
        right="docs/roadmaps/perm-2024.yaml",
    ),
    "file-heavy": warning(
        text="файл занимает {size} МБ: на медленной связи его не дождутся",
        hint="{advice}",
        wrong="docs/files/foto.png на 9 МБ",
        right="docs/files/foto.jpg на 300 КБ",
        unless="Если файл меньше не сделать, скажите о его размере в словах ссылки.",
    ),
}
