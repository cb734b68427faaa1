// Preloaded with --import: the program sees the second in PINNED_NOW as the present, for ever.
const now = Number(process.env.PINNED_NOW) * 1000;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now] : parts));
  }
  static now() {
    return now;
  }
};
