import type { Redis } from '@parley/runtime/stores/redis';

const nodesKey = 'video:nodes';
const aliveKey = (node: string) => `video:alive:${node}`;
const ownerKey = (callId: string) => `video:owner:${callId}`;

const aliveSeconds = 4;
const ownerSeconds = 24 * 3_600;
/** To pass commands on costs something: another node must have this many consumers fewer to be given the call. */
const worthMoving = 50;

/** Takes the call for ARGV[2] while its owner still is ARGV[1] (empty: nobody). */
const takeOver = `
local owner = redis.call('GET', KEYS[1]) or ''
if owner ~= ARGV[1] then return owner end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return ARGV[2]
`;

type Scripted = Redis & { takeOver(key: string, from: string, to: string, seconds: number): Promise<string> };

/**
 * Which node holds which call. A call's owner counts for as long as that node shows that it is alive; a call of a
 * dead or drained node goes to the first who asks. Node names carry the process's start, so that a restarted node is
 * another one.
 */
export class Directory {
  readonly #self: string;
  readonly #redis: Scripted;

  constructor(redis: Redis, self: string) {
    redis.defineCommand('takeOver', { numberOfKeys: 1, lua: takeOver });
    this.#redis = redis as Scripted;
    this.#self = self;
  }

  /** Shows that this node lives and what it carries; to be called every second. */
  async beat(load: number): Promise<void> {
    const alive = this.#redis.set(aliveKey(this.#self), '1', 'EX', aliveSeconds);
    await Promise.all([alive, this.#redis.zadd(nodesKey, load, this.#self)]);
  }

  /** This node takes no more calls, and those that it has may be taken over. */
  async leave(): Promise<void> {
    await Promise.all([this.#redis.del(aliveKey(this.#self)), this.#redis.zrem(nodesKey, this.#self)]);
  }

  async isAlive(node: string): Promise<boolean> {
    return (await this.#redis.exists(aliveKey(node))) === 1;
  }

  /** The node that holds the call; nobody does yet, the one that carries the least gets it. */
  async ownerOf(callId: string, ownLoad: number): Promise<string> {
    const owner = (await this.#redis.get(ownerKey(callId))) ?? '';
    if (owner === this.#self || (owner !== '' && (await this.isAlive(owner)))) return owner;
    const candidate = (await this.#leastLoaded(ownLoad - worthMoving)) ?? this.#self;
    return this.#redis.takeOver(ownerKey(callId), owner, candidate, ownerSeconds);
  }

  /** Another node that carries at most half of what this one does, the least loaded first. */
  async nodeWithRoom(ownLoad: number): Promise<string | undefined> {
    return this.#leastLoaded(ownLoad / 2);
  }

  async #leastLoaded(atMost: number): Promise<string | undefined> {
    const byLoad = await this.#redis.zrangebyscore(nodesKey, '-inf', atMost);
    for (const node of byLoad) {
      if (node === this.#self) continue;
      if (await this.isAlive(node)) return node;
      await this.#redis.zrem(nodesKey, node);
    }
    return undefined;
  }
}
