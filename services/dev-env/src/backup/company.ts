import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import type { Integrity, Member } from '@parley/contracts/room';
import { callAs } from '../call.ts';
import { eventually } from '../eventually.ts';
import { persistently } from '../faults/persistently.ts';
import { Sender } from '../faults/sender.ts';
import { judge, type Verdict } from '../faults/verdict.ts';
import { newGroup, newPeople, newPerson, type Person } from '../people.ts';
import { connect } from '../sockets.ts';

const size = 4;
const rooms = 3;
const perSecond = 10;
const writeWithinMs = 4 * 60_000;
const settleWithinMs = 60_000;

/** The logs of all rooms, and how far everybody has read each. */
export interface State {
  logs: Integrity[];
  members: Member[][];
}

/** People who write in rooms, and everything that was acknowledged to them. */
export class Company {
  readonly people: Person[];
  readonly roomIds: string[];
  readonly owner: Person;
  #senders: Sender[] = [];

  private constructor(owner: Person, people: Person[], roomIds: string[]) {
    this.owner = owner;
    this.people = people;
    this.roomIds = roomIds;
  }

  static async gather(): Promise<Company> {
    const people = await newPeople(size, 'backup');
    const [owner] = people;
    if (!owner) throw new Error('nobody registered');
    const groups = await Promise.all(Array.from({ length: rooms }, () => newGroup(owner, people.slice(1))));
    return new Company(
      owner,
      people,
      groups.map(group => group.id),
    );
  }

  /** Everybody signs in with the password; from now on they act with the new tokens. */
  async signIn(): Promise<void> {
    for (const person of this.people) person.token = await signIn(person);
  }

  /**
   * Everybody sends, edits and reacts until so many of these are acknowledged and `meanwhile` is over, and reads what is
   * there. Resolves when all of it is stored.
   */
  async write(count: number, meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
    const senders = this.people.map((person, at) => new Sender(person, this.roomIds, at % 2 ? 'rest' : 'socket'));
    await this.#let(senders, count, meanwhile);
    await this.settled();
    await this.#read();
  }

  /** Resolves when the rooms hold everything that was acknowledged; rejects when they do not within a minute. */
  async settled(): Promise<void> {
    await eventually(async () => demand((await this.judge()).lost === 0, 'not everything is stored'), settleWithinMs);
  }

  /** Somebody registers, is added to the first room and writes there. */
  async welcome(count: number): Promise<Person> {
    const person = await newPerson('newcomer');
    const roomId = this.roomIds[0] ?? '';
    await this.add(person);
    await this.#let([new Sender(person, [roomId], 'rest')], count);
    return person;
  }

  /** The owner adds somebody to the first room, whose profile may still be on its way to chat. */
  async add(person: Person): Promise<void> {
    const call = { params: { id: this.roomIds[0] ?? '' }, body: { userIds: [person.user.id] } };
    await eventually(() => callAs(this.owner, chatApi.addMembers, call));
  }

  /** How much was acknowledged, to be given to `forget`. */
  get written(): number {
    return this.#senders.length;
  }

  /** What was acknowledged after that is not expected any more. */
  forget(written: number): void {
    this.#senders = this.#senders.slice(0, written);
  }

  /** Compares what was acknowledged with what the rooms hold. */
  judge(): Promise<Verdict> {
    const nobody = { followers: [], roomFollowers: [] };
    return judge({ senders: this.#senders, ...nobody, reader: this.owner }, this.roomIds);
  }

  async state(): Promise<State> {
    const each = this.roomIds.map(async id => {
      const log = await persistently(() => callAs(this.owner, chatApi.integrity, { params: { id } }));
      const { members } = await callAs(this.owner, chatApi.listMembers, { params: { id }, query: {} });
      return { log, members };
    });
    const found = await Promise.all(each);
    return { logs: found.map(({ log }) => log), members: found.map(({ members }) => members) };
  }

  async #let(senders: Sender[], count: number, meanwhile: () => Promise<unknown> = async () => undefined) {
    this.#senders.push(...senders);
    for (const sender of senders) sender.start(perSecond);
    const acked = () => senders.reduce((sum, sender) => sum + sender.sent.filter(({ ackedId }) => ackedId).length, 0);
    const enough = () => eventually(() => demand(acked() >= count, `only ${acked()} are acknowledged`), writeWithinMs);
    await Promise.all([enough(), meanwhile()]).finally(() => Promise.all(senders.map(sender => sender.stop())));
  }

  /** Everybody reads each room up to its end, and it is stored that they did. */
  async #read(): Promise<void> {
    const { logs } = await this.state();
    const readers = new Set(this.people.map(({ user }) => user.id));
    for (const person of this.people) {
      const client = await connect(person);
      for (const { roomId, lastSeq: seq } of logs) await client.command('message:read', { roomId, seq });
      client.close();
    }
    await eventually(async () => {
      const { members } = await this.state();
      const behind = members.flatMap((of, room) => of.filter(({ readSeq }) => readSeq !== logs[room]?.lastSeq));
      demand(
        behind.every(({ user }) => !readers.has(user.id)),
        'not all marks are stored',
      );
    }, settleWithinMs);
  }
}

/** Signs in with the password; resolves with the access token. */
export async function signIn({ user, password }: Person): Promise<string> {
  const body = { login: user.username, password };
  return (await callAs(undefined, authApi.login, { body })).accessToken;
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
