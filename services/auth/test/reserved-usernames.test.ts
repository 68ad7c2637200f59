import { expect, test } from '@jest/globals';
import { demandFreeUsername } from '../src/domain/reserved-usernames.ts';

const demand = (username: string) => () => demandFreeUsername(username);

test.each([
  ...[
    'admin',
    'root',
    'system',
    'support',
    'parley',
    'security',
    'moderator',
    'official',
    'everyone',
    'here',
    'channel',
  ],
  ...[
    'adm1n',
    'admln',
    'adrnin',
    'r00t',
    'supp0rt',
    '5ecurity',
    'par1ey',
    'par-ley',
    'a.d.m.i.n',
    'admin1',
    'root-007',
  ],
  ...['parley-support', 'official.admin', 'par1ey_5upport', 'team-parley-99'],
])('%s is reserved', username => {
  expect(demand(username)).toThrow('reserved');
});

test.each([
  'anna',
  'adminton',
  'rooter',
  'support-anna',
  'badmin',
  'parleyvous',
  'admin-4f2a9c1b',
  'hereward',
  'allen',
])('%s is free', username => {
  expect(demand(username)).not.toThrow();
});
