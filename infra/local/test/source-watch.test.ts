import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '@parley/dev-env/eventually';
import { watchSources } from '../src/supervisor/source-watch.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();

test('saved code is told, in folders below too; what an editor leaves beside it is not', async () => {
  mkdirSync(join(folder, 'domain'));
  const told: string[] = [];
  const end = watchSources([folder], files => void told.push(...files));
  for (const name of ['.main.ts.swp', 'domain/send.ts', 'main.ts']) writeFileSync(join(folder, name), 'x');
  await eventually(() => expect(told.toSorted()).toEqual([join(folder, 'domain/send.ts'), join(folder, 'main.ts')]));
  end();
});
