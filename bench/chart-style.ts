import type { ProgramId } from './programs.ts';

/** Colours of a chart. Those of programs differ for the colour-blind, too; so do the shapes of their marks. */
export interface Colours extends Readonly<Record<ProgramId, string>> {
  readonly paper: string;
  readonly ink: string;
  readonly grid: string;
}

/** What the drawing itself says, for whoever shows it without looking at its rules. */
export const LIGHT: Colours = {
  paper: '#ffffff',
  ink: '#1f2328',
  grid: '#d8dee4',
  docker: '#57606a',
  native: '#0a7a5a',
  node: '#b3500b',
};

const DARK: Colours = {
  paper: '#161b22',
  ink: '#e6edf3',
  grid: '#30363d',
  docker: '#a8b3bf',
  native: '#3fd0a4',
  node: '#f2a25c',
};

/** The rules for dark pages. The chart has a background of its own, for a page may be of the other kind. */
export const DARK_STYLE: string = [
  '@media (prefers-color-scheme: dark) {',
  `  svg { fill: ${DARK.ink}; }`,
  `  .paper { fill: ${DARK.paper}; }`,
  `  .grid { stroke: ${DARK.grid}; }`,
  `  .axis { stroke: ${DARK.ink}; }`,
  ...(['docker', 'native', 'node'] as const).map(
    (id) => `  .${id} { fill: ${DARK[id]}; stroke: ${DARK[id]}; }`,
  ),
  '}',
].join('\n');
