import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { callAs } from '@parley/dev-env/call';
import { newGroup, send, type Person } from '@parley/dev-env/people';
import { channelsOf, joinSpace, newSpace } from '@parley/dev-env/spaces';

/** The password of every account, so that a browser can sign in as each of them. */
export const password = 'a lantern by the harbour';
const names = ['Alder', 'Hazel', 'Rowan', 'Linden', 'Juniper', 'Maple'] as const;
export type Name = (typeof names)[number];

export interface Harbour {
  space: Space;
  channel: Channel;
}

async function enter(name: Name): Promise<[Name, Person]> {
  const username = name.toLowerCase();
  const body = { username, email: `${username}@example.org`, displayName: name, password };
  const { user, accessToken } = await callAs(undefined, authApi.register, { body }, { repeatForMs: 30_000 });
  return [name, { user, token: accessToken, password }];
}

/** A space in which people talk, and what else stands in the list of one of them. All of it is made up. */
export async function openHarbour(): Promise<Harbour> {
  const people = Object.fromEntries(await Promise.all(names.map(enter))) as Record<Name, Person>;
  const { Alder, Hazel, Rowan, Linden, Juniper, Maple } = people;
  const space = await newSpace(Alder, 'team', 'Harbour office');
  await joinSpace(Alder, space, [Hazel, Rowan, Linden, Juniper, Maple]);
  const channel = (await channelsOf(Alder, space)).find(({ type, name }) => type === 'text' && name === 'general');
  if (!channel) throw new Error('The space has no channel of that name');

  const list = async (owner: Person, others: Person[], name: string, ...said: [Person, string][]) => {
    const room = await newGroup(owner, others, { name });
    for (const [who, words] of said) await send(who, room.id, words);
  };
  await list(Linden, [Alder, Maple], 'Kitchen table', [Linden, 'Soup at one. I bring bread.']);
  await list(Hazel, [Alder, Juniper], 'Reading circle', [Juniper, 'Chapter four by Friday?']);
  await list(Alder, [Rowan, Hazel], 'Night ferry', [Alder, 'The timetable is final.'], [Hazel, 'Printing it now.']);
  await direct(Rowan, Alder, 'I booked the table by the window.');
  await direct(Alder, Maple, 'Thanks for the photos, they came out well.');

  await talk(channel.id, people);
  return { space, channel };
}

async function direct(from: Person, to: Person, words: string): Promise<void> {
  const { room } = await callAs(from, chatApi.createRoom, { body: { kind: 'dm', memberIds: [to.user.id] } });
  await send(from, room.id, words);
}

async function talk(roomId: string, { Alder, Hazel, Rowan, Linden, Juniper }: Record<Name, Person>): Promise<void> {
  const say = (who: Person, words: string) => send(who, roomId, words);
  const like = async (who: Person, messageId: string, emoji: string) =>
    void (await callAs(who, chatApi.react, { params: { id: roomId, messageId }, body: { emoji, on: true } }));
  await say(Hazel, 'Morning! The new pier opens on Thursday, so the notice has to be up by tomorrow.');
  await say(Alder, 'I’ll write it. What do we say about the bicycles?');
  const plan = await say(
    Rowan,
    '**For the notice**\n\n- bicycles: left side, from 6:00\n- _no_ cars before nine\n- the last boat leaves at **21:40**',
  );
  // In signs that a machine without pictures of emoji has too.
  for (const who of [Hazel, Linden, Alder]) await like(who, plan.id, '❤️');
  await say(Linden, 'The board reads this:\n```js\nconst lastBoat = { mon: "20:10", thu: "21:40" };\n```');
  await say(Alder, `<@${Juniper.user.id}> could you hang it up at the pier tonight?`);
  const done = await say(Juniper, 'Gladly. I’m there at seven anyway.');
  await like(Alder, done.id, '❤️');
  await say(Alder, 'Wonderful. Then let’s talk it through in ten minutes.');
}
