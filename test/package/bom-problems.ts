const COMPONENT_TYPES =
  /^(?:application|framework|library|container|platform|operating-system|file|device|device-driver|firmware|machine-learning-model|data|cryptographic-asset)$/;
const DIGEST_LENGTHS: ReadonlyMap<unknown, number> = new Map([
  ['SHA-256', 64],
  ['SHA-512', 128],
]);
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

type Fields = Readonly<Record<string, unknown>>;
type Problems = Generator<string, void, undefined>;

/**
 * What the schema of CycloneDX 1.6 finds wrong, as far as it speaks of what we write: required members, enumerations,
 * patterns; references must be unique and lead to a component.
 * https://github.com/CycloneDX/specification/blob/1.6/schema/bom-1.6.schema.json
 */
export function bomProblems(bom: unknown): readonly string[] {
  const root = fieldsOf(bom);
  const components = allComponents(root);
  return [
    ...rootProblems(root),
    ...components.flatMap(([place, one]) => [...componentProblems(place, one)]),
    ...referenceProblems(root, components),
  ];
}

function* rootProblems(root: Fields): Problems {
  yield* unless(root['bomFormat'] === 'CycloneDX', 'bomFormat', root['bomFormat']);
  yield* unless(root['specVersion'] === '1.6', 'specVersion', root['specVersion']);
  yield* unless(root['version'] === 1, 'version', root['version']);
  yield* unless(UUID.test(String(root['serialNumber'])), 'serialNumber', root['serialNumber']);
  const { timestamp } = fieldsOf(root['metadata']);
  yield* unless(DATE.test(String(timestamp)), 'metadata.timestamp', timestamp);
}

function* componentProblems(place: string, one: Fields): Problems {
  yield* unless(COMPONENT_TYPES.test(String(one['type'])), `${place}.type`, one['type']);
  yield* unless(
    typeof one['name'] === 'string' && one['name'] !== '',
    `${place}.name`,
    one['name'],
  );
  for (const [at, entry] of listOf(one['licenses']).entries()) {
    const { id, name } = fieldsOf(fieldsOf(entry)['license']);
    const isOne = (id === undefined) !== (name === undefined);
    yield* unless(isOne, `${place}.licenses.${at}`, 'not one of id and name');
  }
  for (const [at, entry] of listOf(one['hashes']).entries()) {
    const { alg, content } = fieldsOf(entry);
    const isDigest =
      String(content).length === DIGEST_LENGTHS.get(alg) && /^[0-9a-f]+$/.test(String(content));
    yield* unless(isDigest, `${place}.hashes.${at}`, `${String(alg)} ${String(content)}`);
  }
}

function* referenceProblems(
  root: Fields,
  components: readonly (readonly [string, Fields])[],
): Problems {
  const known = new Set<unknown>();
  for (const [place, { 'bom-ref': reference }] of components) {
    yield* unless(!known.has(reference), `${place}.bom-ref`, reference);
    if (reference !== undefined) known.add(reference);
  }
  for (const [at, entry] of listOf(root['dependencies']).entries()) {
    const { ref, dependsOn } = fieldsOf(entry);
    for (const one of [ref, ...listOf(dependsOn)]) {
      yield* unless(known.has(one), `dependencies.${at}`, `there is no ${String(one)}`);
    }
  }
}

function allComponents(root: Fields): readonly (readonly [string, Fields])[] {
  const main = fieldsOf(fieldsOf(root['metadata'])['component']);
  return [['metadata.component', main], ...inside(root, '')];
}

function inside(owner: Fields, place: string): readonly (readonly [string, Fields])[] {
  return listOf(owner['components']).flatMap((entry, at) => {
    const one = fieldsOf(entry);
    const name = `${place}components.${at}`;
    return [[name, one] as const, ...inside(one, `${name}.`)];
  });
}

function* unless(isRight: boolean, place: string, value: unknown): Problems {
  if (!isRight) yield `${place}: ${String(value)}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
