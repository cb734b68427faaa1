import { statfsSync } from 'node:fs';

/** Why so many bytes do not fit into a folder; null: they do. */
export function roomProblem(folder: string, bytes: number): string | null {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= bytes) return null;
  return `${folder} has no room for ${gibibytes(bytes)} GiB (TMPDIR names another place)`;
}

function gibibytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1);
}
