# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Sets variables of etcd's environment file on a host with systemd. The file as it was is kept beside it as $BACKUP_SUFFIX.
# $KEYS names the variables, $ETCD_X holds each value. Prints what changed as KEY=VALUE lines. Run as root.
file=$(systemctl show -p EnvironmentFiles --value -- "$UNIT" | sed 's/ (ignore_errors=.*//' | sed -n '$p')
[ -n "$file" ] || { echo "the unit $UNIT reads no environment file" >&2; exit 4; }

# What etcd starts with, one word a line; a variable for words is put in as systemd does.
words=$(
  systemctl show -p ExecStart --value -- "$UNIT" | sed -n 's/.*argv\[\]=\([^;]*\);.*/\1/p' | tr ' ' '\n' |
    while IFS= read -r word; do
      case $word in
        '$'[A-Za-z_]*) sed -n "s/^${word#?}=//p" "$file" 2>/dev/null | sed -n '$p' | tr -d "\"'" | tr ' ' '\n' ;;
        *) printf '%s\n' "$word" ;;
      esac
    done
)
flagged() { printf '%s\n' "$words" | grep -Eq "^--?$1(=.*)?\$"; }
if flagged config-file || grep -q '^ETCD_CONFIG_FILE=.' "$file" 2>/dev/null; then
  echo "the unit $UNIT starts etcd with a configuration file, and then it reads no variables of $file. Nothing was changed" >&2
  exit 5
fi
for key in $KEYS; do
  flag=$(printf '%s' "${key#ETCD_}" | tr 'A-Z_' 'a-z-')
  flagged "$flag" || continue
  echo "the unit $UNIT gives --$flag itself, and with $key in $file beside it etcd does not start. Nothing was changed" >&2
  exit 5
done

printf 'file=%s\n' "$file"
changed=''
for key in $KEYS; do
  new=$(printenv "$key")
  old=$(sed -n "s/^$key=//p" "$file" 2>/dev/null | sed -n '$p' | sed -e 's/^"\(.*\)"$/\1/')
  [ "$old" = "$new" ] || changed="$changed $key"
done
changed=${changed# }
printf 'changed=%s\n' "$changed"
[ -n "$changed" ] || exit 0
new_file=$file.new-$$
if [ -e "$file" ]; then
  cp -p "$file" "$file$BACKUP_SUFFIX" && cp -p "$file" "$new_file" || exit 6
  printf 'backup=%s\n' "$file$BACKUP_SUFFIX"
fi
{
  pattern=$(printf '%s' "$KEYS" | tr ' ' '|')
  [ ! -e "$file" ] || grep -Ev "^($pattern)=" "$file"
  for key in $KEYS; do
    printf '%s=%s\n' "$key" "$(printenv "$key")"
  done
} >"$new_file" || { rm -f "$new_file"; exit 6; }
sync
mv "$new_file" "$file"
