import { expect, test } from 'vitest';
import { platformValue } from '../../src/format/platform-value.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';

test.each([
  [null, '<nil> none'],
  [{ os: 'linux', architecture: 'arm', variant: 'v7' }, 'linux/arm/v7 some'],
  [{ os: 'windows', architecture: 'amd64', osVersion: '10.0' }, 'windows(10.0)/amd64 some'],
  [{ os: '', architecture: '', osVersion: '10.0' }, 'unknown some'],
])('%j prints as %s', (platform, text) => {
  const template = parseTemplate('{{.}} {{if .}}some{{else}}none{{end}}');
  expect(template.execute(platformValue(platform))).toBe(text);
});
