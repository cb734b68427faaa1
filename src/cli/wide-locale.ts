type Environment = Readonly<Record<string, string | undefined>>;

const LOCALE = /^[a-z]{2,3}(?:_[A-Z]{2})?\.(.+)$/s;
const CJK_LANGUAGE = /^(?:ja|ko|zh)/;
const UNICODE: ReadonlySet<string> = new Set(['utf-8', 'utf8']);
const CJK_CHARSETS: ReadonlySet<string> = new Set([
  'big5',
  'cp51932',
  'cp932',
  'cp936',
  'cp949',
  'cp950',
  'euccn',
  'eucjp',
  'euckr',
  'gb2312',
  'gbk',
  'jis',
  'sjis',
]);

/**
 * Whether characters of ambiguous width take two columns: in locales of Chinese, Japanese and Korean,
 * or as RUNEWIDTH_EASTASIAN says. https://pkg.go.dev/github.com/mattn/go-runewidth
 */
export function isWideLocale(environment: Environment): boolean {
  const wish = environment['RUNEWIDTH_EASTASIAN'];
  if (wish) return wish === '1';
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || '';
  if (locale === 'C' || locale.startsWith('C.') || locale.startsWith('C-')) return false;
  const [, charset = locale] = LOCALE.exec(locale) ?? [];
  const name = charset.toLowerCase();
  if (name.endsWith('@cjk_narrow')) return false;
  const [plain = ''] = name.split('@');
  return CJK_CHARSETS.has(plain) || (UNICODE.has(plain) && CJK_LANGUAGE.test(locale));
}
