import { buildCacheColumns } from '../../format/build-cache-columns.ts';
import { containerColumns } from '../../format/container-columns.ts';
import { usageImageColumns } from '../../format/image-columns.ts';
import { spaceColumns } from '../../format/space-columns.ts';
import { volumeColumns } from '../../format/volume-columns.ts';
import type { CommandManual } from './command-manual.ts';

const VERBOSE = 'system df -v';

/** The manual of `system df`. */
export const systemDfManual: CommandManual = {
  description: [
    'Tells how much disk space images, containers, volumes and the build cache take, and how much of it could be had back.',
    'With `--verbose` every single one of them is listed. A template then runs once, over the four lists `.Images`, `.Containers`, `.Volumes` and `.BuildCache`.',
    'Layers that images share are counted once.',
  ],
  lists: [
    { row: 'kind of things', call: 'system df', columns: spaceColumns },
    { row: 'image', call: VERBOSE, within: '.Images', columns: usageImageColumns },
    { row: 'container', call: VERBOSE, within: '.Containers', columns: containerColumns },
    { row: 'volume', call: VERBOSE, within: '.Volumes', columns: volumeColumns },
    {
      row: 'part of the build cache',
      call: VERBOSE,
      within: '.BuildCache',
      columns: buildCacheColumns,
    },
  ],
  examples: [
    { line: 'docker-images system df', does: 'Print a line for each kind of things.' },
    {
      line: "docker-images system df --format '{{.Type}}: {{.Reclaimable}}'",
      does: 'Print what could be had back.',
    },
    {
      line: "docker-images system df -v --format '{{json .BuildCache}}' | jq length",
      does: 'Count the parts of the build cache.',
    },
  ],
};
