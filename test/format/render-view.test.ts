import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/format/display-width.ts';
import type { ImageTree, PlatformBranch } from '../../src/format/image-tree.ts';
import { renderView } from '../../src/format/render-view.ts';
import type { TreeScreen } from '../../src/format/tree-paint.ts';

const PIPE: TreeScreen = { isTerminal: false, columns: 0, wideAmbiguous: false, isPainted: false };
const details = { id: '0123456789ab', diskUsage: '1.23GB', contentSize: '4MB', inUse: true };
// oxlint-disable-next-line no-control-regex -- that is what is taken away
const PAINT = /\u001b\[[0-9;]*m/g;

function tree(names: readonly string[], ...platforms: readonly string[]): ImageTree {
  const branches: readonly PlatformBranch[] = platforms.map((platform) => ({
    platform,
    available: platform !== 'gone',
    details,
  }));
  return { names, details, branches };
}

function terminal(columns: number, over: Partial<TreeScreen> = {}): TreeScreen {
  return { ...PIPE, isTerminal: true, columns, ...over };
}

function lines(trees: readonly ImageTree[], screen: TreeScreen): readonly string[] {
  return renderView(trees, screen).replaceAll(PAINT, '').split('\n').slice(0, -1);
}

const REST = '   0123456789ab       1.23GB            4MB   U    ';

test('on a pipe there is room for everything, and no legend', () => {
  const long = `${'x'.repeat(200)}:1`;
  expect(lines([tree([long]), tree([])], PIPE)).toEqual([
    `${'IMAGE'.padEnd(202)}   ID             DISK USAGE   CONTENT SIZE   EXTRA`,
    long + REST,
    '<untagged>'.padEnd(202) + REST,
  ]);
});

describe('on a terminal', () => {
  test('a legend stands at the right end', () => {
    expect(lines([], terminal(60))[0]).toBe(' Info ->  U In Use'.padStart(60));
    expect(lines([], terminal(60, { isPainted: true }))[0]).toBe(
      'i Info →   U  In Use'.padStart(60),
    );
    expect(lines([], terminal(60, { isPainted: true, wideAmbiguous: true }))[0]).toBe(
      'i Info →   U  In Use'.padStart(59),
    );
  });

  test('of unknown width there is no legend, and room for everything', () => {
    expect(lines([tree(['x'.repeat(99)])], terminal(0))[1]).toBe('x'.repeat(99) + REST);
  });

  test('a name that is too long has lines of its own, and cuts nothing', () => {
    const shown = lines([tree(['a:1', 'a-long-name:1', 'b-long-name:1'])], terminal(40)).slice(2);
    expect(shown).toEqual([
      'a:1         ',
      'a-long-name:1',
      'b-long-name:1',
      '               0123456789ab       1.23GB',
    ]);
  });

  test('names cannot send escape sequences', () => {
    const text = renderView([tree(['a\u001b[2J'], 'b\u009b')], terminal(80));
    expect(text).toContain('a\\x1b[2J');
    expect(text).toContain('b\\u009b');
  });

  test('parts have their colours, and what is not here is faint', () => {
    const painted = renderView([tree(['a:1'], 'gone')], terminal(30, { isPainted: true }));
    expect(painted.split('\n').slice(1)).toEqual([
      '\u001b[39m\u001b[1mIMAGE\u001b[0m         \u001b[39m\u001b[1mID\u001b[0m          ',
      '\u001b[34m\u001b[1ma:1\u001b[0m           \u001b[39m0123456789ab\u001b[0m',
      '\u001b[39m\u001b[2m└─ gone\u001b[0m       \u001b[39m\u001b[2m0123456789ab\u001b[0m',
      '',
      '',
    ]);
  });
});

const name = fc.oneof(
  fc.stringMatching(/^[a-z]{1,12}:[0-9]{1,9}$/),
  fc.stringMatching(/^[日本語한글]{1,9}:[0-9]{1,3}$/u),
  fc.stringMatching(/^[é§ä]{1,20}$/u),
);

test('rows without branches never break on a terminal, however narrow, in any script', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(name, { maxLength: 3 }).map((names) => tree(names)),
        { maxLength: 5 },
      ),
      fc.constantFrom(20, 27, 39, 40, 41, 60, 80, 132),
      fc.boolean(),
      fc.boolean(),
      (trees, columns, wideAmbiguous, isPainted) => {
        const screen = terminal(columns, { wideAmbiguous, isPainted });
        const all = new Set(trees.flatMap(({ names }) => names));
        // A name may be longer than any line; then it stands alone.
        const rows = lines(trees, screen)
          .slice(1)
          .filter((line) => !all.has(line));
        const widths = rows.map((line) => displayWidth(line, wideAmbiguous));
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
      },
    ),
  );
});
