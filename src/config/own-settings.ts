import { COLOR_CHOICES } from '../model/color-choice.ts';

/** The looks of a list of images: docker 28's table, and docker 29's collapsed and expanded view. */
export const VIEWS = ['classic', 'compact', 'tree'] as const;
/** One of VIEWS. */
export type View = (typeof VIEWS)[number];

/** Where images are when nobody names a place. */
export const ENGINE_WISHES = ['docker', 'embedded', 'auto'] as const;
/** One of ENGINE_WISHES. */
export type EngineWish = (typeof ENGINE_WISHES)[number];

/** The member of config.json that holds our own keys. */
export const OWN_SECTION = 'docker-images';

/** What a key may be set to. */
export type SettingType =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** An absolute path. */
  | { readonly kind: 'path' }
  | { readonly kind: 'boolean' };

/** A key of ours in configuration files. */
export interface OwnSetting {
  readonly key: string;
  readonly type: SettingType;
  /** What holds when nobody sets it, for people to read. */
  readonly default: string;
  /** The environment variable that outranks the files; null: none that means the same. */
  readonly variable: string | null;
  /** The flag that outranks all, with its dashes; null: none. */
  readonly flag: string | null;
  /** What it does, in sentences. */
  readonly doc: string;
}

/** Every key of ours, by name: what reads them and the manual go by this list. */
export const OWN_SETTINGS: readonly OwnSetting[] = [
  {
    key: 'color',
    type: { kind: 'choice', values: COLOR_CHOICES },
    default: 'auto',
    variable: null,
    flag: '--color',
    doc: 'Whether to use colours. "auto" uses them on terminals, but not with TERM=dumb or where CI is set. "always" uses them in the views of "images" on pipes, too; the classic table stays plain there unless --color says always. The variables NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR, in this order, count for more than this key.',
  },
  {
    key: 'engine',
    type: { kind: 'choice', values: ENGINE_WISHES },
    default: 'auto',
    variable: 'DOCKER_IMAGES_ENGINE',
    flag: null,
    doc: 'Where the images are when neither a host nor a context is named. "docker" means a Docker Engine, "embedded" the store of this machine; "auto" takes an engine where there is one or a trace of one, else the store.',
  },
  {
    key: 'store',
    type: { kind: 'path' },
    default: 'docker-images/store in the folder for data of the user',
    variable: 'DOCKER_IMAGES_STORE',
    flag: null,
    doc: 'The folder of the store of this machine, as an absolute path.',
  },
  {
    key: 'storeShared',
    type: { kind: 'boolean' },
    default: 'false',
    variable: 'DOCKER_IMAGES_STORE_SHARED',
    flag: null,
    doc: 'Whether to use a store that belongs to another user, or that other users may write to.',
  },
  {
    key: 'view',
    type: { kind: 'choice', values: VIEWS },
    default: 'classic',
    variable: 'DOCKER_IMAGES_VIEW',
    flag: '--view',
    doc: 'How "images" shows images. "classic" is the table of docker 28. "compact" and "tree" are the collapsed and the expanded view of docker 29, which leave out images without a tag; like there, --quiet, --digests, --no-trunc, --format and the key imagesFormat still give the table.',
  },
];
