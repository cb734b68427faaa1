import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { configDirectory } from '../../src/config/config-directory.ts';

test.each([
  [{ HOME: '/h/' }, '', '/h/.docker'],
  [{ HOME: '/h', DOCKER_CONFIG: '/c/../d/' }, '', '/d/'],
  [{ HOME: '/h', DOCKER_CONFIG: '' }, '', '/h/.docker'],
  [{ DOCKER_CONFIG: 'rel/./y' }, '', 'rel/y'],
  [{ DOCKER_CONFIG: '/c' }, '/flag', '/flag'],
])('configDirectory(%j, %j) is %s', (environment, flag, directory) => {
  expect(configDirectory(environment, flag)).toBe(directory);
});

test('configDirectory() knows the home of a user without HOME', () => {
  expect(configDirectory({})).toBe(`${userInfo().homedir}/.docker`);
});
