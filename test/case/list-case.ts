import { type ListRendering, outputText } from '../../src/format/render-list.ts';
import type { RowStyle } from '../../src/format/row-style.ts';
import { loadTimeZone } from '../../src/go/time-zone.ts';
import { FormatError } from '../../src/model/errors.ts';
import type { HistoryEntry, ImageSummary, SearchHit } from '../../src/model/image.ts';
import type { Case } from './check-case.ts';

// What the list cases share: README.md beside this file says how they are written.
const DEFAULT_NOW = '2025-06-15T12:00:00Z';
const DEFAULT_ZONE = 'UTC';

type JsonObject = Readonly<Record<string, unknown>>;

/** How a case wants its cells. */
export function caseStyle(input: Case['in']): RowStyle {
  return {
    truncate: input['noTrunc'] !== true,
    human: input['human'] !== false,
    now: new Date(textOf(input['now']) || DEFAULT_NOW),
    zone: loadTimeZone(textOf(input['tz']) || DEFAULT_ZONE),
    wideAmbiguous: false,
    escapeControls: false,
  };
}

/** A finished list in the words of a case: a list that fails has no output. */
export function outputOf(list: ListRendering<never>): JsonObject {
  try {
    return { out: outputText(list.finish()) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { out: '', err: error.message };
  }
}

/** One image of the Engine API's list. */
export function readImage(json: JsonObject): ImageSummary {
  return {
    id: textOf(json['Id']),
    repoTags: texts(json['RepoTags']),
    repoDigests: texts(json['RepoDigests']),
    created: numberOf(json['Created']),
    size: numberOf(json['Size']),
    sharedSize: numberOf(json['SharedSize']),
    containers: numberOf(json['Containers']),
    manifests: null,
  };
}

/** One line of the Engine API's history. */
export function readHistoryEntry(json: JsonObject): HistoryEntry {
  return {
    id: textOf(json['Id']),
    created: numberOf(json['Created']),
    createdBy: textOf(json['CreatedBy']),
    size: numberOf(json['Size']),
    comment: textOf(json['Comment']),
    tags: texts(json['Tags']),
  };
}

/** One hit of the Engine API's search. */
export function readSearchHit(json: JsonObject): SearchHit {
  return {
    name: textOf(json['name']),
    description: textOf(json['description']),
    stars: numberOf(json['star_count']),
    official: json['is_official'] === true,
  };
}

/** The objects of a JSON list; none for null. */
export function objects(json: unknown): readonly JsonObject[] {
  return Array.isArray(json) ? json : [];
}

/** A JSON string; '' for anything else. */
export function textOf(json: unknown): string {
  return typeof json === 'string' ? json : '';
}

/** A JSON number; 0 for anything else. */
export function numberOf(json: unknown): number {
  return typeof json === 'number' ? json : 0;
}

function texts(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((text) => typeof text === 'string') : [];
}
