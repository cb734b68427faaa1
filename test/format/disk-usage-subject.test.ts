import { describe, expect, test } from 'vitest';
import { DiskUsageSubject } from '../../src/format/disk-usage-subject.ts';
import { parseTemplate } from '../../src/template/parse-template.ts';
import {
  sampleContainer,
  sampleImage,
  sampleRecord,
  sampleStyle,
  sampleVolume,
} from './samples.ts';

const usage = {
  layersSize: 5,
  images: [sampleImage()],
  containers: [sampleContainer()],
  volumes: [sampleVolume()],
  buildCache: [sampleRecord({ id: 'b' }), sampleRecord({ id: 'a' })],
};

function run(template: string): string {
  return parseTemplate(template).execute(new DiskUsageSubject(usage, sampleStyle()));
}

describe('disk usage in a template', () => {
  test.each([
    ['{{range .Images}}{{.Repository}} {{.Size}}{{end}}', 'acme/web 123MB'],
    ['{{range .Containers}}{{.Names}}{{end}}', 'web'],
    ['{{range .Volumes}}{{.Name}}={{.Size}}{{end}}', 'data=2.048kB'],
    ['{{range .BuildCache}}{{.ID}}{{end}}', 'ab'],
    ['{{len .Images}}{{len .BuildCache}}', '12'],
  ])('%s is %s', (template, text) => {
    expect(run(template)).toBe(text);
  });

  test('is four lists in JSON, in this order', () => {
    const document: unknown = JSON.parse(run('{{json .}}'));
    expect(Object.keys(document ?? {})).toEqual(['Images', 'Containers', 'Volumes', 'BuildCache']);
    expect(document).toHaveProperty('Volumes.0.Name', 'data');
  });

  test('has no other field', () => {
    expect(() => run('{{.Networks}}')).toThrow(
      "can't evaluate field Networks in type *formatter.diskUsageContext",
    );
  });
});
