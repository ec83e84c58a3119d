"""What the disk refused, in one Russian sentence: the system's own words are English on most servers."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "на диске кончилось место. Освободите его и повторите команду",
    errno.EDQUOT: "исчерпана дисковая квота. Освободите место и повторите команду",
    errno.EFBIG: "файл больше, чем разрешает система. Проверьте ограничения и повторите команду",
    errno.EACCES: "нет права записи. Запустите команду от пользователя, которому принадлежит папка",
    errno.EPERM: "нет права записи. Запустите команду от пользователя, которому принадлежит папка",
    errno.EROFS: "диск открыт только для чтения. Проверьте, как он подключён",
    errno.EIO: "диск ответил ошибкой. Проверьте его исправность",
    errno.ENOTDIR: "на этом месте файл, а нужна папка. Укажите другую папку",
    errno.EEXIST: "на этом месте файл, а нужна папка. Укажите другую папку",
    errno.EMFILE: "открыто слишком много файлов. Повторите команду позже",
    errno.ENAMETOOLONG: "имя файла слишком длинное. Выберите папку с более коротким путём",
}


def disk_reason(error: OSError) -> str:
    """Why it failed and what to do about it, without the full stop."""
    return _REASONS.get(error.errno or 0, f"система ответила ошибкой № {error.errno or 0}. Повторите команду")
