import { NEW_KEYS } from './random-list.ts';

/** What values may be. null may stand everywhere: to Go it is as if nothing stood there. */
type Shape =
  | 'text'
  | 'count'
  | { readonly each: Shape }
  | { readonly any: Shape }
  | { readonly members: Readonly<Record<string, Shape>> };

const PLATFORM: Shape = { members: { architecture: 'text', os: 'text' } };
const DESCRIPTOR: Shape = { members: { mediaType: 'text', digest: 'text', size: 'count' } };
const MANIFEST: Shape = {
  members: {
    ID: 'text',
    Kind: 'text',
    Size: { members: { Total: 'count' } },
    ImageData: { members: { Platform: PLATFORM } },
  },
};

/** GET /images/json, as far as random lists go; a member that is not told here may mean something to Go. */
export const LIST_SHAPE: Shape = {
  each: {
    members: {
      Containers: 'count',
      Created: 'count',
      Descriptor: DESCRIPTOR,
      Id: 'text',
      Labels: { any: 'text' },
      Manifests: { each: MANIFEST },
      ParentId: 'text',
      RepoDigests: { each: 'text' },
      RepoTags: { each: 'text' },
      SharedSize: 'count',
      Size: 'count',
      VirtualSize: 'count',
    },
  },
};

/** The value with keys as the shape spells them: to Go another case is the same key. */
export function respelled(value: unknown, shape: Shape | undefined): unknown {
  if (typeof value !== 'object' || value === null || typeof shape !== 'object') return value;
  if ('each' in shape) {
    return Array.isArray(value) ? value.map((one) => respelled(one, shape.each)) : value;
  }
  if ('any' in shape || Array.isArray(value)) return value;
  const names = new Map(Object.keys(shape.members).map((name) => [name.toLowerCase(), name]));
  const members = Object.entries(value).map(([key, one]) => {
    const name = names.get(key.toLowerCase()) ?? key;
    return [
      name,
      respelled(one, Object.hasOwn(shape.members, name) ? shape.members[name] : undefined),
    ];
  });
  return Object.fromEntries(members);
}

/** Whether a value out of JSON.parse() has a shape, and no members but those that the shape tells or nobody knows. */
export function hasShape(value: unknown, shape: Shape): boolean {
  if (value === null) return true;
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'count') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  if ('each' in shape)
    return Array.isArray(value) && value.every((one) => hasShape(one, shape.each));
  if (Array.isArray(value)) return false;
  if ('any' in shape) return Object.values(value).every((one) => hasShape(one, shape.any));
  return Object.entries(value).every(([key, one]) => {
    const known = Object.hasOwn(shape.members, key) ? shape.members[key] : undefined;
    return known === undefined ? NEW_KEYS.includes(key) : hasShape(one, known);
  });
}
