import {
  permissionsInChannel,
  permissionsInSpace,
  type ChannelAccess,
  type PersonAccess,
  type SpaceAccess,
} from '@parley/contracts/spaces/access';
import { nothing, type PermissionSet } from '@parley/contracts/spaces/permissions';
import { LRUCache } from 'lru-cache';
import type { ChatEvents } from '../events.ts';
import type { Membership } from '../rooms/room-model.ts';
import { CompiledFilter } from '../spaces/filter/compiled-filter.ts';
import { screeningOf } from '../spaces/filter/screening.ts';
import { areRulesPending } from '../spaces/onboarding/onboarding-model.ts';
import type { StoredChannel, StoredSpace, StoredSpaceMember } from '../spaces/space-model.ts';
import { accessOfChannel, accessOfPerson, accessOfSpace } from '../spaces/to-access.ts';
import { FollowedCache } from '../stores/followed-cache.ts';
import { spaceMemberKey } from '../stores/space-models.ts';
import type { Spaces } from '../stores/spaces.ts';

/** A space as a node has it in memory: with its channels, and as the rules read it. */
export interface KnownSpace {
  space: StoredSpace;
  rules: SpaceAccess;
  channels: ReadonlyMap<string, KnownChannel>;
  filter: CompiledFilter;
}
interface KnownChannel {
  channel: StoredChannel;
  rules: ChannelAccess;
}

/** A member of a space, and what they are as the rules see it. */
export interface SpacePerson {
  known: KnownSpace;
  member: StoredSpaceMember;
  person: PersonAccess;
}

type Links = Pick<ConstructorParameters<typeof FollowedCache>[0], 'redis' | 'subscriber' | 'clock'> & {
  spaces: Pick<Spaces, 'find' | 'channelsOf' | 'filterOf' | 'spaceOfChannel' | 'findMember'>;
  events: Pick<ChatEvents, 'cacheRead'>;
};

/** Hears of changes, on this node and on others. */
export interface AccessListener {
  /** `version` is that of the record that told it, where it was the topic. */
  spaceChanged(spaceId: string, version?: number): void;
  memberChanged(spaceId: string, userId: string): void;
}

const kept = { spaces: 2_000, members: 100_000, channels: 200_000 };
/** How long a room counts as no channel: one that is made meanwhile is found after it. */
const notAChannelMs = 10_000;

/**
 * Who may do what in spaces and channels, computed from what is in memory. Nobody is stored as a member of a channel: a
 * role that changes is one document, whatever the number of members and channels.
 */
export class SpaceAccessCache {
  readonly #spaces: FollowedCache<KnownSpace | null>;
  readonly #members: FollowedCache<StoredSpaceMember | null>;
  /** A channel never moves to another space. */
  readonly #spaceOf = new LRUCache<string, string>({ max: kept.channels });
  readonly #noChannels = new LRUCache<string, true>({ max: kept.channels, ttl: notAChannelMs });
  readonly #store: Links['spaces'];
  readonly #now: () => number;

  constructor({ spaces, ...links }: Links) {
    this.#store = spaces;
    this.#now = () => (links.clock ?? Date).now();
    this.#spaces = new FollowedCache({
      ...links,
      name: 'space',
      prefix: 'space:',
      max: kept.spaces,
      load: id => load(spaces, id),
    });
    this.#members = new FollowedCache({
      ...links,
      name: 'space-member',
      prefix: 'space-member:',
      max: kept.members,
      load: key => spaces.findMember(...partsOf(key)),
    });
  }

  async start(listener?: AccessListener): Promise<void> {
    await Promise.all([
      this.#spaces.start(id => listener?.spaceChanged(id)),
      this.#members.start(key => listener?.memberChanged(...partsOf(key))),
    ]);
  }

  /** Somebody in a space that they are in and that is not deleted. */
  async person(spaceId: string, userId: string): Promise<SpacePerson | null> {
    const [known, member] = await Promise.all([
      this.#spaces.find(spaceId),
      this.#members.find(spaceMemberKey(spaceId, userId)),
    ]);
    if (!known || !member || known.space.deletedAt) return null;
    return { known, member, person: accessOfPerson(known.space, member) };
  }

  permissionsIn({ known, person }: SpacePerson): PermissionSet {
    return permissionsInSpace(known.rules, person, this.#now());
  }

  permissionsInChannel({ known, person }: SpacePerson, channelId: string): PermissionSet {
    const found = known.channels.get(channelId);
    return found ? permissionsInChannel(known.rules, found.rules, person, this.#now()) : nothing;
  }

  /** What somebody is in a channel, seen or not; null for a room that is none. */
  async membershipIn(roomId: string, userId: string): Promise<Membership | null> {
    const spaceId = await this.spaceOf(roomId);
    if (spaceId === undefined) return null;
    const found = await this.person(spaceId, userId);
    const channel = found?.known.channels.get(roomId)?.channel;
    const permissions = found ? this.permissionsInChannel(found, roomId) : nothing;
    return {
      roomId,
      userId,
      role: 'member',
      joinedAt: found?.member.joinedAt ?? new Date(0),
      deliveredSeq: 0,
      readSeq: 0,
      readMessages: 0,
      access: {
        spaceId,
        permissions,
        roleIds: found?.member.roleIds ?? [],
        slowModeSeconds: channel?.slowModeSeconds ?? 0,
        stage: channel?.stage ?? false,
        rulesPending: found !== null && areRulesPending(found.known.space, found.member),
        screening: found && screeningOf(found.known.filter, found, permissions, this.#now()),
      },
    };
  }

  /** The changes that what is known of a space counts; 0 where there is none. */
  async changesOf(spaceId: string): Promise<number> {
    return (await this.#spaces.find(spaceId))?.space.changes ?? 0;
  }

  async channelsOf(spaceId: string): Promise<string[]> {
    return [...((await this.#spaces.find(spaceId))?.channels.keys() ?? [])];
  }

  /** The space of a channel; undefined for a room that is none. */
  async spaceOf(roomId: string): Promise<string | undefined> {
    const known = this.#spaceOf.get(roomId);
    if (known !== undefined || this.#noChannels.has(roomId)) return known;
    const spaceId = await this.#store.spaceOfChannel(roomId);
    if (spaceId === null) this.#noChannels.set(roomId, true);
    else this.#spaceOf.set(roomId, spaceId);
    return spaceId ?? undefined;
  }

  /** Call with what was just read from the store. */
  remember(members: StoredSpaceMember[]): void {
    for (const member of members) this.#members.remember(spaceMemberKey(member.spaceId, member.userId), member);
  }

  /** Call after a change of the space, its roles, categories or channels is stored. */
  async spaceChanged(spaceId: string): Promise<void> {
    await this.#spaces.changed(spaceId);
  }

  /** Call after a change of a member is stored. */
  async memberChanged(spaceId: string, userId: string): Promise<void> {
    await this.#members.changed(spaceMemberKey(spaceId, userId));
  }

  /** Call with what the topic tells. Redis tells sooner: mostly the space was read since. */
  forgetSpace(spaceId: string, version: number): void {
    const known = this.#spaces.peek(spaceId);
    if (!known || known.space.changes < version) this.#spaces.forget(spaceId);
  }

  /** Call with what the topic tells. */
  forgetMember(spaceId: string, userId: string): void {
    this.#members.forget(spaceMemberKey(spaceId, userId));
  }

  /** Call whenever Kafka was asked for news of the topic, and answered. */
  followed(): void {
    this.#spaces.followed();
    this.#members.followed();
  }
}

/** The space before its channels and its filter, which are then at least as new as the changes that it counts. */
async function load(spaces: Links['spaces'], id: string): Promise<KnownSpace | null> {
  const space = await spaces.find(id);
  if (!space) return null;
  const [channels, filter] = await Promise.all([spaces.channelsOf(id), spaces.filterOf(id)]);
  const known = channels.map(channel => [channel.id, { channel, rules: accessOfChannel(channel) }] as const);
  return { space, rules: accessOfSpace(space), channels: new Map(known), filter: new CompiledFilter(filter) };
}

function partsOf(key: string): [string, string] {
  const [spaceId = '', userId = ''] = key.split(':');
  return [spaceId, userId];
}
