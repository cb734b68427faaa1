import { familiarName, parseReferenceOrNull } from '../model/reference.ts';

/** What a list shows of a reference. */
export interface ImageName {
  /** As people write it: "alpine", "acme/app". */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

// References that are their own familiar form: far quicker than the whole grammar, and nearly all are.
const COMMON =
  /^(?!docker\.io\/|index\.docker\.io\/|library\/)((?:[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d+)?\/)?[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;
const SURELY_SHORT = 200; // characters; longer names may break a limit of the grammar

/** The parts of a reference, null when the text is none. */
export function readImageName(text: string): ImageName | null {
  const match = text.length > SURELY_SHORT ? null : COMMON.exec(text);
  const repository = match?.[1];
  const tag = match?.[2];
  const digest = match?.[3];
  if (repository !== undefined && (tag ?? digest) !== undefined) return { repository, tag, digest };
  const reference = parseReferenceOrNull(text);
  if (reference === null) return null;
  return {
    repository: familiarName(reference),
    tag: reference.tag,
    digest: reference.digest,
  };
}
