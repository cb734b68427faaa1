/** What the manual tells about the methods of a Go type. */
export interface MethodDocs {
  /** The type, as Go calls it: "time.Time". */
  readonly type: string;
  /** Where one meets it. */
  readonly where: string;
  readonly methods: Readonly<Record<string, string>>;
}

/** Methods that values have in templates. `String` is what they print as. */
export const methodDocs: readonly MethodDocs[] = [
  {
    type: 'time.Time',
    where: 'A moment, such as `.Metadata.LastTagTime` of an image.',
    methods: {
      Format:
        'The moment in a layout of your own, in which the second of January 2006, 15:04:05, stands for it: `{{.Metadata.LastTagTime.Format "2006-01-02"}}`.',
      Year: 'The year.',
      Month: 'The month; it prints as its English name.',
      Day: 'The day of the month.',
      Hour: 'The hour, from 0 to 23.',
      Minute: 'The minute.',
      Second: 'The second.',
      Nanosecond: 'The nanoseconds within the second.',
      Weekday: 'The day of the week; it prints as its English name.',
      YearDay: 'The day of the year, from 1.',
      UTC: 'The same moment in the zone UTC.',
      Unix: 'Seconds since 1970.',
      UnixMilli: 'Milliseconds since 1970.',
      UnixMicro: 'Microseconds since 1970.',
      UnixNano: 'Nanoseconds since 1970.',
      IsZero: "Whether it is no moment at all, but Go's zero time.",
      Equal: 'Whether another moment is the same: `{{.A.Equal .B}}`.',
      Before: 'Whether it lies before another one.',
      After: 'Whether it lies after another one.',
      Compare: '-1 before another moment, 1 after it, 0 at the same time.',
      Sub: 'The time that went by since another moment, as a time.Duration.',
    },
  },
  {
    type: 'time.Duration',
    where: 'A time that goes by, such as `.Config.Healthcheck.Interval`.',
    methods: {
      Hours: 'Hours, with a fraction.',
      Minutes: 'Minutes, with a fraction.',
      Seconds: 'Seconds, with a fraction.',
      Milliseconds: 'Whole milliseconds.',
      Microseconds: 'Whole microseconds.',
      Nanoseconds: 'Nanoseconds.',
    },
  },
  {
    type: 'digest.Digest',
    where: 'A digest, such as `.Descriptor.Digest`.',
    methods: {
      Algorithm: 'What stands before the colon: `sha256`.',
      Encoded: 'What stands behind it.',
      Hex: 'The same as Encoded.',
    },
  },
  {
    type: 'json.Number',
    where: 'A number where a template runs on the plain JSON of a document.',
    methods: { Int64: 'The number as a whole one.', Float64: 'The number with a fraction.' },
  },
];
