import { expect, test } from '@jest/globals';
import { reachOf } from '../src/clients/address-reach.ts';

test.each([
  ['127.0.0.1', 'loopback'],
  ['localhost', 'loopback'],
  ['::1', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.31.0.1', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['169.254.1.1', 'private'],
  ['fd00::1', 'private'],
  ['203.0.113.7', 'public'],
  ['172.32.0.1', 'public'],
  ['2001:db8::1', 'public'],
])('%s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});
