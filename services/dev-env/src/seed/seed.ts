import type { Progress } from '@parley/local/progress';
import { Actor } from './actor.ts';
import { everybody, type RoleName } from './cast.ts';
import { playCall } from './play-call.ts';
import { playRoom, type Company, type PlayedRoom } from './play-room.ts';
import { readRooms } from './read-marks.ts';
import { planScene, type Scene } from './scene.ts';

export interface SeedOptions {
  /** The same number gives the same people and texts. */
  seed: number;
  /** Of one scene: 0.1 is a small one, 3 are three, each with people of its own. */
  scale: number;
  password: string;
}

/** What is there now; `wrote` counts what this run has added. */
export interface Seeded {
  people: Actor[];
  rooms: PlayedRoom[];
  wrote: { people: number; messages: number; calls: number };
}

const tellEvery = 250;

/** Fills the platform of `endpoints()` by what everybody may use: REST and sockets. */
export async function seed({ seed: number, scale, password }: SeedOptions, progress: Progress): Promise<Seeded> {
  const copies = Math.ceil(scale);
  const all: Seeded = { people: [], rooms: [], wrote: { people: 0, messages: 0, calls: 0 } };
  for (let copy = 0; copy < copies; copy += 1) {
    if (copies > 1) progress.step(`Scene ${copy + 1} of ${copies}`);
    await play(planScene(number, copy, scale / copies), password, { all, progress });
  }
  return all;
}

interface Stage {
  all: Seeded;
  progress: Progress;
}

async function play(scene: Scene, password: string, stage: Stage): Promise<void> {
  const company = await gather(scene, password, stage);
  const rooms = await talk(scene, company, stage);
  await callEachOther(rooms, company, stage);
  await Promise.all(everybody.map(name => readRooms(company, name, rooms)));
  stage.progress.done('Read marks: some have read everything, some have not');
}

/** One after the other: a platform lets few register at a time. */
async function gather({ cast }: Scene, password: string, { all, progress }: Stage): Promise<Company> {
  const company = new Map<RoleName, Actor>();
  progress.step(`${cast.size} people come; where registrations are limited, one every 12 s`);
  for (const [name, role] of cast) {
    const person = await Actor.enter(role, password);
    company.set(name, person);
    all.people.push(person);
    if (person.isNew) all.wrote.people += 1;
    progress.done(`@${role.username} ${person.isNew ? 'has an account' : 'was there already'}`);
  }
  return company;
}

async function talk({ rooms }: Scene, company: Company, { all, progress }: Stage): Promise<PlayedRoom[]> {
  const total = rooms.reduce((sum, { said }) => sum + said.length, 0);
  let written = 0;
  const wrote = (): void => {
    written += 1;
    if (written % tellEvery === 0) progress.step(`${written} of ${total} messages`);
  };
  const played = await Promise.all(rooms.map(plan => playRoom(plan, company, wrote)));
  const before = played.filter(({ isNew }) => !isNew).length;
  progress.done(`${written} messages in ${rooms.length} rooms${before ? `; ${before} had theirs already` : ''}`);
  all.rooms.push(...played);
  all.wrote.messages += written;
  return played;
}

/** One after the other: nobody is in two calls. */
async function callEachOther(rooms: readonly PlayedRoom[], company: Company, { all, progress }: Stage): Promise<void> {
  let made = 0;
  try {
    for (const room of rooms) if (await playCall(room, company)) made += 1;
    progress.done(made > 0 ? `${made} calls: held, missed and declined` : 'The calls were there already');
  } catch (error) {
    // A platform may run without calls.
    progress.warn(`Calls do not work here: ${error instanceof Error ? error.message : String(error)}`);
  }
  all.wrote.calls += made;
}
