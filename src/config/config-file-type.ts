import { type GoField, goString, type GoStruct, mapOf, sliceOf } from '../go/go-type.ts';
import { OWN_SECTION } from './own-settings.ts';

const TEXTS = mapOf(goString, goString);

const AUTH_CONFIG: GoStruct = {
  kind: 'struct',
  name: 'types.AuthConfig',
  fields: [
    textMember('Username', 'username'),
    textMember('Password', 'password'),
    textMember('Auth', 'auth'),
    textMember('Email', 'email'),
    textMember('ServerAddress', 'serveraddress'),
    textMember('IdentityToken', 'identitytoken'),
    textMember('RegistryToken', 'registrytoken'),
  ],
};

const PROXY_CONFIG: GoStruct = {
  kind: 'struct',
  name: 'configfile.ProxyConfig',
  fields: [
    textMember('HTTPProxy', 'httpProxy'),
    textMember('HTTPSProxy', 'httpsProxy'),
    textMember('NoProxy', 'noProxy'),
    textMember('FTPProxy', 'ftpProxy'),
    textMember('AllProxy', 'allProxy'),
  ],
};

/** Its value is its JSON text, whatever that holds: to docker, which does not know it, nothing in it is wrong. */
const JSON_TEXT: GoStruct = {
  kind: 'struct',
  name: 'json.RawMessage',
  fields: [],
  unmarshalJson: (json) => json,
};

/**
 * All that docker knows in config.json, so that a wrong type anywhere is noticed as docker notices it; and our own
 * section. https://github.com/docker/cli/blob/v28.2.2/cli/config/configfile/file.go
 */
export const CONFIG_FILE_TYPE: GoStruct = {
  kind: 'struct',
  name: 'configfile.ConfigFile',
  fields: [
    { name: 'AuthConfigs', type: mapOf(goString, AUTH_CONFIG), json: 'auths' },
    { name: 'HTTPHeaders', type: TEXTS, json: 'HttpHeaders' },
    textMember('PsFormat', 'psFormat'),
    textMember('ImagesFormat', 'imagesFormat'),
    textMember('NetworksFormat', 'networksFormat'),
    textMember('PluginsFormat', 'pluginsFormat'),
    textMember('VolumesFormat', 'volumesFormat'),
    textMember('StatsFormat', 'statsFormat'),
    textMember('DetachKeys', 'detachKeys'),
    textMember('CredentialsStore', 'credsStore'),
    { name: 'CredentialHelpers', type: TEXTS, json: 'credHelpers' },
    textMember('ServiceInspectFormat', 'serviceInspectFormat'),
    textMember('ServicesFormat', 'servicesFormat'),
    textMember('TasksFormat', 'tasksFormat'),
    textMember('SecretFormat', 'secretFormat'),
    textMember('ConfigFormat', 'configFormat'),
    textMember('NodesFormat', 'nodesFormat'),
    { name: 'PruneFilters', type: sliceOf(goString), json: 'pruneFilters' },
    { name: 'Proxies', type: mapOf(goString, PROXY_CONFIG), json: 'proxies' },
    textMember('CurrentContext', 'currentContext'),
    { name: 'CLIPluginsExtraDirs', type: sliceOf(goString), json: 'cliPluginsExtraDirs' },
    { name: 'Plugins', type: mapOf(goString, TEXTS), json: 'plugins' },
    { name: 'Aliases', type: TEXTS, json: 'aliases' },
    { name: 'Features', type: TEXTS, json: 'features' },
    textMember('Experimental', 'experimental'),
    { name: 'Own', type: JSON_TEXT, json: OWN_SECTION },
  ],
};

function textMember(name: string, json: string): GoField {
  return { name, type: goString, json };
}
