import type { ComparedBlock } from '../../ipc';

/** A block that is shown, or several that nothing was changed in. */
export type Shown = { block: ComparedBlock } | { folded: ComparedBlock[] };

/** Unchanged blocks that stay in sight before and after a change, to find the place by. */
const around = 1;
/** Fewer than this are not worth folding. */
const fewest = 2;

/** Folds what is far from any change. */
export function folding(blocks: ComparedBlock[]): Shown[] {
  const isNear = (index: number) =>
    blocks.slice(Math.max(0, index - around), index + around + 1).some((block) => !block.kept);
  const shown: Shown[] = [];
  let far: ComparedBlock[] = [];
  const close = () => {
    if (far.length >= fewest) shown.push({ folded: far });
    else shown.push(...far.map((block) => ({ block })));
    far = [];
  };
  blocks.forEach((block, index) => {
    if (!isNear(index)) {
      far.push(block);
      return;
    }
    close();
    shown.push({ block });
  });
  close();
  return shown;
}
