import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { authApi } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '../call.ts';
import { Follower } from '../faults/follower.ts';
import { startRoomFollower, type RoomFollower } from '../faults/room-follower.ts';
import { Sender } from '../faults/sender.ts';
import { settle } from '../faults/trial.ts';
import { judge, type Verdict } from '../faults/verdict.ts';
import { newGroup, newPeople, type Person } from '../people.ts';
import { Ledger } from './ledger.ts';

const perSecond = 5;
const pauseMs = 200;
/** An access token lives 10 minutes. */
const renewEveryMs = 4 * 60_000;

/** People who sign in, send and read all the time, through the gateway, as long as it flows. */
export class Traffic {
  /** REST calls: accounts, rooms, history. */
  readonly calls = new Ledger();
  readonly senders: Sender[];
  readonly #followers: Follower[];
  readonly #roomFollower: RoomFollower;
  readonly #roomIds: string[];
  readonly #owner: Person;
  #flows = true;
  readonly #loops: Promise<void>[];
  readonly #renewal: NodeJS.Timeout;

  private constructor(owner: Person, others: Person[], roomIds: string[], roomFollower: RoomFollower) {
    const people = [owner, ...others];
    this.#owner = owner;
    this.#roomFollower = roomFollower;
    this.#roomIds = roomIds;
    this.#followers = others.slice(0, 2).map(person => new Follower(person, roomIds));
    this.senders = people.slice(0, 4).map((person, at) => new Sender(person, roomIds, at % 2 ? 'rest' : 'socket'));
    for (const sender of this.senders) sender.start(perSecond);
    this.#loops = people.slice(4).map(person => this.#comeAndGo(person));
    this.#renewal = setInterval(() => people.map(person => this.#renew(person)), renewEveryMs);
  }

  static async start(): Promise<Traffic> {
    const [owner, ...others] = await newPeople(7, 'release');
    if (!owner) throw new Error('nobody registered');
    const groups = await Promise.all([1, 2].map(() => newGroup(owner, others)));
    const roomIds = groups.map(({ id }) => id);
    return new Traffic(owner, others, roomIds, await startRoomFollower());
  }

  /** Ends it; resolves with what became of the messages when all have arrived, or after a minute. */
  async end(): Promise<Verdict> {
    this.#flows = false;
    clearInterval(this.#renewal);
    await Promise.all([...this.#loops, ...this.senders.map(sender => sender.stop())]);
    const [senders, followers, reader] = [this.senders, this.#followers, this.#owner];
    const witnesses = { senders, followers, roomFollowers: [this.#roomFollower], reader };
    const verdict = await settle(() => judge(witnesses, this.#roomIds));
    for (const follower of followers) follower.close();
    await this.#roomFollower.close();
    return verdict;
  }

  /** Somebody signs in, looks around and leaves, again and again; now and then somebody new registers. */
  async #comeAndGo(person: Person): Promise<void> {
    for (let round = 0; this.#flows; round += 1) {
      if (round % 3 === 0) await this.#register();
      await this.#visit(person);
      await sleep(pauseMs * (0.5 + Math.random()));
    }
  }

  async #visit(person: Person): Promise<void> {
    const token = await this.#signIn(person);
    if (!token) return;
    const who = { token };
    const params = { id: this.#roomIds[0] ?? '' };
    await this.calls.make('me', () => callAs(who, authApi.me, {}));
    await this.calls.make('users', () => callAs(who, authApi.searchUsers, { query: { search: 'release' } }));
    await this.calls.make('rooms', () => callAs(who, chatApi.listRooms, { query: {} }));
    await this.calls.make('history', () => callAs(who, chatApi.history, { params, query: {} }));
    await this.calls.make('logout', () => callAs(who, authApi.logout, {}));
  }

  async #signIn({ user, password }: Person): Promise<string | undefined> {
    const body = { login: user.username, password };
    const signedIn = await this.calls.make('login', () => callAs(undefined, authApi.login, { body }));
    return signedIn?.accessToken;
  }

  async #renew(person: Person): Promise<void> {
    person.token = (await this.#signIn(person)) ?? person.token;
  }

  async #register(): Promise<void> {
    const username = `release-${randomBytes(6).toString('hex').replace(/^\d/, 'x')}`;
    const body = { username, email: `${username}@example.org`, password: randomBytes(12).toString('hex') };
    await this.calls.make('register', () => callAs(undefined, authApi.register, { body }));
  }
}
