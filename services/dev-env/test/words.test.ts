import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Words that had to be read twice, and what to write instead. */
const instead: [word: RegExp, write: string][] = [
  [/\bwhoever\b/i, 'anyone who, or the name of who it is'],
  [/\banew\b/i, 'again, or start over'],
  [/\bunless told\b/i, 'by default'],
];

/** What is history, and the page of these words. */
const exempt =
  /^(?:CHANGELOG\.md|docs\/decisions\/findings|load-tests\/results\/|services\/dev-env\/test\/words\.test\.ts)/;
const folders = '{docs,frontend,gateway,infra,k8s,load-tests,services}/**/*';
const written = '{ts,tsx,mjs,md,yml,yaml,sh,py,tpl,conf}';
const isBuilt = (path: string) => /(?:^|\/)(?:node_modules|dist|\.parley)(?:\/|$)/.test(path);

function wordsIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) =>
      instead.flatMap(([word, write]) => (word.test(line) ? [`${at + 1}: write "${write}"`] : [])),
    );
}

test('nobody has to read a sentence twice for a word of these', () => {
  const files = globSync([`*.${written}`, `${folders}.${written}`], { cwd: root, exclude: isBuilt });
  const read = files.filter(file => !exempt.test(file));
  expect(read.length).toBeGreaterThan(1_000);
  const found = read.flatMap(file => wordsIn(readFileSync(join(root, file), 'utf8')).map(line => `${file}:${line}`));
  expect(found).toEqual([]);
});

test('a word of these is found, with what to write instead', () => {
  expect(wordsIn('fine\nWhoever asks anew')).toEqual([
    '2: write "anyone who, or the name of who it is"',
    '2: write "again, or start over"',
  ]);
});
