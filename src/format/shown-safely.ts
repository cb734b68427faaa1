import { escapeControls } from './escape-controls.ts';
import type { ImageTree, TreeDetails } from './image-tree.ts';

/** The tree with the controls in its texts shown, for terminals. */
export function shownSafely(tree: ImageTree): ImageTree {
  return {
    names: tree.names.map(escapeControls),
    details: safeDetails(tree.details),
    branches: tree.branches.map(({ platform, available, details }) => ({
      platform: escapeControls(platform),
      available,
      details: safeDetails(details),
    })),
  };
}

function safeDetails(details: TreeDetails): TreeDetails {
  return { ...details, id: escapeControls(details.id) };
}
