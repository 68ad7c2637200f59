import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../src/config.ts';
import { findUnused, packageOf } from '../src/supply-chain/dependencies.ts';
import { isAffected, type Advisory } from '../src/supply-chain/advisories.ts';
import { newerTags } from '../src/supply-chain/check-versions.ts';
import { findStaleImages, imagesInUse, readImages } from '../src/supply-chain/images.ts';
import { compareVersions } from '../src/supply-chain/versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const images = readImages(ROOT);
const used = imagesInUse(ROOT);

test('every image that Compose, the chart and the builds name is in the list, as the list has it', () => {
  const names = new Set(used.map(({ image }) => image.slice(0, image.lastIndexOf(':'))));
  expect([...names]).toEqual(
    expect.arrayContaining(['postgres', 'redis', 'mongo', 'apache/kafka', 'coturn/coturn', 'node']),
  );
  expect(new Set(used.map(({ file }) => file))).toContain('k8s/parley/values.yaml');
  expect(findStaleImages(images, used)).toEqual([]);
});

test.each(images.filter(({ minimum }) => minimum))('$name below $minimum is refused with the reason', image => {
  const old = { ...image, tag: '0.9.9' };
  const others = images.filter(({ name }) => name !== image.name);
  expect(findStaleImages([...others, old], used)).toContainEqual(expect.stringContaining(image.why ?? ''));
});

test('an image that is in no list, and one that nobody uses, are told', () => {
  const strange = { file: 'docker-compose.yml', image: 'busybox:1.0' };
  expect(findStaleImages(images, [...used, strange])).toEqual([
    'docker-compose.yml: busybox:1.0 is not in infra/images.json',
  ]);
  const idle = { name: 'busybox', tag: '1.0' };
  expect(findStaleImages([...images, idle], used)).toEqual(['infra/images.json: nothing uses busybox']);
});

test.each([
  ['7.2.5', '7.2.11', -1],
  ['v0.16.0', '0.9.9', 1],
  ['15.18-bookworm', '15.18', 0],
  ['2.0.0-rc.1', '2.0.0', -1],
  ['1.2', '1.2.0', 0],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

test('newer tags are of the same line and the same form', () => {
  const tags = ['7.2.17-bookworm', '7.2.17', '7.2.3-bookworm', '8.0.1-bookworm', '7.4.0-bookworm', '7.2-bookworm'];
  expect(newerTags({ tag: '7.2.16-bookworm' }, tags)).toEqual(['7.4.0-bookworm', '7.2.17-bookworm']);
});

test.each([
  ['1.2.2', false],
  ['1.2.3', true],
  ['1.9.9', true],
  ['2.0.0', false],
  ['2.1.0', true],
  ['2.1.5', true],
  ['2.1.6', false],
])('an advisory that speaks of 1.2.3 to 2.0.0 and up to 2.1.5: %s is affected: %s', (version, affected) => {
  const advisory: Advisory = {
    id: 'GHSA-x',
    affected: [
      {
        package: { ecosystem: 'npm', name: 'left' },
        ranges: [
          { type: 'SEMVER', events: [{ introduced: '1.2.3' }, { fixed: '2.0.0' }] },
          { type: 'SEMVER', events: [{ introduced: '2.1.0' }, { last_affected: '2.1.5' }] },
        ],
      },
    ],
  };
  expect(isAffected(advisory, 'left', version)).toBe(affected);
  expect(isAffected(advisory, 'right', version)).toBe(false);
  expect(isAffected({ ...advisory, withdrawn: '2026-01-01T00:00:00Z' }, 'left', version)).toBe(false);
});

test('no workspace declares a dependency that nothing imports', () => {
  expect(findUnused(ROOT)).toEqual([]);
});

test('a dependency that nothing imports is told with its workspace', () => {
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, 'a'));
  write('package.json', JSON.stringify({ workspaces: ['*'] }));
  write('a/package.json', JSON.stringify({ dependencies: { used: '1.0.0', '@of/idle': '1.0.0' } }));
  write('a/main.ts', "import { part } from 'used/part';\nconst other = '@of/idle';");
  expect(findUnused(folder)).toEqual(['a: @of/idle']);
  expect(packageOf('@of/idle/part')).toBe('@of/idle');
});
