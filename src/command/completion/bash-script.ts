import { type ScriptNames, shellScript } from './shell-script.ts';

/** Completion for bash, from 3.2 on. */
export function bashScript({ program, prefix }: ScriptNames): string {
  return shellScript`# Completion of ${program} for bash. In ~/.bashrc:  source <(${program} completion bash)

# Splits what is typed up to the cursor into words, as bash will do it; nothing in it is run. Sets words, of which the
# last is the one at the cursor, and quote, the quotation mark that is open there.
${prefix}_split() {
  local line=$1 char next word= begun= i
  words=() quote=
  for ((i = 0; i < $\{#line}; i++)); do
    char=$\{line:i:1} next=$\{line:i+1:1}
    if [[ $quote && $char == "$quote" ]]; then
      quote=
    elif [[ $quote == "'" ]]; then
      word+=$char
    elif [[ $char == \\ ]]; then
      [[ $quote && $next != [\"\\$] ]] && word+=$char
      word+=$next begun=1 i=$((i + 1))
    elif [[ $quote ]]; then
      word+=$char
    elif [[ $char == [\"\'] ]]; then
      quote=$char begun=1
    elif [[ $char == [[:space:]] ]]; then
      [[ $word || $begun ]] && words+=("$word")
      word= begun=
    else
      word+=$char
    fi
  done
  words+=("$word")
}

# Asks the program, by the name, path or alias that was typed.
${prefix}_ask() {
  local called=$\{words[0]} alias=
  [[ $called == "~/"* ]] && called=$HOME/$\{called:2}
  ((BASH_VERSINFO[0] > 3)) && alias=$\{BASH_ALIASES[$called]-}
  if [[ $alias ]]; then
    eval "$alias"' __complete "$\{words[@]:1}"'
  else
    "$called" __complete "$\{words[@]:1}"
  fi 2>/dev/null </dev/null
}

# Puts a backslash before what is more than a letter to bash, in text, which is to stand behind quote.
${prefix}_escape() {
  local marks=$' \t\\"\'|&;()<>$*?' char escaped= i
  [[ $quote == "'" ]] && return
  [[ $quote ]] && marks='\"$'
  [[ $text == *["$marks"]* ]] || return
  for ((i = 0; i < $\{#text}; i++)); do
    char=$\{text:i:1}
    [[ $marks == *"$char"* ]] && escaped+=\\
    escaped+=$char
  done
  text=$escaped
}

${prefix}() {
  local words quote answer directive kept typed=$2 line text summary texts=() summaries=() widest=0 i
  COMPREPLY=()
  ${prefix}_split "$\{COMP_LINE:0:COMP_POINT}"
  answer=$(${prefix}_ask) || return
  directive=$\{answer##*:} answer=$\{answer%:*}
  [[ $directive =~ ^[0-9]+$ ]] || return
  if type compopt &>/dev/null; then
    ((directive & 2)) && compopt -o nospace
    ((directive & 4)) && compopt +o default
    ((directive & 16)) && compopt +o default -o dirnames
  fi
  # What stands before the last of COMP_WORDBREAKS, or before a quotation mark that is open, is not replaced.
  kept=$\{words[$\{#words[@]}-1]}
  # Values behind an equals sign come without the flag.
  [[ $kept == -*=* ]] && kept=$\{kept#*=}
  [[ $kept == *"$typed" ]] || typed=$\{typed//\\/}
  kept=$\{kept%"$typed"}
  while IFS=$'\t' read -r line summary; do
    [[ $line ]] || continue
    text=$\{line#"$kept"}
    ${prefix}_escape
    texts+=("$text") summaries+=("$summary")
    (($\{#text} > widest)) && widest=$\{#text}
  done <<<"$answer"
  # Of one word alone bash thinks that the quotation ends there.
  [[ $quote && $\{#texts[@]} == 1 && $text == *" " ]] && texts+=("$text.") summaries+=("$summary")
  (($\{#texts[@]})) || return 0
  COMPREPLY=("$\{texts[@]}")
  # Summaries stand where bash lists several words and inserts none of them.
  [[ $\{COMP_TYPE-} == 63 ]] && (($\{#texts[@]} > 1)) || return 0
  for i in "$\{!texts[@]}"; do
    [[ $\{summaries[i]} ]] || continue
    printf -v text '%-*s  (%s)' "$widest" "$\{texts[i]}" "$\{summaries[i]}"
    COMPREPLY[i]=$\{text:0:$\{COLUMNS:-80}}
  done
}

complete -o default -F ${prefix} ${program}
`;
}
