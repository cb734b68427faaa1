import { createHash } from 'node:crypto';

const DAY = 86_400; // seconds

/** So many rows of GET /images/json, with ages in the middle of their unit. now is in seconds. */
export function scriptedImages(count: number, now: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const id = digest(String(index));
    const name = `registry.example.com/team-${index % 97}/service-${index % 1013}`;
    return {
      Containers: -1,
      Created: now - (index % 700) * DAY - DAY / 2,
      Id: id,
      Labels: { 'org.example.build': String(index), tier: 'app' },
      ParentId: '',
      RepoDigests: [`${name}@${id}`],
      RepoTags: [`${name}:build-${index}`],
      SharedSize: -1,
      Size: 5_000_000 + index * 7919,
    };
  });
}

/** How many images the filter "label=N" of a request asks for; null: there is none. */
export function wantedImages(target: string): number | null {
  const { searchParams } = new URL(target, 'http://engine');
  const [, count] = /"label":\{"(\d+)"/.exec(searchParams.get('filters') ?? '') ?? [];
  return count === undefined ? null : Number(count);
}

/** A digest made of a word. */
export function digest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
