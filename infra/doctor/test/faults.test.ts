import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { faults } from '../src/faults.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the README lists every code, and no other', () => {
  const listed = [...readme.matchAll(/^\| (PD-\d{3}) \|/gm)].map(([, code]) => code);
  expect(listed).toEqual(Object.keys(faults));
});

test('every fix is one line', () => {
  for (const fix of Object.values(faults)) expect(fix).toMatch(/^.{10,160}$/);
});
