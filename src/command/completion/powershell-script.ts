import { type ScriptNames, shellScript } from './shell-script.ts';

/** Completion for PowerShell, from 5.1 on. */
export function powershellScript({ program }: ScriptNames): string {
  return shellScript`# Completion of ${program} for PowerShell. In $PROFILE:  ${program} completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName '${program}', '${program}.exe' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    # The words up to the cursor, without their quotation marks; nothing in them is evaluated.
    $called = $commandAst.GetCommandName()
    $words = @()
    $typed = ''
    $elements = $commandAst.CommandElements
    for ($i = 1; $i -lt $elements.Count; $i++) {
        $element = $elements[$i]
        if ($element.Extent.StartOffset -ge $cursorPosition) { break }
        $text = if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst] -or
            $element -is [System.Management.Automation.Language.ExpandableStringExpressionAst]) {
            $element.Value
        } else {
            $element.Extent.Text
        }
        if ($element.Extent.EndOffset -ge $cursorPosition) { $typed = $text } else { $words += $text }
    }

    # Old versions lose empty arguments and quotation marks on the way to a program.
    $isOld = $PSVersionTable.PSVersion -lt [version]'7.3.0' -or "$PSNativeCommandArgumentPassing" -eq 'Legacy'
    $given = @($words + $typed | ForEach-Object {
        if (-not $isOld) { $_ } elseif ($_ -eq '') { '""' } else { $_ -replace '"', '\"' }
    })
    $answer = @(& $called __complete $given 2>$null)
    if ($answer.Count -eq 0 -or -not ($answer[-1] -match '^:(\d+)$')) { return }
    $directive = [int]$Matches[1]
    # Values behind an equals sign come without the flag.
    $kept = if ($typed -match '^-[^=]*=') { $Matches[0] } else { '' }

    if ($answer.Count -eq 1) {
        # Nothing at all makes PowerShell offer files.
        if ($directive -band 4) { '' }
        return
    }
    foreach ($line in $answer[0..($answer.Count - 2)]) {
        $text, $summary = $line -split "$([char]9)", 2
        $whole = "$kept$text"
        $inserted = if ($whole -match '[\s''"$(){};,|&<>@#]') { "'" + ($whole -replace "'", "''") + "'" } else { $whole }
        $tip = if ($summary) { $summary } else { $whole }
        [System.Management.Automation.CompletionResult]::new($inserted, $text, 'ParameterValue', $tip)
    }
}
`;
}
