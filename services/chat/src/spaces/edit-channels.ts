import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import { permissionsInChannel, type PersonAccess } from '@parley/contracts/spaces/access';
import { has } from '@parley/contracts/spaces/permissions';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import { spaceLimits } from '@parley/contracts/spaces/space';
import type { ChatContext } from '../context.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import { demand } from './demand.ts';
import { fieldsBefore, present } from './fields.ts';
import { accessOfChannel } from './to-access.ts';
import { wrongField } from './wrong-field.ts';
import type { StoredCategory, StoredChannel, StoredOverwrite } from './space-model.ts';

type Needs = Pick<ChatContext, 'spaces'>;
type Body<C extends keyof SpaceApi> = CallInput<SpaceApi[C]>['body'];

/** Creates a channel at the end of its category. Throws `unknown_space`, `forbidden`, `unknown_category`, `space_full`. */
export async function createChannel(
  { spaces }: Needs,
  spaceId: string,
  userId: string,
  { name, type, categoryId, topic, overwrites }: Body<'createChannel'>,
): Promise<string> {
  return spaces.change(spaceId, async change => {
    const person = await manager(change, userId);
    if (categoryId !== null) categoryOf(change, categoryId);
    const channels = await change.channels();
    if (channels.length >= spaceLimits.channels)
      throw new ParleyError('space_full', 'The space has no room for a channel');
    demandOverwrites(change, person, [], overwrites ?? []);
    const position = channels.filter(channel => channel.categoryId === categoryId).length;
    const channel = {
      id: randomUUID(),
      spaceId,
      name,
      type,
      categoryId,
      topic,
      position,
      slowModeSeconds: 0,
      overwrites,
    };
    await change.addChannel(channel, userId);
    change.restructured();
    change.audit({ by: userId, action: 'channel.created', target: channel.id, after: { name, type, overwrites } });
    return channel.id;
  });
}

/** Throws `unknown_room`, `forbidden`. */
export async function updateChannel(
  ctx: Needs,
  { id, spaceId }: { id: string; spaceId: string },
  userId: string,
  wish: Body<'updateChannel'>,
): Promise<void> {
  await ctx.spaces.change(spaceId, async change => {
    const person = await manager(change, userId);
    const channel = channelOf(await change.channels(), id);
    if (wish.overwrites !== undefined)
      demandOverwrites(change, person, effective(change, channel), effective(change, { ...channel, ...present(wish) }));
    await change.updateChannel({ ...channel, ...present(wish) }, userId);
    change.restructured();
    const before = { name: channel.name, ...fieldsBefore(channel, wish) };
    const after = { name: channel.name, ...present(wish) };
    change.audit({ by: userId, action: 'channel.updated', target: id, before, after });
  });
}

export async function deleteChannel(
  ctx: Needs,
  { id, spaceId }: { id: string; spaceId: string },
  userId: string,
): Promise<void> {
  await ctx.spaces.change(spaceId, async change => {
    await manager(change, userId);
    const { name, type, topic, overwrites } = channelOf(await change.channels(), id);
    await change.removeChannel(id);
    change.restructured();
    change.audit({ by: userId, action: 'channel.deleted', target: id, before: { name, type, topic, overwrites } });
  });
}

/**
 * Puts categories, and the channels that the asker sees, into an order; what they do not see keeps its category, after the
 * others. Who saw an older version than the last is refused, so that of two people who order at once nobody undoes what the
 * other did. Throws `unknown_space`, `forbidden`, `changed_meanwhile`.
 */
export async function orderChannels(
  ctx: Needs,
  spaceId: string,
  userId: string,
  { version, categories, channels }: Body<'orderChannels'>,
): Promise<void> {
  await ctx.spaces.change(spaceId, async change => {
    const person = await manager(change, userId);
    const { space } = change;
    if (version !== space.version) throw new ParleyError('changed_meanwhile');
    const known = new Map(space.categories.map(category => [category.id, category]));
    demandSame('body.categories', categories, [...known.keys()]);
    space.categories = categories.flatMap(id => known.get(id) ?? []);
    const all = (await change.channels()).sort((one, other) => one.position - other.position);
    const [seen, hidden] = partition(all, channel => isSeen(change, channel, person));
    demandSame(
      'body.channels',
      channels.map(({ id }) => id),
      seen.map(({ id }) => id),
    );
    await placeInTurn(change, known, all, [...channels, ...hidden]);
    change.restructured();
    change.audit({ by: userId, action: 'channels.ordered' });
  });
}

/** Gives each channel its category, and the place after those before it there. */
async function placeInTurn(
  change: SpaceChange,
  categories: ReadonlyMap<string, StoredCategory>,
  all: StoredChannel[],
  places: { id: string; categoryId: string | null }[],
): Promise<void> {
  const counts = new Map<string | null, number>();
  for (const { id, categoryId } of places) {
    if (categoryId !== null && !categories.has(categoryId))
      throw wrongField('body.channels', 'There is no such category');
    const position = counts.get(categoryId) ?? 0;
    counts.set(categoryId, position + 1);
    const channel = channelOf(all, id);
    if (channel.categoryId !== categoryId || channel.position !== position)
      await change.updateChannel({ ...channel, categoryId, position });
  }
}

function isSeen({ access }: SpaceChange, channel: StoredChannel, person: PersonAccess): boolean {
  return has(permissionsInChannel(access, accessOfChannel(channel), person, Date.now()), 'viewChannel');
}

function partition<T>(items: T[], fits: (item: T) => boolean): [T[], T[]] {
  return [items.filter(fits), items.filter(item => !fits(item))];
}

export async function createCategory(
  ctx: Needs,
  spaceId: string,
  userId: string,
  { name, overwrites }: Body<'createCategory'>,
): Promise<StoredCategory> {
  return ctx.spaces.change(spaceId, async change => {
    const person = await manager(change, userId);
    const { categories } = change.space;
    if (categories.length >= spaceLimits.categories)
      throw new ParleyError('space_full', 'The space has no room for a category');
    demandOverwrites(change, person, [], overwrites);
    const category = { id: randomUUID(), name, overwrites };
    categories.push(category);
    change.restructured();
    change.audit({ by: userId, action: 'category.created', target: category.id, after: { name, overwrites } });
    return category;
  });
}

/** Throws `unknown_space`, `forbidden`, `unknown_category`. */
export async function updateCategory(
  ctx: Needs,
  { spaceId, categoryId }: { spaceId: string; categoryId: string },
  userId: string,
  wish: Body<'updateCategory'>,
): Promise<StoredCategory> {
  return ctx.spaces.change(spaceId, async change => {
    const person = await manager(change, userId);
    const category = categoryOf(change, categoryId);
    if (wish.overwrites) demandOverwrites(change, person, category.overwrites, wish.overwrites);
    const before = { name: category.name, ...fieldsBefore(category, wish) };
    Object.assign(category, present(wish));
    change.restructured();
    change.audit({
      by: userId,
      action: 'category.updated',
      target: categoryId,
      before,
      after: { name: category.name, ...present(wish) },
    });
    return category;
  });
}

/** What followed the category keeps what it had from it: a private channel does not become public by that. */
export async function deleteCategory(
  ctx: Needs,
  { spaceId, categoryId }: { spaceId: string; categoryId: string },
  userId: string,
): Promise<void> {
  await ctx.spaces.change(spaceId, async change => {
    await manager(change, userId);
    const { name, overwrites } = categoryOf(change, categoryId);
    const channels = await change.channels();
    let position = channels.filter(channel => channel.categoryId === null).length;
    for (const channel of channels.filter(channel => channel.categoryId === categoryId)) {
      const kept = channel.overwrites ?? overwrites;
      await change.updateChannel({ ...channel, categoryId: null, position, overwrites: kept });
      position += 1;
    }
    change.space.categories = change.space.categories.filter(({ id }) => id !== categoryId);
    change.restructured();
    change.audit({ by: userId, action: 'category.deleted', target: categoryId, before: { name, overwrites } });
  });
}

async function manager(change: SpaceChange, userId: string): Promise<PersonAccess> {
  const person = await change.person(userId, 'unknown_space');
  demand.permission(change.access, person, 'manageChannels');
  return person;
}

function categoryOf({ space }: SpaceChange, id: string): StoredCategory {
  const found = space.categories.find(category => category.id === id);
  if (!found) throw new ParleyError('unknown_category');
  return found;
}

function channelOf(channels: StoredChannel[], id: string): StoredChannel {
  const found = channels.find(channel => channel.id === id);
  if (!found) throw new ParleyError('unknown_room');
  return found;
}

function effective({ space }: SpaceChange, { overwrites, categoryId }: StoredChannel): StoredOverwrite[] {
  return overwrites ?? space.categories.find(({ id }) => id === categoryId)?.overwrites ?? [];
}

/**
 * What is changed of a role or person must be in the own right: of a role below the own rank, and within what one has. Those
 * that stay as they were may be anybody's.
 */
function demandOverwrites(
  { space, access }: SpaceChange,
  person: PersonAccess,
  before: StoredOverwrite[],
  after: StoredOverwrite[],
): void {
  const keys = after.map(({ kind, id }) => `${kind}:${id}`);
  if (new Set(keys).size < keys.length) throw wrongField('body.overwrites', 'One for each role and person');
  for (const { kind, id } of after) {
    if (kind === 'role' && !access.roles.has(id)) throw wrongField('body.overwrites', 'There is no such role');
  }
  if (person.userId === space.ownerId) return;
  const all = new Map([...before, ...after].map(({ kind, id }) => [`${kind}:${id}`, { kind, id }]));
  for (const { kind, id } of all.values()) {
    const [was, is] = [before, after].map(list => list.find(one => one.kind === kind && one.id === id));
    const changed =
      (BigInt(was?.allow ?? 0) ^ BigInt(is?.allow ?? 0)) | (BigInt(was?.deny ?? 0) ^ BigInt(is?.deny ?? 0));
    if (changed === 0n) continue;
    const role = access.roles.get(id);
    if (kind === 'role' && role) demand.roleBelow(access, person, role);
    demand.within(access, person, changed);
  }
}

function demandSame(field: string, given: string[], wanted: string[]): void {
  const known = new Set(wanted);
  const isSame =
    given.length === wanted.length && new Set(given).size === given.length && given.every(id => known.has(id));
  if (!isSame) throw wrongField(field, 'Name each of them once');
}
