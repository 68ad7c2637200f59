import { expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

test('nothing set gives the ports that people know', () => {
  expect(readConfig({})).toMatchObject({
    httpPort: 8080,
    httpsPort: 8443,
    counts: { auth: 1, chat: 2, delivery: 1, video: 1, files: 1 },
  });
});

test.each([
  ['PARLEY_HTTP_PORT', '70000'],
  ['PARLEY_CHAT_NODES', 'two'],
  ['PARLEY_OBSERVABILITY', 'maybe'],
  ['PARLEY_STACK', 'k8s'],
  ['PARLEY_VIDEO_NODES', '0'],
  ['PARLEY_MEDIA_ANNOUNCED_ADDRESS', 'parley.example'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(`${name} is "${value}"`);
});

test("children inherit the machine's settings and what is Parley's, not the package manager's", () => {
  const { inherited } = readConfig({ PATH: '/bin', PARLEY_LIMITS: '{}', npm_config_x: '1', NODE_OPTIONS: '--x' });
  expect(inherited).toEqual({ PATH: '/bin', PARLEY_LIMITS: '{}' });
});
