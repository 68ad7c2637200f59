import { expect, test } from '@jest/globals';
import { setScene } from '../src/space-access/scene.ts';
import { walk } from '../src/space-access/walk.ts';

test('every call, command and notice of spaces answers everybody as the table says', async () => {
  const { tried, leaks } = await walk(await setScene());
  console.info(`${tried} tried, ${leaks.length} leaks`);
  expect(leaks).toEqual([]);
  expect(tried).toBeGreaterThan(500);
});
