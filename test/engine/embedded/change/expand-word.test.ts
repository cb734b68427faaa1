import { describe, expect, test } from 'vitest';
import { expandWord, expandWords } from '../../../../src/engine/embedded/change/expand-word.ts';

const variables = new Map([
  ['set', 'abcabc'],
  ['empty', ''],
  ['path', '/a/b.c/d.tar.gz'],
  ['star', 'a*b?c'],
  ['ports', ' 80  81 '],
  ['café', 'é'],
]);

function expand(word: string): string {
  return expandWord(word, { variables, escape: '\\' });
}

describe('expandWord()', () => {
  test.each([
    ['$set-$none-${set}', 'abcabc--abcabc'],
    ['$café.$12x$@', 'é.x'],
    ['$ $', '$ $'],
    ['\ufeffa\ufeff', 'a\ufeff'],
    [`'$set'"$set"\\$set`, '$setabcabc$set'],
    [`"\\a\\"\\\\"`, '\\a"\\'],
    ['${set:-x}${empty:-x}${none:-x}', 'abcabcxx'],
    ['${set-x}${empty-x}${none-x}', 'abcabcx'],
    ['${set:+x}${empty:+x}${none:+x}', 'x'],
    ['${set+x}${empty+x}${none+x}', 'xx'],
    ['${set?x}${empty?x}${set:?x}', 'abcabcabcabc'],
    ['${none:-${empty:-"$set"}}', 'abcabc'],
    ['${none:-a\\}b}', 'a}b'],
    ['${path#*/}', 'a/b.c/d.tar.gz'],
    ['${path##*/}', 'd.tar.gz'],
    ['${path%.*}', '/a/b.c/d.tar'],
    ['${path%%.*}', '/a/b'],
    ['${path%/*}', '/a/b.c'],
    ['${set#?}${set%??}', 'bcabcabca'],
    ['${set#x}${none#x}${set%x}', 'abcabcabcabc'],
    ['${star#a\\*}', 'b?c'],
    ['${star%\\?c}', 'a*b'],
    ['${set/b/$empty}${set//b/_}', 'acabca_ca_c'],
    ['${set/b*/-}${set//?/xy}', 'a-xyxyxyxyxyxy'],
    ['${path//\\//:}', ':a:b.c:d.tar.gz'],
    ['${set//*/x}${set///.}', 'x.a.b.c.a.b.c.'],
    ['${path/./\\}}', '/a/b\\}c/d.tar.gz'],
  ])('%s is %s', (word, want) => {
    expect(expand(word)).toBe(want);
  });

  test.each([
    ['${}', 'syntax error: bad substitution'],
    ['${:x}', 'syntax error: bad substitution'],
    ['${', "syntax error: missing '}'"],
    ['${set:-x', "syntax error: missing '}'"],
    ["${set:-'x}", "syntax error: missing '}'"],
    ['${set/a', "syntax error: missing '/' in ${}"],
    ['${set/a/b', "syntax error: missing '}'"],
    ['${set', 'unsupported modifier (\ufffd) in substitution'],
    ['${set=x}', 'unsupported modifier (=) in substitution'],
    ['${set:=x}', 'unsupported modifier (:=) in substitution'],
    ['${set:#x}', 'unsupported modifier (:#) in substitution'],
    ['${none?}', 'none: is not allowed to be unset'],
    ['${empty:?}', 'empty: is not allowed to be empty'],
    ['${none:?no $set}', 'none: no abcabc'],
    ['${none:-${none:?x}}', 'none: x'],
    ['${set#\\a}', "invalid pattern (\\a) in substitution: invalid escape '\\a'"],
    ["'x", 'unexpected end of statement while looking for matching single-quote'],
    ['x"y\\', 'unexpected end of statement while looking for matching double-quote'],
  ])('refuses %s', (word, reason) => {
    const quoted = JSON.stringify(word);
    expect(() => expand(word)).toThrow(
      `Error response from daemon: failed to process ${quoted}: ${reason}`,
    );
  });

  test('knows the escape of the file alone', () => {
    const expansion = { variables, escape: '`' } as const;
    expect(expandWord('`$set\\$set"`$`""', expansion)).toBe('$set\\abcabc$"');
  });
});

describe('expandWords()', () => {
  test.each([
    ['$ports', ['80', '81']],
    ['"$ports"', [' 80  81 ']],
    ['x${ports}y', ['x', '80', '81', 'y']],
    ['a\\ b "" c', ['a b', 'c']],
    ['', []],
  ])('%s has the words %j', (word, want) => {
    expect(expandWords(word, { variables, escape: '\\' })).toEqual(want);
  });
});
