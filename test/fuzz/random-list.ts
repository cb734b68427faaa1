import type { RandomSource } from './random-source.ts';

/** The body of GET /images/json, right or wrong. */
export interface RandomList {
  readonly bytes: Buffer;
  /** It may mean another thing to Go than to JSON.parse(), or nothing at all. */
  readonly isOdd: boolean;
}

/** Seconds since 1970: what ages are told from. */
export const NOW = 1_795_000_000 as const;

const DOCKER_ORDER = [
  'Containers',
  'Created',
  'Id',
  'Labels',
  'ParentId',
  'Descriptor',
  'Manifests',
  'RepoDigests',
  'RepoTags',
  'SharedSize',
  'Size',
  'VirtualSize',
] as const;
type Key = (typeof DOCKER_ORDER)[number];
type Member = readonly [key: string, value: string];

/** Keys that mean nothing to anybody. */
export const NEW_KEYS: readonly string[] = ['New', 'Extra.Thing', '__proto__', 'é'];
// As they stand in JSON. How many columns they take plain-columns.ts knows.
const LETTERS = ['a', 'Z', '0', '-', '_', '.', ' ', ':', '<', '&', '{', '}', '[', ']', ','];
const ESCAPES = [
  '\\n',
  '\\t',
  '\\"',
  '\\\\',
  '\\/',
  '\\u0041',
  '\\u00e9',
  '\\u65e5',
  '\\ud83d\\ude00',
];
const BEYOND_ASCII = ['é', '日', '本', '\u{1f433}', '\u{10348}', 'ﬁ', '\u00a0'];
const UNPAIRED = ['\\ud800', '\\udfff', '\\uD83Dx', '\\ude00\\ud83d'];
const BAD_ESCAPES = ['\\x', '\\u12', '\\u12G4', '\\'];
const ODD_NUMBERS = ['-0', '1.0', '1e3', '1E2', '-1.5', '9223372036854775808', '1e400'];
const WRONG_NUMBERS = ['01', '+1', '1.', '.5', '--1', '0x10', 'NaN', '- 1'];
const TRAPS = ['"]},{"', '"},{"', '"\\\\"', '"\\\\\\""', '"[{\\"Id\\":\\"x\\"}]"', '"1.5e3"'];

/** What parts are made with; what has been odd is remembered. */
class Writer {
  readonly random: RandomSource;
  /** Between tokens. */
  readonly space: string;
  /** All images have the same members, with the values that engines send. */
  readonly isCalm: boolean;
  /** Keys that all images have in another spelling. */
  readonly spelling: ReadonlyMap<Key, string>;
  /** Keys of all images that mean nothing. */
  readonly newKeys: readonly string[];
  isOdd: boolean;

  constructor(random: RandomSource) {
    this.random = random;
    this.space = random.pick(['', '', '', ' ', '\n  ', '\t\r\n']);
    this.isCalm = !random.once(3);
    this.newKeys = random.once(8) ? [random.pick(NEW_KEYS)] : [];
    const key = random.pick(DOCKER_ORDER);
    this.isOdd = random.once(15);
    this.spelling = new Map(this.isOdd ? [[key, respelt(key, random)]] : []);
  }

  /** Once in so many times, but never in a calm list. */
  rarely(times: number): boolean {
    return !this.isCalm && this.random.once(times);
  }

  odd(json: string): string {
    this.isOdd = true;
    return json;
  }

  list(items: readonly string[]): string {
    return `[${this.space}${items.join(`${this.space},${this.space}`)}${this.space}]`;
  }

  object(members: readonly Member[]): string {
    const texts = members.map(([key, value]) => `"${key}"${this.space}:${this.space}${value}`);
    return `{${this.space}${texts.join(`${this.space},${this.space}`)}${this.space}}`;
  }
}

/** A random list. Most are sound, many are unusual, some are broken. */
export function randomList(random: RandomSource): RandomList {
  const writer = new Writer(random);
  const keys = listKeys(writer);
  const images = random.some(random.once(20) ? 40 : 5, () => image(writer, keys));
  const [before, behind] = [random.once(9) ? ' \n' : '', random.once(9) ? '\n' : ''];
  const bytes = Buffer.from(`${before}${writer.list(images)}${behind}`);
  return random.once(12) ? damaged(bytes, random) : { bytes, isOdd: writer.isOdd };
}

function listKeys({ random, isCalm }: Writer): readonly Key[] {
  const keys = random.once(3) ? random.shuffled(DOCKER_ORDER) : DOCKER_ORDER;
  const usual = random.once(2) ? keys : keys.filter(isUsual);
  return isCalm ? usual.filter((key) => (isUsual(key) ? !random.once(9) : random.once(2))) : usual;
}

function damaged(bytes: Buffer, random: RandomSource): RandomList {
  const at = random.below(bytes.length);
  const added = random.pick([
    '',
    '',
    ',',
    '}',
    ']',
    '"',
    '\\',
    'x',
    '{',
    '[',
    '1',
    '\0',
    '\n',
    '\xff',
  ]);
  const parts = [bytes.subarray(0, at), Buffer.from(added, 'latin1')];
  if (!random.once(3)) parts.push(bytes.subarray(at + random.below(3)));
  return { bytes: Buffer.concat(parts), isOdd: true };
}

function image(writer: Writer, keys: readonly Key[]): string {
  const { random } = writer;
  if (writer.rarely(30)) return random.pick(['null', '{}', writer.odd('7'), writer.odd('"x"')]);
  const isComplete = !writer.rarely(3);
  const members = keys
    .filter((key) => isComplete || (isUsual(key) ? !random.once(4) : random.once(4)))
    .map((key): Member => [writer.spelling.get(key) ?? key, member(writer, key)]);
  const news = writer.newKeys.map((key): Member => [key, anything(writer, 1)]);
  const all = [...members, ...news];
  return writer.object(
    random.once(2) ? [...all, ...strangers(writer)] : [...strangers(writer), ...all],
  );
}

function isUsual(key: Key): boolean {
  return key !== 'Descriptor' && key !== 'Manifests' && key !== 'VirtualSize';
}

/** Members that no image needs, and such that mean one that is there already. */
function strangers(writer: Writer): readonly Member[] {
  const { random } = writer;
  if (!writer.rarely(8)) return [];
  if (random.once(2)) return [[random.pick(NEW_KEYS), anything(writer, 3)]];
  const key = random.pick(DOCKER_ORDER);
  const value = random.once(2) ? anything(writer, 1) : member(writer, key);
  return [[writer.odd(random.once(2) ? key : respelt(key, random)), value]];
}

/** Go takes it for the same key. */
function respelt(key: Key, random: RandomSource): string {
  const [first, rest] = [key.charAt(0), key.slice(1)];
  const escaped = `\\u00${first.charCodeAt(0).toString(16)}${rest}`;
  return random.pick([key.toLowerCase(), key.toUpperCase(), escaped]);
}

function member(writer: Writer, key: Key): string {
  const { random } = writer;
  if (writer.rarely(20)) return 'null';
  if (writer.rarely(60)) return writer.odd(anything(writer, 2));
  switch (key) {
    case 'Id':
    case 'ParentId':
      return writer.rarely(5) ? text(writer) : `"sha256:${hex(random)}"`;
    case 'RepoTags':
      return writer.list(random.some(random.once(4) ? 4 : 1, () => tag(writer)));
    case 'RepoDigests':
      return writer.list(random.some(random.once(4) ? 3 : 1, () => digest(writer)));
    case 'Labels':
      return writer.object(
        random.some(3, () => [text(writer).slice(1, -1), label(writer)] as const),
      );
    case 'Created':
      return number(writer, NOW - random.below(10 ** (1 + random.below(9))));
    case 'Size':
    case 'VirtualSize':
      return number(writer, size(random));
    case 'SharedSize':
    case 'Containers':
      return number(writer, random.once(3) ? random.below(5000) : -1);
    case 'Descriptor':
      return descriptor(writer);
    case 'Manifests':
      return random.once(2) ? 'null' : writer.list(random.some(2, () => manifest(writer)));
  }
}

function label(writer: Writer): string {
  if (writer.rarely(40)) return writer.odd(anything(writer, 2));
  return writer.random.once(30) ? 'null' : text(writer);
}

function descriptor(writer: Writer): string {
  return writer.object([
    ['mediaType', text(writer)],
    ['digest', `"sha256:${hex(writer.random)}"`],
    ['size', number(writer, writer.random.below(9999))],
  ]);
}

function manifest(writer: Writer): string {
  const platform = writer.object([
    ['architecture', '"arm64"'],
    ['os', text(writer)],
  ]);
  return writer.object([
    ['ID', text(writer)],
    ['Kind', '"image"'],
    ['Size', writer.object([['Total', number(writer, writer.random.below(9999))]])],
    ['ImageData', writer.random.once(3) ? 'null' : writer.object([['Platform', platform]])],
  ]);
}

function number(writer: Writer, usual: number): string {
  const { random } = writer;
  if (writer.rarely(80)) return writer.odd(random.pick(ODD_NUMBERS));
  return writer.rarely(150) ? writer.odd(random.pick(WRONG_NUMBERS)) : String(usual);
}

/** Of any magnitude, and often where rounding goes either way. */
function size(random: RandomSource): number {
  const digits = random.below(10_000);
  return (random.once(3) ? digits * 10 + 5 : digits) * 10 ** random.below(9);
}

function tag(writer: Writer): string {
  const { random } = writer;
  if (random.once(15)) return '"<none>:<none>"';
  return writer.rarely(12)
    ? text(writer)
    : `"${repository(random)}:${random.pick(['1', 'latest', 'v1.2-rc'])}"`;
}

function digest(writer: Writer): string {
  const { random } = writer;
  if (random.once(15)) return '"<none>@<none>"';
  return writer.rarely(12) ? text(writer) : `"${repository(random)}@sha256:${hex(random)}"`;
}

function repository(random: RandomSource): string {
  return random.pick([
    'a',
    'acme/app',
    'docker.io/library/nginx',
    'localhost:5000/x',
    'registry.example.com/some/longer-name',
    'UPPER',
  ]);
}

function hex(random: RandomSource): string {
  const eight = (): string =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return Array.from({ length: 8 }, eight).join('');
}

function text(writer: Writer): string {
  const { random } = writer;
  if (random.once(30)) return random.pick(TRAPS);
  if (writer.rarely(60))
    return writer.odd(`"${random.pick([...UNPAIRED, ...BAD_ESCAPES, '\u0001', '\n'])}"`);
  const alphabet = random.pick([
    LETTERS,
    LETTERS,
    [...LETTERS, ...ESCAPES],
    [...LETTERS, ...BEYOND_ASCII],
  ]);
  return `"${random.some(16, () => random.pick(alphabet)).join('')}"`;
}

/** Any value, nested so deeply at most. */
function anything(writer: Writer, depth: number): string {
  const { random } = writer;
  const inner = (): string => anything(writer, depth - 1);
  switch (random.below(depth > 0 ? 6 : 4)) {
    case 0:
      return text(writer);
    case 1:
      return random.pick(['0', '-7', '1.5', '2e5', 'true', 'false', 'null']);
    case 2:
      return '[]';
    case 3:
      return '{}';
    case 4:
      return writer.list(random.some(3, inner));
    default:
      return writer.object(random.some(3, () => [text(writer).slice(1, -1), inner()] as const));
  }
}
