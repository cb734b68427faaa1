import { type ScriptNames, shellScript } from './shell-script.ts';

/** Completion for zsh. */
export function zshScript({ program, prefix }: ScriptNames): string {
  return shellScript`#compdef ${program}
# Completion of ${program} for zsh. In ~/.zshrc, behind compinit:  source <(${program} completion zsh)
# Or as a file that is called _${program}, in a folder of $fpath.

${prefix}() {
  local called=$\{(Q)words[1]} typed=$PREFIX kept directive line text summary width=0
  local -a before answer texts summaries lines options
  called=$\{called/#\~\//$HOME/}
  before=("$\{(@Q)words[2,CURRENT-1]}")
  if [[ $compstate[quote] == \" ]]; then
    # Most backslashes mean themselves there.
    options+=(-Q)
  elif [[ -z $compstate[quote] ]]; then
    typed=$\{(Q)PREFIX}
    # zsh keeps braces to itself that are open and not quoted.
    [[ $words[CURRENT] == *\{* && $PREFIX != *\{* ]] && return 1
  fi
  answer=("$\{(@f)$("$called" __complete "$before[@]" "$typed" 2>/dev/null </dev/null)}")
  directive=$\{answer[-1]#:}
  [[ $directive == <-> ]] || return 1
  # Values behind an equals sign come without the flag.
  if [[ $typed == -*=* ]]; then
    kept=$\{PREFIX%%=*}=
    IPREFIX+=$kept PREFIX=$\{PREFIX#$kept}
  fi
  for line in "$\{(@)answer[1,-2]}"; do
    text=$\{line%%$'\t'*}
    texts+=("$text") summaries+=("$\{$\{(M)line%%$'\t'*}#$'\t'}")
    (($#text > width)) && width=$#text
  done
  if ((directive & 2)); then options+=(-S ''); fi
  if (($#texts)); then
    for ((line = 1; line <= $#texts; line++)); do
      lines+=("$texts[line]")
      [[ -n $summaries[line] ]] && lines[line]="$\{(r:width:)texts[line]}  -- $summaries[line]"
    done
    [[ -n $\{(j::)summaries} ]] && options+=(-l)
    compadd "$\{(@)options}" -d lines -a texts
  elif ((directive & 16)); then
    _path_files -/
  elif ! ((directive & 4)); then
    _files
  fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  ${prefix} "$@"
else
  compdef ${prefix} ${program}
fi
`;
}
