import { describe, expect, test } from 'vitest';
import {
  renderSpace,
  renderUsageTables,
  renderUsageTemplate,
} from '../../src/format/render-disk-usage.ts';
import type { DiskUsage } from '../../src/model/disk-usage.ts';
import { FormatError } from '../../src/model/errors.ts';
import {
  HEX,
  sampleContainer,
  sampleImage,
  sampleRecord,
  sampleStyle,
  sampleVolume,
} from './samples.ts';

const NOTHING: DiskUsage = {
  layersSize: 0,
  images: [],
  containers: [],
  volumes: [],
  buildCache: [],
};
const usage: DiskUsage = {
  layersSize: 200_000_000,
  images: [sampleImage({ sharedSize: 0, containers: 1 })],
  containers: [sampleContainer(), sampleContainer({ state: 'exited', size: 100 })],
  volumes: [sampleVolume()],
  buildCache: [sampleRecord({ inUse: true }), sampleRecord({ shared: true })],
};
const style = sampleStyle();

describe('renderSpace()', () => {
  test('has a line for each kind of thing', () => {
    expect(renderSpace(usage, '', style)).toBe(
      [
        'TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE\n',
        'Images          1         1         200MB     76.54MB (38%)\n',
        'Containers      2         1         112B      100B (89%)\n',
        'Local Volumes   1         1         2.048kB   0B (0%)\n',
        'Build Cache     2         1         4.096kB   0B\n',
      ].join(''),
    );
  });

  test.each([
    ['{{.Type}}:{{.TotalCount}}', 'Images:0\nContainers:0\nLocal Volumes:0\nBuild Cache:0\n'],
    ['table {{.Active}}', 'ACTIVE\n0\n0\n0\n0\n'],
  ])('of nothing by the format %s', (format, text) => {
    expect(renderSpace(NOTHING, format, style)).toBe(text);
  });

  test.each([
    [{ containers: 1, size: 40, sharedSize: 10 }, '70B (70%)'],
    [{ containers: 0, size: 40, sharedSize: 10 }, '100B (100%)'],
    // What is not known is not taken for used.
    [{ containers: 1, size: 40, sharedSize: -1 }, '100B (100%)'],
    [{ containers: 1, size: -1, sharedSize: 10 }, '100B (100%)'],
    [{ containers: -1, size: 40, sharedSize: 0 }, '60B (60%)'],
  ])('of an image with %j leaves %s', (over, reclaimable) => {
    const one = { ...NOTHING, layersSize: 100, images: [sampleImage(over)] };
    expect(renderSpace(one, '{{.Reclaimable}}', style).split('\n')[0]).toBe(reclaimable);
  });

  test('writes raw records', () => {
    expect(renderSpace(NOTHING, 'raw', style).split('\n\n')[3]).toBe(
      'type: Build Cache\ntotal: 0\nactive: 0\nsize: 0B\nreclaimable: 0B\n'.trimEnd(),
    );
  });

  test.each([
    ['Images', '*formatter.diskUsageImagesContext'],
    ['Containers', '*formatter.diskUsageContainersContext'],
    ['Local Volumes', '*formatter.diskUsageVolumesContext'],
    ['Build Cache', '*formatter.diskUsageBuilderContext'],
  ])('names the type of the line %s', (type, goType) => {
    const format = `{{if eq .Type "${type}"}}{{.Nope}}{{end}}`;
    expect(() => renderSpace(NOTHING, format, style)).toThrow(
      `can't evaluate field Nope in type ${goType}`,
    );
  });
});

test('renderUsageTables() has a table for each kind of thing', () => {
  expect(renderUsageTables(usage, style)).toBe(
    [
      'Images space usage:',
      '',
      'REPOSITORY   TAG       IMAGE ID       CREATED       SIZE      SHARED SIZE   UNIQUE SIZE   CONTAINERS',
      'acme/web     1.0       0123456789ab   2 hours ago   123MB     0B            123.5MB       1',
      '',
      'Containers space usage:',
      '',
      'CONTAINER ID   IMAGE     COMMAND   LOCAL VOLUMES   SIZE      CREATED       STATUS       NAMES',
      '0123456789ab   nginx     "sh"      0               12B       2 hours ago   Up 2 hours   web',
      '0123456789ab   nginx     "sh"      0               100B      2 hours ago   Up 2 hours   web',
      '',
      'Local Volumes space usage:',
      '',
      'VOLUME NAME   LINKS     SIZE',
      'data          1         2.048kB',
      '',
      'Build cache usage: 4.096kB',
      '',
      'CACHE ID        CACHE TYPE   SIZE      CREATED       LAST USED   USAGE     SHARED',
      '0123456789ab*   regular      4.1kB     2 hours ago               0         false',
      '0123456789ab    regular      4.1kB     2 hours ago               0         true',
      '',
    ].join('\n'),
  );
});

describe('renderUsageTemplate()', () => {
  test.each([
    ['{{range .Images}}{{.ID}}{{end}}', `sha256:${HEX}`],
    ['table {{range .Images}}{{.ID}}{{end}}', '0123456789ab'],
    ['{{range .Volumes}}{{.Name}}\\n{{end}}', 'data\n'],
    ['nothing', 'nothing'],
  ])('by the format %s is %j', (format, text) => {
    expect(renderUsageTemplate(usage, format, style)).toEqual({ text, failure: null });
  });

  test('is one document by the format json, without a newline', () => {
    const { text } = renderUsageTemplate(NOTHING, 'json', style);
    expect(text).toBe('{"Images":[],"Containers":[],"Volumes":[],"BuildCache":[]}');
  });

  test('is a list of records by the format raw', () => {
    const { text } = renderUsageTemplate({ ...NOTHING, volumes: [sampleVolume()] }, 'raw', style);
    expect(text).toContain('type: Volume\nname: data\ndriver: local\n');
  });

  test('keeps what came before a failure', () => {
    const { text, failure } = renderUsageTemplate(usage, 'so far {{.Nope}}', style);
    expect(text).toBe('so far ');
    expect(failure).toMatchObject({
      constructor: FormatError,
      message: `template: :1:9: executing "" at <.Nope>: can't evaluate field Nope in type *formatter.diskUsageContext`,
    });
  });

  test('refuses a template that does not parse', () => {
    expect(() => renderUsageTemplate(usage, '{{', style)).toThrow(
      'template parsing error: template: :1: unclosed action',
    );
  });
});
