import type { TimeZone } from '../go/time-zone.ts';
import type { InspectType } from './inspect-types/inspect-type.ts';

/** How objects are shown. */
export interface InspectStyle {
  /** Its name is shown with times that have its offset. */
  zone(): TimeZone;
  /** Show control characters in data escaped: for terminals. */
  readonly escapeControls: boolean;
}

/** Collects the objects of one `inspect`. */
export interface Inspection {
  /**
   * Takes an object as the engine sent it (a Go string). When it throws, the object is not shown:
   * EngineError when docker could not decode it, FormatError when the template failed.
   */
  add(type: InspectType, raw: string): void;
  /** All that goes to standard output. Throws EngineError when the documents turn out to be no JSON. */
  finish(): string;
}
