/** Where a Docker Engine is at hand, too: a paragraph for each command on the local store. */
export const STORE_PLACE: string =
  'Where a Docker Engine is asked, put `-H store://` in front of the command: `docker-images -H store:// store df`.';
