import type { CpuProfile, ProfileNode } from './profiler.ts';

/** A function with all that it called, and the time of both in microseconds. */
export interface Frame {
  name: string;
  /** Whose code it is: a package, one of our folders, or Node. */
  owner: string;
  total: number;
  self: number;
  children: Frame[];
}

/** The profile as a tree; what a process did not do (it slept) is left out. */
export function treeOf({ nodes, samples, timeDeltas }: CpuProfile): Frame {
  const selfOf = new Map<number, number>();
  samples.forEach((id, at) => selfOf.set(id, (selfOf.get(id) ?? 0) + (timeDeltas[at] ?? 0)));
  const byId = new Map(nodes.map(node => [node.id, node]));
  const toFrame = (node: ProfileNode): Frame => {
    const called = (node.children ?? []).flatMap(id => byId.get(id) ?? []).filter(child => !isIdle(child));
    const children = called.map(toFrame);
    const self = selfOf.get(node.id) ?? 0;
    const total = children.reduce((sum, child) => sum + child.total, self);
    const { functionName, url } = node.callFrame;
    return { name: functionName || '(anonymous)', owner: ownerOf(functionName, url), self, total, children };
  };
  return toFrame(nodes[0] as ProfileNode);
}

const isIdle = ({ callFrame }: ProfileNode): boolean => callFrame.functionName === '(idle)';

function ownerOf(name: string, url: string): string {
  if (url === '') return name === '(garbage collector)' ? 'garbage collection' : 'engine and system';
  const dependency = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (dependency && !dependency.startsWith('@parley/')) return dependency;
  return /\/(services\/[^/]+\/src\/[^/]+)/.exec(url)?.[1] ?? (url.startsWith('node:') ? 'node' : 'other');
}

/** Time of each owner without what it called, largest first, in microseconds. */
export function selfByOwner(root: Frame): [owner: string, self: number][] {
  const times = new Map<string, number>();
  const add = ({ owner, self, children }: Frame): void => {
    times.set(owner, (times.get(owner) ?? 0) + self);
    for (const child of children) add(child);
  };
  add(root);
  return [...times].sort(([, one], [, other]) => other - one);
}

const width = 1_600;
const rowHeight = 16;
/** Narrower than this nothing can be seen. */
const narrowest = 0.4;

/** A flame graph as SVG: callers below what they call, as wide as they took. Titles show what is too narrow for its name. */
export function toSvg(root: Frame, title: string): string {
  const rows: string[] = [];
  let deepest = 0;
  const draw = (frame: Frame, left: number, depth: number): void => {
    const wide = (frame.total / root.total) * width;
    if (wide < narrowest) return;
    deepest = Math.max(deepest, depth);
    rows.push(box(frame, { left, wide, depth, share: frame.total / root.total }));
    let at = left;
    for (const child of frame.children) {
      draw(child, at, depth + 1);
      at += (child.total / root.total) * width;
    }
  };
  draw(root, 0, 0);
  const height = (deepest + 3) * rowHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="monospace" font-size="11">`,
    `<text x="4" y="${rowHeight}">${escaped(title)}</text>`,
    `<g transform="translate(0 ${height - rowHeight}) scale(1 -1)">${rows.join('')}</g></svg>\n`,
  ].join('');
}

function box(
  { name, owner }: Frame,
  { left, wide, depth, share }: { left: number; wide: number; depth: number; share: number },
): string {
  const label = `${name} (${owner})`;
  const shown = label.slice(0, Math.floor(wide / 7));
  const y = depth * rowHeight;
  const text =
    shown.length > 2 ? `<text transform="scale(1 -1)" x="${left + 2}" y="${-y - 4}">${escaped(shown)}</text>` : '';
  return (
    `<g><title>${escaped(label)}: ${(share * 100).toFixed(1)} %</title>` +
    `<rect x="${left.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="${rowHeight - 1}" fill="${colourOf(owner)}"/>${text}</g>`
  );
}

/** The same colour for the same owner. */
function colourOf(owner: string): string {
  const hue = [...owner].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  return `hsl(${hue} 60% 75%)`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
