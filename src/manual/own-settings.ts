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
  /** What holds when nobody sets it. */
  readonly default: string;
  /** The environment variable that outranks the files; null: none that means the same. */
  readonly variable: string | null;
  /** The flag that outranks all, with its dashes; null: none. */
  readonly flag: string | null;
  /** What it does, in sentences. */
  readonly doc: string;
}

/** Every key of ours that is read. As long as there is none, the manual is silent about them. */
export const OWN_SETTINGS: readonly OwnSetting[] = [];
