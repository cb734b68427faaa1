import type { Spread } from './statistics.ts';
import { MEASURES } from './summary.ts';
import type { Measure } from './bench-case.ts';

/** "15.1 (13.2..18.8)" in three digits or whole numbers. */
export function valueText({ median, min, max }: Spread): string {
  return `${threeDigits(median)} (${threeDigits(min)}..${threeDigits(max)})`;
}

/** "0.65 (0.55..0.81)" */
export function ratioText({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}..${max.toFixed(2)})`;
}

/** "wall ms" */
export function measureText(measure: Measure): string {
  return `${measure === 'cpu' ? 'CPU' : measure} ${MEASURES[measure].unit}`;
}

function threeDigits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
