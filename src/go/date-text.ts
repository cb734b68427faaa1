/** A moment as Go's RFC3339Nano writes it in UTC: without zeros at the end of the fraction. */
export function dateText(date: Date): string {
  return date.toISOString().replace(/\.?0*Z$/, 'Z');
}
