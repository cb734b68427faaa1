import { describe, expect, test } from 'vitest';
import { pluginCall, pluginMetadata } from '../../src/cli/plugin-call.ts';
import { programName } from '../../src/cli/program-name.ts';

describe('pluginCall()', () => {
  test.each([
    ['img', ''],
    ['img images -q', 'images -q'],
    ['--debug -H unix:///x img images', '--debug -H unix:///x images'],
    ['--context=far img --debug rmi img', '--context=far --debug rmi img'],
    ['img -- images -q', '-- images -q'],
    ['help img', 'help'],
    ['help img images', 'help images'],
    ['img help images', 'help images'],
    ['img --help', '--help'],
    ['__complete img im', '__complete im'],
    ['__completeNoDesc img rmi img', '__completeNoDesc rmi img'],
  ])('docker calls %s for the words %s', (line, wanted) => {
    expect(pluginCall(line.split(' '))).toEqual({
      kind: 'command',
      program: 'docker img',
      words: wanted === '' ? [] : wanted.split(' '),
    });
  });

  test.each(['images img', '-H img images', '__complete images img', 'help images'])(
    'whoever calls %s is not docker',
    (line) => {
      const words = line.split(' ');
      expect(pluginCall(words)).toEqual({ kind: 'command', program: 'docker-img', words });
    },
  );

  test('docker asks for metadata', () => {
    expect(pluginCall(['docker-cli-plugin-metadata'])).toEqual({ kind: 'metadata' });
    expect(JSON.parse(pluginMetadata('1.2.3'))).toMatchObject({
      SchemaVersion: '0.1.0',
      Vendor: 'docker-images',
      Version: '1.2.3',
    });
  });
});

test.each([
  ['/a/docker-img', 'docker-img'],
  ['docker-img.exe', 'docker-img'],
  ['/a/docker-img.js', 'docker-img'],
  ['/a/docker-images-img', 'docker-images'],
  ['/a/docker', 'docker'],
])('%s goes by the name of %s', (path, name) => {
  expect(programName(path)).toBe(name);
});
