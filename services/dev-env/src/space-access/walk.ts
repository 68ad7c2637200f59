import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ParleyError } from '@parley/contracts/errors';
import type { Person } from '../people.ts';
import { connect, type TestClient } from '../sockets.ts';
import { send } from '../people.ts';
import { admissionOperations } from './admission-operations.ts';
import { auditOperations } from './audit-operations.ts';
import { channelCalls, mayInChannel, seesHidden, spaceOperations } from './operations.ts';
import { peopleOperations } from './people-operations.ts';
import { placeOperations } from './place-operations.ts';
import { moderationOperations } from './moderation-operations.ts';
import { onboardingOperations } from './onboarding-operations.ts';
import { reportOperations } from './report-operations.ts';
import { actors, inside, type Actor, type Scene } from './scene.ts';

const mostLimited = 20;

export interface Walked {
  tried: number;
  /** What was allowed and should not be, or refused and should be allowed. */
  leaks: string[];
}

type Try = (who: Person) => Promise<unknown>;

const operations = {
  ...{
    ...spaceOperations,
    ...reportOperations,
    ...moderationOperations,
    ...admissionOperations,
    ...onboardingOperations,
    ...auditOperations,
  },
  ...{ ...peopleOperations, ...placeOperations },
};

/** Tries every operation as everybody, and compares with the table. */
export async function walk(scene: Scene): Promise<Walked> {
  const walked: Walked = { tried: 0, leaks: [] };
  for (const [name, { may, ask }] of Object.entries(operations))
    for (const actor of actors) await note(walked, name, { actor, scene, may }, who => ask(scene, who));
  for (const channel of ['open', 'hidden'] as const) {
    const { id } = scene[channel];
    for (const [name, ask] of Object.entries(channelCalls)) {
      const inOpen = mayInChannel[name as keyof typeof mayInChannel];
      const may = channel === 'open' ? inOpen : inOpen.filter(actor => seesHidden.includes(actor));
      for (const actor of actors)
        await note(walked, `${name} ${channel}`, { actor, scene, may }, who => ask(scene, who, id));
    }
  }
  for (const actor of actors) await walkSocket(walked, scene, actor);
  return walked;
}

interface Case {
  actor: Actor;
  scene: Scene;
  may: readonly Actor[];
}

async function note(walked: Walked, name: string, { actor, scene, may }: Case, ask: Try): Promise<void> {
  const refusal = await refusalOf(() => ask(scene.people[actor]));
  walked.tried += 1;
  const isAllowed = refusal === undefined;
  if (isAllowed !== may.includes(actor)) walked.leaks.push(`${name} as ${actor}: ${told(refusal)}`);
  else if (!isAllowed && !isRefusal(refusal)) walked.leaks.push(`${name} as ${actor}: no refusal but ${told(refusal)}`);
}

/** What refused it, if anything did. A limit says nothing of the right to do it: it is waited for. */
async function refusalOf(ask: () => Promise<unknown>): Promise<unknown> {
  for (let limited = 0; ; limited += 1) {
    try {
      await ask();
      return undefined;
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'rate_limited' || limited === mostLimited) return error;
      // An operation is several calls of the same person, and needs more than the one that comes free by then.
      await setTimeout((error.retryAfterMs ?? 1_000) + limited * 500);
    }
  }
}

const isRefusal = (error: unknown): boolean =>
  (error instanceof ParleyError && error.status < 500) || (error as { code?: string }).code === 'forbidden';

function told(refusal: unknown): string {
  if (refusal === undefined) return 'allowed';
  return refusal instanceof ParleyError ? refusal.code : String(refusal);
}

/** Commands about a channel, and what its sockets are told, by who watches it or tries to. */
async function walkSocket(walked: Walked, scene: Scene, actor: Actor): Promise<void> {
  const client = await connect(scene.people[actor]);
  for (const channel of ['open', 'hidden'] as const) {
    const sees = channel === 'open' ? inside : seesHidden;
    const writes = sees.filter(one => one !== 'timedOut');
    const roomId = scene[channel].id;
    const commands = [
      ['room:watch', { roomId }, sees],
      ['message:send', { roomId, clientMsgId: randomUUID(), body: 'a try' }, writes],
      ['message:read', { roomId, seq: 1 }, sees],
      ['message:delivered', { roomId, seq: 1 }, sees],
      ['typing:start', { roomId }, writes],
    ] as const;
    for (const [name, input, may] of commands)
      await note(walked, `${name} ${channel}`, { actor, scene, may }, async () => {
        const answer = await client.command(name, input);
        if (!answer.ok) throw new ParleyError(answer.error.code, answer.error.message);
      });
    await noteHearing(walked, { actor, scene, may: sees }, { client, roomId, channel });
    await note(walked, `sync ${channel}`, { actor, scene, may: sees }, async () => {
      const { rooms } = await client.ask('sync', { rooms: { [roomId]: 0 }, only: true });
      if (!rooms[roomId]) throw new ParleyError('unknown_room');
    });
  }
  await note(walked, 'people:watch', { actor, scene, may: inside }, async () => {
    const answer = await client.command('people:watch', { spaceId: scene.space.id, userIds: [] });
    if (!answer.ok) throw new ParleyError(answer.error.code, answer.error.message);
  });
  client.close();
}

async function noteHearing(
  walked: Walked,
  { actor, scene, may }: Case,
  { client, roomId, channel }: { client: TestClient; roomId: string; channel: string },
): Promise<void> {
  const { id } = await send(scene.people.owner, roomId, `to those who watch ${channel}`);
  // Something that everybody hears comes after it: what was not heard until then is not coming.
  const witness = await connect(scene.people.owner);
  await witness.ask('room:watch', { roomId });
  const marker = await send(scene.people.owner, roomId, 'the end');
  await witness.hears('message:new', message => message.id === marker.id);
  witness.close();
  const isAllowed = may.includes(actor);
  if (isAllowed) await client.hears('message:new', message => message.id === id);
  const heard = client.heard.some(({ payload }) => (payload as { roomId?: string }).roomId === roomId);
  walked.tried += 1;
  if (heard !== isAllowed) walked.leaks.push(`notices of ${channel} as ${actor}: ${heard ? 'heard' : 'not heard'}`);
}
