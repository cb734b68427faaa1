import { type ScriptNames, shellScript } from './shell-script.ts';

/** Completion for fish, from 3.0 on. */
export function fishScript({ program, prefix }: ScriptNames): string {
  return shellScript`# Completion of ${program} for fish. As a file:  ${program} completion fish > ~/.config/fish/completions/${program}.fish

# The word at the cursor as the program will get it, whatever quotation mark is open in it.
function ${prefix}_typed
    set -l raw (commandline -ct)
    for quote in '' "'" '"'
        string unescape -- "$raw$quote" 2>/dev/null; and return
    end
    printf '%s\n' "$raw"
end

function ${prefix}
    set -l before (commandline -opc)
    while string match -qr '^\w+=' -- $before[1]
        set -e before[1]
    end
    set -l typed (${prefix}_typed)
    set -l called (string replace -r '^~/' "$HOME/" -- $before[1])
    type -q $called; or return
    set -l answer ($called __complete $before[2..-1] "$typed" 2>/dev/null </dev/null)
    set -l directive (string match -r '^:\d+$' -- "$answer[-1]"); or return
    set directive (string sub -s 2 -- $directive)
    # Values behind an equals sign come without the flag.
    set -l kept (string match -r -- '^-[^=]*=' "$typed")
    set -l value (string sub -s (math 1 + (string length -- "$kept")) -- "$typed")
    set -l lines $answer[1..-2]
    if test (count $lines) -gt 0
        # Of one word alone fish thinks that it ends there.
        if test (count $lines) -eq 1
            set -a lines (string match -r '^[^\t]* (?=\t|$)' -- $lines).
        end
        printf '%s\n' "$kept"$lines
    else if test (math "floor($directive / 16) % 2") -eq 1
        printf '%s\n' "$kept"(__fish_complete_directories "$value")
    else if test (math "floor($directive / 4) % 2") -eq 0
        printf '%s\n' "$kept"(__fish_complete_path "$value")
    end
end

complete -c ${program} -e
complete -c ${program} -f -a '(${prefix})'
`;
}
