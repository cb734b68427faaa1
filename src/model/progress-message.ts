/** One thing that an engine says while it pulls, pushes, loads or imports. Texts are Go strings; '' is absent. */
export interface ProgressMessage {
  readonly status: string;
  /** Text that is to stand exactly so. */
  readonly stream: string;
  /** What the message is about: a layer, a tag. */
  readonly id: string;
  readonly from: string;
  readonly detail: ProgressDetail | null;
  /** A bar that the engine drew itself, for want of numbers. */
  readonly progress: string;
  /** Seconds since 1970 UTC; 0: no time. */
  readonly time: bigint;
  /** Nanoseconds since 1970 UTC; 0: no time. */
  readonly timeNano: bigint;
  /** The work failed: the last message that counts. */
  readonly error: ProgressError | null;
  /** For programs, not for people: JSON as the engine spelled it. Such a message says nothing else. */
  readonly aux: string | null;
}

/** How far something is. In bytes, unless units says otherwise. */
export interface ProgressDetail {
  readonly current: bigint;
  /** 0: unknown. */
  readonly total: bigint;
  /** When it began, in seconds since 1970 UTC; 0: unknown. */
  readonly start: bigint;
  readonly hideCounts: boolean;
  readonly units: string;
}

/** Why the work failed. code is the engine's; 0: none. */
export interface ProgressError {
  readonly code: bigint;
  readonly message: string;
}

/** A message that says what is given, and nothing else. */
export function progressMessage(said: Partial<ProgressMessage>): ProgressMessage {
  return { ...SILENCE, ...said };
}

const SILENCE: ProgressMessage = {
  status: '',
  stream: '',
  id: '',
  from: '',
  detail: null,
  progress: '',
  time: 0n,
  timeNano: 0n,
  error: null,
  aux: null,
};
