import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const folder = join(import.meta.dirname, '../../../docs/runbook');
const pages = globSync('*.md', { cwd: folder }).filter(page => page !== 'README.md');

test('every page of the runbook has the commands for the native stack, Compose and Kubernetes', () => {
  expect(pages.length).toBeGreaterThan(40);
  for (const page of pages) {
    const commands = readFileSync(join(folder, page), 'utf8').split('**Commands**')[1] ?? '';
    expect([page, commands]).toEqual([page, expect.stringMatching(/npm |\.parley\/logs/)]);
    expect([page, commands]).toEqual([page, expect.stringContaining('docker compose ')]);
    expect([page, commands]).toEqual([page, expect.stringMatching(/kubectl |where you run it/)]);
  }
});
