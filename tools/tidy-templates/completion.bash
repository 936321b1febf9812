# Completion of tidy-templates for bash; the words come from the program's help.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

_tidy_templates() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]} words
  if [[ $COMP_CWORD == 1 ]]; then
    words='check fix list explain doctor --help --version'
  elif [[ $command == explain ]]; then
    words=$("$program" list | sed -n 's/^\(templates-[^ ]*\).*/\1/p')
  elif [[ $before == -o || $before == --output ]]; then
    words=$("$program" check --help | sed -n 's/.*Formats: //p' | tr -d ,)
  elif [[ $word == -* ]]; then
    words=$("$program" "$command" --help | grep -oE -- '--[a-z-]+' | sort -u)
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o filenames -F _tidy_templates tidy-templates
