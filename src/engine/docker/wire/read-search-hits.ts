import { field, structOf } from '../../../go/go-struct.ts';
import { goBool, goInt, goString, sliceOf } from '../../../go/go-type.ts';
import { numberField, truthField } from '../../../go/field-readers.ts';
import { textField } from '../../../go/text-field.ts';
import type { SearchHit } from '../../../model/image.ts';
import { decodeAnswer } from './decode-answer.ts';

// https://github.com/moby/moby/blob/v28.2.2/api/types/registry/registry.go
const HITS = sliceOf(
  structOf('registry.SearchResult', [
    field('StarCount', goInt, 'star_count'),
    field('IsOfficial', goBool, 'is_official'),
    field('Name', goString, 'name'),
    field('IsAutomated', goBool, 'is_automated'),
    field('Description', goString, 'description'),
  ]),
);

/** The hits in the body of GET /images/search. Throws EngineError in Go's words. */
export function readSearchHits(text: string): readonly SearchHit[] {
  const hits = decodeAnswer(text, HITS);
  return Array.isArray(hits) ? hits.map(toSearchHit) : [];
}

function toSearchHit(hit: unknown): SearchHit {
  return {
    name: textField(hit, 'Name'),
    description: textField(hit, 'Description'),
    stars: numberField(hit, 'StarCount'),
    official: truthField(hit, 'IsOfficial'),
  };
}
