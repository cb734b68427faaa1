import { compareStrings } from '../../go/compare-strings.ts';
import { TypedValue } from '../../go/go-type.ts';
import { encodeJson } from '../../go/json-encode.ts';
import { dynamicJson } from '../../go/json-decode.ts';
import { CONTAINER_CONFIG_TYPE } from '../../model/container-config.ts';
import { members } from '../../model/descriptor.ts';

/** Engines print these, whatever the image says. https://github.com/moby/moby/blob/v28.2.2/api/server/router/image/inspect_response.go */
const ALWAYS: Readonly<Record<string, string>> = {
  Cmd: 'null',
  Entrypoint: 'null',
  Env: 'null',
  Labels: 'null',
  OnBuild: 'null',
  User: '""',
  Volumes: 'null',
  WorkingDir: '""',
};
const WHEN_SET = ['ArgsEscaped', 'ExposedPorts', 'Healthcheck', 'Shell', 'StopSignal'];

/** What an image's containers run, as API version 1.50 tells it: keys sorted. content: of CONTAINER_CONFIG_TYPE, or null. */
export function containerConfigJson(content: unknown): string {
  const config = content === null ? {} : members(plain(content));
  const keys = [...Object.keys(ALWAYS), ...WHEN_SET].toSorted(compareStrings);
  const parts = keys.flatMap((key) => {
    const value = config[key];
    const json = isEmpty(value) ? ALWAYS[key] : encodeJson(value);
    return json === undefined ? [] : [`"${key}":${json}`];
  });
  return `{${parts.join(',')}}`;
}

/** Maps inside it have sorted keys, too, for engines put all of it through one. */
function plain(content: unknown): unknown {
  return dynamicJson(encodeJson(new TypedValue(CONTAINER_CONFIG_TYPE, content)));
}

/** What Go's omitempty leaves out. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
