import { describe, expect, test } from 'vitest';
import { chooseView, leavesOutUntagged, type ViewWishes } from '../../src/command/choose-view.ts';
import { VIEWS } from '../../src/config/own-settings.ts';
import { parseFilters } from '../../src/model/filter.ts';

const NOTHING: ViewWishes = {
  view: null,
  tree: false,
  quiet: false,
  truncate: true,
  digests: false,
  format: '',
};
const FORMS: readonly (readonly [flag: string, wish: Partial<ViewWishes>])[] = [
  ['--quiet', { quiet: true }],
  ['--no-trunc', { truncate: false }],
  ['--digests', { digests: true }],
  ['--format', { format: 'json' }],
];

function look(
  wishes: Partial<ViewWishes>,
  view: (typeof VIEWS)[number] = 'classic',
  imagesFormat = '',
): string {
  const chosen = chooseView({ ...NOTHING, ...wishes }, { view, imagesFormat });
  return chosen.look + (chosen.isNewer ? ' as in 29' : '');
}

describe('chooseView()', () => {
  test('the table is the default for good', () => {
    expect(look({})).toBe('table');
    expect(look({ tree: true })).toBe('experimental-tree');
  });

  test.each([
    ['classic', 'table', 'experimental-tree'],
    ['compact', 'collapsed as in 29', 'expanded as in 29'],
    ['tree', 'expanded as in 29', 'expanded as in 29'],
  ] as const)('"%s" is %s, with --tree %s, by flag and by key', (view, alone, withTree) => {
    expect([look({ view }), look({}, view)]).toEqual([alone, alone]);
    expect([look({ view, tree: true }), look({ tree: true }, view)]).toEqual([withTree, withTree]);
  });

  test('the flag outranks the key', () => {
    for (const view of VIEWS) expect(look({ view: 'classic' }, view)).toBe('table');
    expect(look({ view: 'compact' }, 'tree')).toBe('collapsed as in 29');
  });

  test.each(FORMS)('%s gives the table, with the rules of the view', (_flag, wish) => {
    expect(look(wish)).toBe('table');
    expect(look({ ...wish, view: 'compact' })).toBe('table as in 29');
    for (const view of ['compact', 'tree'] as const)
      expect(look(wish, view)).toBe('table as in 29');
  });

  test.each(FORMS)('%s does not go with a tree that is asked for', (flag, wish) => {
    expect(() => look({ ...wish, view: 'tree' })).toThrow(
      `${flag} is not yet supported with --view tree`,
    );
    for (const view of VIEWS) {
      expect(() => look({ ...wish, tree: true }, view)).toThrow('is not yet supported with --tree');
    }
  });

  test('a format that is set up outranks a view that is set up, not one that is asked for', () => {
    expect(look({}, 'compact', 'json')).toBe('table as in 29');
    expect(look({ view: 'compact' }, 'classic', 'json')).toBe('collapsed as in 29');
    expect(look({ tree: true }, 'compact', 'json')).toBe('expanded as in 29');
  });
});

test.each([
  [false, [], true],
  [true, [], false],
  [false, ['label=a'], true],
  [false, ['dangling=true'], false],
  [false, ['dangling=false'], true],
  [false, ['dangling=true', 'dangling=false'], true],
])('with all: %s and filters %j, untagged images are left out: %s', (all, filters, leavesOut) => {
  expect(leavesOutUntagged({ all, filters: parseFilters(filters) })).toBe(leavesOut);
});
