/** A positive double as mantissa times 2 to the power of exponent, both whole. */
export interface SplitFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const MANTISSA_BITS = 52n;
const BIAS = 1075; // of the exponent, counted from the mantissa's last bit

/** The two whole numbers that make up a positive double. */
export function splitFloat(value: number): SplitFloat {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const stored = Number(bits >> MANTISSA_BITS);
  const fraction = bits & ((1n << MANTISSA_BITS) - 1n);
  return stored === 0
    ? { mantissa: fraction, exponent: 1 - BIAS }
    : { mantissa: fraction | (1n << MANTISSA_BITS), exponent: stored - BIAS };
}
