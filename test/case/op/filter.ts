import { encodeFilters } from '../../../src/model/encode-filters.ts';
import { parseFilters } from '../../../src/model/filter.ts';
import type { Operation } from '../check-case.ts';

export const run: Operation = (input) => {
  const values = Array.isArray(input['s']) ? input['s'].map(String) : [];
  try {
    return { json: encodeFilters(parseFilters(values)) };
  } catch (error) {
    return { err: error instanceof Error ? error.message : String(error) };
  }
};
