import { expect, test } from '@jest/globals';
import { selfByOwner, toSvg, treeOf } from '../bench/lib/flame-graph.ts';

const at = (functionName: string, url = '') => ({ functionName, url, lineNumber: 1 });
const profile = {
  nodes: [
    { id: 1, callFrame: at('(root)'), children: [2, 3, 4] },
    { id: 2, callFrame: at('(idle)') },
    { id: 3, callFrame: at('send', 'file:///x/services/chat/src/messages/send-message.ts'), children: [5, 6] },
    { id: 4, callFrame: at('(garbage collector)') },
    { id: 5, callFrame: at('a<b', 'file:///x/node_modules/@socket.io/redis-adapter/dist/index.js') },
    { id: 6, callFrame: at('write', 'node:net') },
  ],
  samples: [2, 3, 5, 5, 6, 4],
  timeDeltas: [1_000, 100, 200, 100, 300, 300],
};

test('time is counted for those who worked, and waiting is left out', () => {
  const root = treeOf(profile);
  expect(root.total).toBe(1_000);
  expect(root.children.map(({ name, total, self }) => [name, total, self])).toEqual([
    ['send', 700, 100],
    ['(garbage collector)', 300, 300],
  ]);
  expect(selfByOwner(root)).toEqual([
    ['@socket.io/redis-adapter', 300],
    ['node', 300],
    ['garbage collection', 300],
    ['services/chat/src/messages', 100],
    ['engine and system', 0],
  ]);
});

test('the picture has a box for each function, as wide as it took, with its name made harmless', () => {
  const svg = toSvg(treeOf(profile), 'chat-1');
  expect(svg).toContain('<title>a&lt;b (@socket.io/redis-adapter): 30.0 %</title>');
  expect(svg).toContain('width="1120.0"');
  expect(svg.match(/<rect /g)).toHaveLength(5);
});
