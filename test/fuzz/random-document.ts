import type { GoField, GoStruct, GoType } from '../../src/go/go-type.ts';
import type { RandomSource } from './random-source.ts';

type Member = readonly [key: string, value: string];

// As they stand in JSON; the usual ones are spelled as engines and JavaScript spell them.
const USUAL = ['a', 'Z', '0', ' ', ':', '<', '&', '/', '{', ']', ',', '\\"', '\\\\', '\\n', '\\t'];
const BEYOND_ASCII = ['é', '日', '\u{1f433}', '\u007f', '\u0085', '\u2028', '\ufeff'];
const ESCAPES = ['\\u003c', '\\/', '\\u0041', '\\u0001', '\\u001F', '\\b', '\\ud83d\\ude00'];
const UNPAIRED = ['\\ud800', '\\udfff', '\\uD83Dx', '\\ude00\\ud83d', '\\\\udc00'];
const BROKEN = ['\\x', '\\u12', '\\u12G4', '\u0001', '\n'];
const NUMBERS = ['0', '7', '-1', '187654321', '9007199254740991', '-9007199254740991'];
const ODD_NUMBERS = ['-0', '1.0', '1.5', '1e3', '1E2', '1e21', '1e+21', '9007199254740993'];
const LARGE_NUMBERS = ['9223372036854775807', '9223372036854775808', '-1e-7', '1e400', '5e-324'];
const WRONG_NUMBERS = ['01', '+1', '1.', '.5', '--1', 'NaN'];
const TIMES = [
  '0001-01-01T00:00:00Z',
  '2024-05-06T07:08:09.123456789Z',
  '2024-05-06T07:08:09.12Z',
  '2024-02-29T23:59:59Z',
  '2024-12-31T23:59:59+01:00',
  '1999-12-31T00:00:00.000000001-00:00',
];
const ODD_TIMES = [
  '',
  '2023-02-29T00:00:00Z',
  '2024-04-31T00:00:00Z',
  '2024-05-06T24:00:00Z',
  '2024-05-06T7:08:09Z',
  '2024-05-06T07:08:60Z',
  '2024-05-06T07:08:09.1234567891Z',
  '2024-05-06T07:08:09,5Z',
  '2024-05-06T07:08:09z',
  '2024-13-06T07:08:09Z',
  '2024-05-00T07:08:09Z',
  '2024-05-06 07:08:09Z',
  '2024-05-06T07:08:09+25:00',
];
const KEYS = ['New', 'é', '__proto__', '10', '9', 'toString', '', 'a\\"b', '\\u0049d', '<none>'];
const DEPTH = 12; // levels that are made at most
const DEEP = [99, 100, 101, 9998, 9999, 10_000, 10_001];

/** Makes documents of a type, right or wrong. */
export class RandomDocument {
  readonly #random: RandomSource;
  /** One choice of so many is unusual; 0: a single one at most. */
  readonly #oddity: number;
  /** Choices before the single one. */
  #beforeOdd: number;
  readonly #space: string;

  constructor(random: RandomSource) {
    this.#random = random;
    this.#oddity = random.pick([0, 0, 0, 60, 12]);
    this.#beforeOdd = random.once(3) ? -1 : random.below(random.pick([30, 300]));
    this.#space = random.pick(['', '', '', '', '', ' ', '\n\t']);
  }

  /** The bytes of a document, and of what stands around it. */
  bytes(type: GoType): Buffer {
    const random = this.#random;
    const before = this.#oddly() ? random.pick([' ', '\n', '\ufeff']) : '';
    const behind = this.#oddly() ? random.pick([' ', '\n\n', ' {}', ']', ',1']) : '';
    const end = random.pick(['\n', '\n', '']);
    const bytes = Buffer.from(`${before}${this.#value(type, DEPTH)}${end}${behind}`);
    return this.#oddity > 0 && random.once(8) ? this.#damaged(bytes) : bytes;
  }

  #damaged(bytes: Buffer): Buffer {
    const random = this.#random;
    const at = random.below(bytes.length + 1);
    const added = random.pick(['', '', ',', '}', ']', '"', '\\', 'x', '{', '[', '1', '\0', '\xff']);
    const rest = random.once(3) ? Buffer.alloc(0) : bytes.subarray(at + random.below(3));
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(added, 'latin1'), rest]);
  }

  #oddly(): boolean {
    this.#beforeOdd -= 1;
    return this.#oddity === 0 ? this.#beforeOdd === 0 : this.#random.once(this.#oddity);
  }

  #value(type: GoType, depth: number): string {
    const random = this.#random;
    if (this.#oddly() && random.once(3)) return this.#anything(3);
    if (random.once(25)) return 'null';
    switch (type.kind) {
      case 'struct':
        return this.#struct(type, depth);
      case 'slice':
        return this.#list(type.elem, depth, type.length);
      case 'map':
        return this.#map(type.key, type.elem, depth);
      case 'pointer':
        return this.#value(type.elem, depth);
      case 'string':
        return this.#text();
      case 'bool':
        return random.pick(['true', 'false']);
      case 'time':
        return `"${random.pick(this.#oddly() ? ODD_TIMES : TIMES)}"`;
      case 'interface':
        return this.#anything(2);
      case 'int64':
      case 'float64':
        return this.#number();
      default:
        return this.#oddly() ? this.#number() : String(random.below(128));
    }
  }

  #list(elem: GoType, depth: number, length?: number): string {
    if (depth === 0) return '[]';
    const make = (): string => this.#value(elem, depth - 1);
    return this.#array(
      length === undefined ? this.#random.some(4, make) : Array.from({ length }, make),
    );
  }

  #map(key: GoType, elem: GoType, depth: number): string {
    if (depth === 0) return '{}';
    const make = (): Member => [this.#key(key), this.#value(elem, depth - 1)];
    return this.#object(this.#random.some(4, make));
  }

  #key(type: GoType): string {
    if (type.kind !== 'string') return String(this.#random.below(100));
    return this.#random.once(20) ? this.#random.pick(KEYS) : this.#characters();
  }

  #struct(type: GoStruct, depth: number): string {
    const random = this.#random;
    if (depth === 0) return '{}';
    const fields = keyedFields(type).filter(() => !random.once(5));
    const ordered = this.#oddly() ? random.shuffled(fields) : fields;
    const members = ordered.map((field): Member => {
      const key = field.json ?? '';
      return [this.#oddly() ? this.#respelt(key) : key, this.#value(field.type, depth - 1)];
    });
    if (this.#oddly()) members.push([random.pick(KEYS), this.#deepOrNot()]);
    const [again] = members;
    if (again !== undefined && this.#oddly()) members.push([again[0], this.#anything(1)]);
    return this.#object(members);
  }

  #respelt(key: string): string {
    const first = `\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}`;
    return this.#random.pick([key.toLowerCase(), key.toUpperCase(), first, `${key}x`]);
  }

  #deepOrNot(): string {
    if (!this.#random.once(6)) return this.#anything(3);
    const levels = this.#random.pick(DEEP);
    return '['.repeat(levels) + ']'.repeat(levels);
  }

  #anything(depth: number): string {
    const random = this.#random;
    const inner = (): string => this.#anything(depth - 1);
    switch (random.below(depth > 0 ? 7 : 5)) {
      case 0:
        return this.#text();
      case 1:
        return random.pick(['true', 'false', 'null']);
      case 2:
        return this.#number();
      case 3:
        return '[]';
      case 4:
        return '{}';
      case 5:
        return this.#array(random.some(3, inner));
      default:
        return this.#object(random.some(3, () => [random.pick(KEYS), inner()] as const));
    }
  }

  #number(): string {
    const random = this.#random;
    if (!this.#oddly()) return random.once(3) ? String(random.below(1e9)) : random.pick(NUMBERS);
    return random.pick([...ODD_NUMBERS, ...LARGE_NUMBERS, ...WRONG_NUMBERS]);
  }

  #text(): string {
    return `"${this.#characters()}"`;
  }

  #characters(): string {
    const random = this.#random;
    if (this.#oddly()) return random.pick([...ESCAPES, ...UNPAIRED, ...BROKEN]);
    const alphabet = random.once(4) ? [...USUAL, ...BEYOND_ASCII] : USUAL;
    return random.some(12, () => random.pick(alphabet)).join('');
  }

  #array(items: readonly string[]): string {
    return `[${this.#space}${items.join(`,${this.#space}`)}${this.#space}]`;
  }

  #object(members: readonly Member[]): string {
    const texts = members.map(([key, value]) => `"${key}"${this.#space}:${value}`);
    return `{${this.#space}${texts.join(`${this.#space},`)}${this.#space}}`;
  }
}

/** Those of embedded structs among them. */
function keyedFields(type: GoStruct): readonly GoField[] {
  return type.fields.flatMap((field) => {
    const inner = field.type.kind === 'pointer' ? field.type.elem : field.type;
    return field.embedded === true && inner.kind === 'struct' ? keyedFields(inner) : [field];
  });
}
