import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { drawLayers } from '../src/layers/draw-layers.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { default: config, walls } = await import(join(root, '.dependency-cruiser.mjs'));
let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'parley-house-'));
});
afterEach(() => rmSync(house, { recursive: true }));

/** Names of the rules that a small house breaks: files by path, with what they import. */
async function broken(files: Record<string, string>): Promise<string[]> {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), source);
  }
  const options = { ...config.options, baseDir: house, validate: true, ruleSet: { forbidden: config.forbidden } };
  delete options.tsConfig;
  const { output } = await cruise(['.'], options);
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

test('a circle is found, also one of types', async () => {
  const files = { 'a.ts': "import type { B } from './b.ts'; export interface A { b: B }", 'b.ts': '' };
  expect(await broken(files)).toEqual([]);
  files['b.ts'] = "import type { A } from './a.ts'; export interface B { a: A }";
  expect(await broken(files)).toContain('no circle');
});

test('a wall holds against an import, and the way around it is open', async () => {
  const chat = 'services/chat/src';
  const files = {
    [`${chat}/messages/send.ts`]: "import { call } from '../api/send.ts'; export const send = call;",
    [`${chat}/api/send.ts`]: 'export const call = 1;',
  };
  expect(await broken(files)).toEqual(['subjects do not know who asks']);
  files[`${chat}/messages/send.ts`] = 'export const send = 1;';
  files[`${chat}/api/send.ts`] = "import { send } from '../messages/send.ts'; export const call = send;";
  expect(await broken(files)).toEqual([]);
});

test('what runs in a browser has no modules of Node', async () => {
  const files = {
    'services/client/src/read.ts': "import { readFileSync } from 'node:fs'; export const read = readFileSync;",
  };
  expect(await broken(files)).toEqual(['what runs in a browser has no modules of Node']);
});

test('features meet only whom they are meant to', async () => {
  const features = 'frontend/src/features';
  const files = {
    [`${features}/rooms/shell.ts`]: "import { x } from '../call/call.ts'; export const y = x;",
    [`${features}/call/call.ts`]: "import { z } from '../settings/page.ts'; export const x = z;",
    [`${features}/settings/page.ts`]: 'export const z = 1;',
  };
  expect(await broken(files)).toEqual(['call knows its own, and whom it meets']);
});

test('the page of who imports whom is as the code is', async () => {
  const page = readFileSync(join(root, 'docs/layers.md'), 'utf8');
  expect((await drawLayers()) === page ? 'current' : 'old: npm run layers').toBe('current');
});

test('there is something behind every wall', () => {
  const folders = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.parentPath.includes('node_modules'))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length));
  for (const [name, of] of walls as [string, string][]) {
    const held = folders.filter(folder => new RegExp(`^${of}$`).test(folder));
    expect({ name, isEmpty: held.length === 0 }).toEqual({ name, isEmpty: false });
  }
});
