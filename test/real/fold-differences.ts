/**
 * What a Docker Engine 20.10 says and what the store says, which speaks as 28 does, in the same words. Each rule is
 * a difference that is meant; anything else fails the comparison.
 */
export function foldDifferences(text: string): string {
  const folded = RULES.reduce((all, [pattern, by]) => all.replace(pattern, by), text);
  return foldDocuments(folded).split('\n').toSorted().join('\n');
}

const RULES: readonly (readonly [RegExp, string])[] = [
  // 28 begins its texts with small letters, and tells a missing image once.
  [/Invalid filter '/g, "invalid filter '"],
  [/no such image: \S+: No such image: /g, 'No such image: '],
  // Layers that lie here as plain tars are packed for a registry: another program packs to other bytes.
  [/digest: sha256:[0-9a-f]{64} size: \d+/g, 'digest: SENT'],
  [/Digest: sha256:[0-9a-f]{64}/g, 'Digest: SENT'],
  [/@sha256:[0-9a-f]{64}/g, '@SENT'],
  [/(127\.0\.0\.1:\d+\/\S+ +\S+ +)sha256:[0-9a-f]{64}/g, '$1SENT'],
  // How far each layer is: who has what already is the business of each place.
  [
    /^[0-9a-f]{12}: (?:Preparing|Waiting|Pushed|Layer already exists|Pulling fs layer|Verifying Checksum|Download complete|Pull complete|Already exists)$/gm,
    '',
  ],
  [/\n{2,}/g, '\n'],
];

/** The document of API 1.41 has more than that of 1.50; what both have must be equal. */
function foldDocuments(text: string): string {
  return text.replace(/^\[\n[^]*?^\]$|^\{.*\}$/gm, (json) => {
    try {
      return JSON.stringify(fold(JSON.parse(json)), null, 1);
    } catch {
      return json;
    }
  });
}

const OLDER = new Set([
  'Container',
  'ContainerConfig',
  'VirtualSize',
  'GraphDriver',
  'LastTagTime',
]);

/** Sorted, without what is empty, for 1.50 leaves out most of that. */
function fold(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fold);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .filter(([key]) => !OLDER.has(key))
    .map(([key, member]): [string, unknown] => [key, fold(member)])
    .filter(([, member]) => !isEmpty(member))
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
