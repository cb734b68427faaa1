import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundledPackage } from './bundled-packages.ts';

/** Packages without a licence text, and one of the same author and repository that has it. */
const TEXT_OF: Readonly<Record<string, string>> = { 'proxy-agent-negotiate': 'agent-base' };
/** What stands between two of the notices. */
export const LINE: string = `\n${'-'.repeat(80)}\n\n`;

/**
 * The licences of what is in a bundle, with their texts: each text once, under all packages that it is of. root is
 * the folder with node_modules. Throws when a package has no text.
 */
export function thirdPartyNotices(packages: readonly BundledPackage[], root: string): string {
  const named = new Map<string, string[]>();
  for (const one of packages) {
    const text = licenseText(one, packages, root);
    named.set(text, [...(named.get(text) ?? []), `${one.name} ${one.version} (${one.license})`]);
  }
  const texts = Array.from(named, ([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  return [INTRODUCTION, ...texts].join(LINE);
}

const INTRODUCTION = `docker-images is under the Apache License 2.0. It holds parts of the packages below, bundled into its
own files, under the licences that stand under their names. dockerode and docker-modem are changed: what sends
requests is replaced, and parts that are not called are left out.
`;

function licenseText(one: BundledPackage, all: readonly BundledPackage[], root: string): string {
  const folder = join(root, one.location);
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  if (files.length > 0) {
    return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  }
  const other = all.find(({ name }) => name === TEXT_OF[one.name]);
  if (other === undefined) throw new Error(`${one.name} has no licence text`);
  return licenseText(other, [], root);
}
