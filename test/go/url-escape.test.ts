import { expect, test } from 'vitest';
import { escapeHost, escapePath, escapeQuery } from '../../src/go/url-escape.ts';

const EVERYTHING = 'a!*\'();:@&=+$,/?#[]%20é~-_."<> \udcff';

test('escapePath() leaves what may stand in a path', () => {
  expect(escapePath(EVERYTHING)).toBe(
    'a%21%2A%27%28%29;:@&=+$,/%3F%23%5B%5D%2520%C3%A9~-_.%22%3C%3E%20%FF',
  );
});

test('escapeHost() makes one word of a socket path', () => {
  expect(escapeHost('/tmp/a b%é.sock')).toBe('%2Ftmp%2Fa%20b%25%C3%A9.sock');
  expect(escapeHost('[::1]:2375')).toBe('[::1]:2375');
});

test('escapeQuery() leaves letters, digits and four marks', () => {
  expect(escapeQuery(EVERYTHING)).toBe(
    'a%21%2A%27%28%29%3B%3A%40%26%3D%2B%24%2C%2F%3F%23%5B%5D%2520%C3%A9~-_.%22%3C%3E+%FF',
  );
});
