#!/bin/sh
# Собирает рядом дерево для проверки правки: программа, настройки и замки – из защищённой ветки, материалы – из правки.
# Так чужая правка не может подменить ни программу, ни команды, которые её проверяют.
#   sh ci/trusted-tree.sh ЗАЩИЩЁННАЯ_ВЕТКА ПРАВКА ПАПКА
set -eu
[ $# -eq 3 ] || { echo "Нужны: защищённая ветка, правка, папка." >&2; exit 2; }
git worktree add --quiet --detach "$3" "$1"
rm -rf "$3/docs" "$3/roadmap.yaml"
for part in roadmap.yaml docs; do
  if git cat-file -e "$2:$part" 2>/dev/null; then
    git archive --format=tar "$2" "$part" | tar -x -f - -C "$3"
  fi
done
