const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * The value of an object's member as the JSON text spells it, as json.RawMessage keeps it; null when
 * it has none, or a null. As in Go, the case of a key's letters does not matter and the last one wins.
 * The text must be sound JSON. https://pkg.go.dev/encoding/json#RawMessage
 */
export function rawMember(object: string, name: string): string | null {
  let value = 'null';
  for (const member of members(object)) {
    if (member.key.toLowerCase() === name.toLowerCase()) value = member.value;
  }
  return value === 'null' ? null : value;
}

interface Member {
  readonly key: string;
  readonly value: string;
}

/** The members of the outermost object. */
function* members(object: string): Generator<Member, void, undefined> {
  let depth = 0;
  let key: string | null = null;
  let start = 0;
  for (const { 0: token, index } of object.matchAll(TOKEN)) {
    if (depth === 1 && (token === ',' || token === '}')) {
      if (key !== null) yield { key, value: object.slice(start, index).trim() };
      key = null;
    } else if (depth === 1 && key === null) key = String(JSON.parse(token));
    else if (depth === 1 && token === ':') start = index + 1;
    depth += depthChange(token);
  }
}

function depthChange(token: string): number {
  if (token === '{' || token === '[') return 1;
  return token === '}' || token === ']' ? -1 : 0;
}
