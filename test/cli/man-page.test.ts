import { describe, expect, test } from 'vitest';
import { manPages } from '../../src/cli/man-page.ts';
import { allCommands } from '../../src/command/all-commands.ts';

const pages = manPages(allCommands);

test('there is a page for the program and one for each command', () => {
  const names = pages.map(({ file }) => file);
  expect(names).toContain('docker-images.1');
  expect(names).toContain('docker-images-image-inspect.1');
  expect(new Set(names).size).toBe(allCommands.length + 1);
});

describe.each(allCommands.map((spec) => [spec.places.map(({ name }) => name).join('|'), spec]))(
  'the page of %s',
  (_, spec) => {
    const page = manPages([spec])[1]?.text ?? '';

    test('explains each flag that is not hidden, and no other', () => {
      for (const [name, { hidden }] of Object.entries(spec.flags)) {
        const shown = page.includes(`\\fB\\-\\-${name.replaceAll('-', '\\-')}\\fR`);
        expect([name, shown]).toEqual([name, hidden !== true]);
      }
    });

    test('has no line that begins with a dot and is no macro', () => {
      const lines = page.split('\n').filter((line) => /^['.]/.test(line));
      for (const line of lines) expect(line).toMatch(/^\.(?:TH|SH|TP|B|BR|br)\b/);
    });
  },
);
