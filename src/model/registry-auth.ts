/** What proves to a registry who asks. Texts that are not there are ''. */
export interface RegistryAuth {
  readonly username: string;
  readonly password: string;
  readonly email: string;
  /** The registry it is for, as it is kept under: a host with port, or the URL of Docker Hub. */
  readonly serverAddress: string;
  readonly identityToken: string;
  readonly registryToken: string;
}

/** Nobody in particular. */
export const NO_AUTH: RegistryAuth = {
  username: '',
  password: '',
  email: '',
  serverAddress: '',
  identityToken: '',
  registryToken: '',
};
