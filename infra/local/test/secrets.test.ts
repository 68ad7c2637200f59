import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openLayout } from '../src/data/layout.ts';
import { openSecrets, openSigningKeys } from '../src/data/secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const layout = openLayout(join(temporaryFolder(), 'data'));
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('secrets are made once, all different, for their owner alone', () => {
  const first = openSecrets(layout.secrets);
  expect(modeOf(layout.secrets)).toBe(0o600);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  expect(openSecrets(layout.secrets)).toEqual(first);
});

test('the first signing key is made once, for its owner alone', () => {
  openSigningKeys(layout);
  const keys = readdirSync(layout.authKeys);
  expect(keys).toEqual([expect.stringMatching(/\.pem$/)]);
  expect(modeOf(layout.authKeys)).toBe(0o700);
  expect(modeOf(join(layout.authKeys, keys[0] ?? ''))).toBe(0o600);
  openSigningKeys(layout);
  expect(readdirSync(layout.authKeys)).toEqual(keys);
});
