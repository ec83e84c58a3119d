#!/bin/sh
# Собирает дерево для проверки правки: программа, настройки, шаблоны и замки – из защищённой ветки, материалы – из правки.
# Так чужая правка не может подменить ни программу, ни команды, которые её проверяют.
#   sh trusted-tree.sh ЗАЩИЩЁННАЯ_ВЕТКА ПРАВКА ПАПКА
# Запускается внутри хранилища; папки ещё нет, и лежит она вне рабочей копии: в копии хозяйничает правка.
set -eu
[ $# -eq 3 ] || { echo "Нужны: защищённая ветка, правка, папка." >&2; exit 2; }
target=$(git rev-parse --verify --quiet "$1^{commit}") || { echo "Нет такого состояния: $1" >&2; exit 2; }
change=$(git rev-parse --verify --quiet "$2^{commit}") || { echo "Нет такого состояния: $2" >&2; exit 2; }
git -c core.hooksPath=/dev/null worktree add --quiet --detach "$3" "$target"
cd "$3"
rm -rf docs roadmap.yaml
# Через отдельный указатель, а не git archive: тот слушается .gitattributes правки и мог бы скрыть файл от проверки.
index=$(git rev-parse --git-path change-index)
for part in docs roadmap.yaml; do
  kind=$(git cat-file -t "$change:$part" 2>/dev/null) || continue
  rm -f "$index"
  if [ "$kind" = tree ]; then
    GIT_INDEX_FILE="$index" git read-tree --prefix="$part/" "$change:$part"
    GIT_INDEX_FILE="$index" git -c core.autocrlf=false -c filter.lfs.smudge=cat checkout-index --all
  elif git ls-tree "$change" "$part" | grep -q '^100'; then
    git cat-file blob "$change:$part" > "$part"
  else
    echo "$part в правке – не файл и не папка." >&2; exit 1
  fi
done
rm -f "$index"
