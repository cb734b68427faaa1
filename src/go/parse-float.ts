const DECIMAL = /^[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?$/;
const HEX = /^([+-]?)0[xX]([\da-fA-F_]*)(?:\.([\da-fA-F_]*))?[pP]([+-]?\d[\d_]*)$/;
const STRAY_UNDERSCORE = /(?<!\d)_|_(?!\d)/;
const STRAY_HEX_UNDERSCORE = /(?<![\da-fA-FxX])_|_(?![\da-fA-F])/;

/**
 * strconv.ParseFloat(text, 64) for decimal and hexadecimal numbers, with underscores as in Go source.
 * Null: no such number; infinite: one beyond float64. https://pkg.go.dev/strconv#ParseFloat
 */
export function parseFloat64(text: string): number | null {
  return DECIMAL.test(text) ? parseDecimal(text) : parseHex(text);
}

function parseDecimal(text: string): number | null {
  return STRAY_UNDERSCORE.test(text) ? null : Number(text.replaceAll('_', ''));
}

function parseHex(text: string): number | null {
  const [, sign, whole = '', fraction = '', power = ''] = HEX.exec(text) ?? [];
  const digits = (whole + fraction).replaceAll('_', '');
  if (digits === '' || STRAY_HEX_UNDERSCORE.test(text)) return null;
  const places = fraction.replaceAll('_', '').length * 4;
  const value = timesPower(
    Number(BigInt(`0x${digits}`)),
    Number(power.replaceAll('_', '')) - places,
  );
  return sign === '-' ? -value : value;
}

/** Two steps, because the power alone may be beyond float64. */
function timesPower(value: number, power: number): number {
  const half = Math.trunc(Math.max(Math.min(power, 2200), -2200) / 2);
  const rest = Math.max(Math.min(power, 2200), -2200) - half;
  return value * 2 ** half * 2 ** rest;
}
