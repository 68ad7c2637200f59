import { expect, test } from '@jest/globals';
import { mentionOf } from '@parley/contracts/mentions';
import type { ChatState } from '../src/lib/chat/state.ts';
import { namesIn, withHandles, withMentions, withNames } from '../src/lib/text/mentions.ts';

const ids = ['0', '1', '2', '3'].map(digit => `00000000-0000-4000-8000-00000000000${digit}`);
const [mira = '', growers = '', otherGrowers = '', space = ''] = ids;
const person = { id: mira, username: 'mira', displayName: 'Mira Oak', avatarUrl: null };
const state = {
  people: { [mira]: person },
  rooms: { channel: { channel: { spaceId: space } } },
  roleNames: { [space]: { [growers]: 'Growers', missing: 'Bed @ home' }, elsewhere: { [otherGrowers]: 'Growers' } },
} as unknown as ChatState;
const [inChannel, inGroup] = [namesIn(state, 'channel'), namesIn(state, 'group')];

test('who is written by handle is mentioned, with the punctuation of the sentence left in place', () => {
  const text = withMentions('@Mira, @mira. and @nobody, but not a@mira', inGroup);
  const mention = mentionOf.person(mira);
  expect(text).toBe(`${mention}, ${mention}. and @nobody, but not a@mira`);
});

test('a role is one of the space that the room is in, whatever other spaces call theirs', () => {
  expect(withMentions('@growers', inChannel)).toBe(mentionOf.role(growers));
  expect(withMentions('@growers', inGroup)).toBe('@growers');
});

test('what was mentioned can be written again, and is read by name', () => {
  const body = `${mentionOf.person(mira)} ${mentionOf.role(growers)} ${mentionOf.here}`;
  expect(withHandles(body, inChannel)).toBe('@mira @Growers @here');
  expect(withMentions(withHandles(body, inChannel), inChannel)).toBe(body);
  expect(withNames(body, inChannel)).toBe('@Mira Oak @Growers @here');
  expect(withNames(mentionOf.role(growers), inGroup)).toBe('@…');
});

test('a role whose name cannot be written stays as it is', () => {
  const named = { ...inChannel, roles: { [growers]: 'Bed @ home' } };
  expect(withHandles(mentionOf.role(growers), named)).toBe(mentionOf.role(growers));
});

test('a role is written with all its words, and the longest name is meant', () => {
  const named = { ...inChannel, roles: { [growers]: 'Bed keepers', [otherGrowers]: 'Bed', [space]: 'Dr. No (old)' } };
  const keepers = mentionOf.role(growers);
  expect(withHandles(keepers, named)).toBe('@Bed keepers');
  expect(withMentions('@bed Keepers, @Bed keepersmith and @bed', named)).toBe(
    `${keepers}, ${mentionOf.role(otherGrowers)} keepersmith and ${mentionOf.role(otherGrowers)}`,
  );
});
