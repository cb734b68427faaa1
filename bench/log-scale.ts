/** A logarithmic axis: from values to places on the paper. */
export interface LogScale {
  /** Ends of the axis: values of the form 1, 2 or 5 times a power of ten. */
  readonly from: number;
  readonly to: number;
  readonly place: (value: number) => number;
}

/** An axis that has all values on it. Places run from start to end. Throws where there is no value, or one that has no logarithm. */
export function logScale(values: readonly number[], start: number, end: number): LogScale {
  if (values.length === 0 || !values.every((value) => value > 0)) {
    throw new Error(`no logarithm of every one of ${JSON.stringify(values)}`);
  }
  const from = roundDown(Math.min(...values));
  const to = Math.max(roundUp(Math.max(...values)), from * 2);
  const length = Math.log(to / from);
  return {
    from,
    to,
    place: (value) => start + ((end - start) * Math.log(value / from)) / length,
  };
}

/** 1, 2 and 5 times each power of ten, within the ends. */
export function ticks({ from, to }: Pick<LogScale, 'from' | 'to'>): readonly number[] {
  const first = Math.floor(Math.log10(from));
  const decades = Array.from(
    { length: Math.ceil(Math.log10(to)) - first + 1 },
    (_, at) => first + at,
  );
  return decades
    .flatMap((decade) => STEPS.map((step) => scaled(step, decade)))
    .filter((tick) => tick >= from && tick <= to);
}

const STEPS = [1, 2, 5] as const;

function roundDown(value: number): number {
  const decade = Math.floor(Math.log10(value));
  const below = STEPS.map((step) => scaled(step, decade)).filter((tick) => tick <= value);
  return below.at(-1) ?? scaled(1, decade);
}

function roundUp(value: number): number {
  const decade = Math.floor(Math.log10(value));
  return (
    STEPS.map((step) => scaled(step, decade)).find((tick) => tick >= value) ?? scaled(1, decade + 1)
  );
}

/** Without the error that multiplying by 0.001 brings. */
function scaled(step: number, decade: number): number {
  return Number(`${step}e${decade}`);
}
