import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Page } from '../src/rehearsal/page.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test.each([
  ['backup', 'backup'],
  ['upgrade', 'release'],
])('the page %s has every block that its rehearsal follows', (name, folder) => {
  const page = new Page(name);
  const sources = globSync(at(`../src/${folder}/*.ts`)).map(file => readFileSync(file, 'utf8'));
  const titles = sources.flatMap(text => [...text.matchAll(/follow\('(.+?)'\)/g)].map(([, title = '']) => title));
  expect(titles.length).toBeGreaterThan(2);
  for (const title of titles) expect(page.commands(title)).toContain(title);
});

const pages = globSync(at('../../../docs/operators/*.md')).map(file => basename(file, '.md'));

test.each(pages)('a shell can read the commands of the page %s', name => {
  for (const commands of new Page(name).all()) execFileSync('bash', ['-n'], { input: commands });
});
