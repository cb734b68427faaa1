import { describe, expect, test } from 'vitest';
import { RECIPES } from '../../src/manual/recipes.ts';
import { SAMPLE_DOCUMENT, SAMPLE_HISTORY, SAMPLE_IMAGES } from '../../src/manual/sample-images.ts';
import { runWords } from '../fake/run-line.ts';
import { ownCalls } from './own-calls.ts';

const engine = {
  list: async function* () {
    yield SAMPLE_IMAGES;
  },
  history: () => Promise.resolve(SAMPLE_HISTORY),
  inspect: () => Promise.resolve(SAMPLE_DOCUMENT),
};

describe('each recipe of the manual prints what stands below it', () => {
  test.each(RECIPES)('$line', async ({ line, output }) => {
    const [words = [], ...others] = ownCalls(line);
    expect(others).toEqual([]);
    expect(await runWords(words, { engine })).toMatchObject({ status: 0, stdout: output });
  });
});
