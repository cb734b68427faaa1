import { expect, test } from 'vitest';
import { inspectAll } from '../../src/command/inspect-all.ts';
import { NotFoundError, PartialFailureError } from '../../src/model/errors.ts';
import { fakeContext } from '../fake/fake-context.ts';

const KINDS = { one: 'container', two: 'image', three: 'volume', four: 'image' } as const;

test('documents stand in the order of their names, whatever their types take to load', async () => {
  const { context, stdout } = fakeContext();
  await inspectAll(context, { names: Object.keys(KINDS), format: '' }, (name) => {
    const [kind = 'image'] = Object.entries(KINDS).flatMap(([one, its]) =>
      one === name ? [its] : [],
    );
    const member = kind === 'volume' ? 'Name' : 'Id';
    return Promise.resolve({ kind, document: JSON.stringify({ [member]: name }) });
  });
  const shown: unknown = JSON.parse(stdout());
  expect(shown).toEqual([{ Id: 'one' }, { Id: 'two' }, { Name: 'three' }, { Id: 'four' }]);
});

test('failures are told in the order of their names, behind what was found', async () => {
  const { context, stdout } = fakeContext();
  const inspected = inspectAll(context, { names: ['a', 'b', 'c'], format: '{{.Id}}' }, (name) =>
    name === 'b'
      ? Promise.resolve({ kind: 'image', document: '{"Id":"b"}' })
      : Promise.reject(new NotFoundError(`no ${name}`)),
  );
  await expect(inspected).rejects.toThrow(PartialFailureError);
  await expect(inspected).rejects.toThrow('no a\nno c');
  expect(stdout()).toBe('b\n');
});
