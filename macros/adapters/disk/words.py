"""What the disk refused, in one Russian sentence: the system's own words are English on most servers."""

from __future__ import annotations

import errno
import os

_RIGHTS = "не хватает прав. Запустите команду от пользователя, которому принадлежит папка"
_BUSY = (
    "не хватает прав, или файл открыт в другой программе. Закройте её (Word, Excel, проводник) и повторите команду; "
    "не помогло – проверьте, не стоит ли у файла пометка «только чтение»"
)
_FOLDER = "на этом месте файл, а нужна папка. Укажите другую папку"

_REASONS = {
    errno.ENOSPC: "на диске кончилось место. Освободите его и повторите команду",
    errno.EDQUOT: "исчерпана дисковая квота. Освободите место и повторите команду",
    errno.EFBIG: "файл больше, чем разрешает система. Проверьте ограничения и повторите команду",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "диск открыт только для чтения. Проверьте, как он подключён",
    errno.EIO: "диск ответил ошибкой. Проверьте его исправность",
    errno.ENOENT: "такого файла или папки нет. Проверьте имя",
    errno.EISDIR: "это папка, а нужен файл. Назовите файл",
    errno.ENOTDIR: _FOLDER,
    errno.EEXIST: _FOLDER,
    errno.EBUSY: "файл занят другой программой. Закройте её и повторите команду",
    errno.EMFILE: "открыто слишком много файлов. Повторите команду позже",
    errno.ENAMETOOLONG: "имя файла слишком длинное. Выберите папку с более коротким путём",
}


def disk_reason(error: OSError) -> str:
    """Why it failed and what to do about it, without the full stop."""
    code = error.errno or 0
    if os.name == "nt" and code in {errno.EACCES, errno.EPERM}:
        return _BUSY  # what Windows answers for a file that Excel holds
    return _REASONS.get(code, f"система ответила ошибкой № {code}. Повторите команду")


def disk_sentence(error: OSError) -> str:
    """The same with the file in question, whole."""
    subject = f"Не удалось записать или прочитать «{error.filename}»: " if error.filename else "Диск не отвечает: "
    return f"{subject}{disk_reason(error)}."


_ABOUT_THE_NAME = {errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG}


def is_refusal(error: OSError) -> bool:
    """Whether the disk itself refused (it is full, a file is open elsewhere), not a name that a program got wrong."""
    return error.errno in _REASONS.keys() - _ABOUT_THE_NAME
