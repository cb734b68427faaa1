/** Members of docker's config.json that count here, and what for; all others belong to other commands. */
export const CONFIG_KEYS: Readonly<Record<string, string>> = {
  aliases:
    'Other names for commands. docker allows `builder` alone, and refuses to do anything where there are others; so does this program.',
  auths:
    'Credentials by registry. Each is an object with `auth`, a name and a password joined by a colon in base64, or with `identitytoken` or `registrytoken`. The key of Docker Hub is `https://index.docker.io/v1/`, all others are hosts. `docker-images login` writes it; members of the file that are not known stay as they are.',
  credHelpers:
    'Helper programs that keep the credentials of single registries: `{"registry.example.com": "pass"}` asks `docker-credential-pass`.',
  credsStore:
    'The helper program that keeps all other credentials, by its name without `docker-credential-`.',
  currentContext: 'The docker context in use where no flag and no variable says otherwise.',
  'docker-images': 'What is set up for this program alone; see below.',
  HttpHeaders: 'Headers for each request to the engine, by name.',
  imagesFormat: 'What `--format` is for `images` when it is not given; not with `--quiet`.',
  pruneFilters:
    'Filters for `image prune`, as `until=24h`, besides those of the command line. `label` and `label!` count only where the command line filters labels the other way round and by another value, as in docker 28.',
};
