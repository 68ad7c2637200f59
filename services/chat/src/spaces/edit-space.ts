import { ParleyError } from '@parley/contracts/errors';
import type { CallInput } from '@parley/contracts/rest';
import type { SpaceApi } from '@parley/contracts/spaces/space-api';
import { isDuplicateKey } from '@parley/runtime/stores/mongo';
import type { ChatContext } from '../context.ts';
import { demand } from './demand.ts';
import { wrongField } from './wrong-field.ts';
import { fieldsBefore, present } from './fields.ts';

type Needs = Pick<ChatContext, 'spaces'>;

/** Changes what a space says of itself. Throws `unknown_space`, `forbidden`, `address_taken`. */
export async function updateSpace(
  { spaces }: Needs,
  spaceId: string,
  userId: string,
  wish: CallInput<SpaceApi['updateSpace']>['body'],
): Promise<void> {
  const work = spaces.change(spaceId, async change => {
    const { space, access } = change;
    demand.permission(access, await change.person(userId, 'unknown_space'), 'manageSpace');
    const { address, ...fields } = present(wish);
    const before = fieldsBefore(space, wish);
    Object.assign(space, fields);
    if (address === null) space.address = undefined;
    else if (address !== undefined) space.address = address;
    change.restructured();
    change.audit({ by: userId, action: 'space.updated', before, after: present(wish) });
  });
  await work.catch((error: unknown) => {
    throw isDuplicateKey(error) ? new ParleyError('address_taken') : error;
  });
}

/** Hides a space from everybody; its owner can take it back until it is purged. Throws `unknown_space`, `forbidden`. */
export async function deleteSpace({ spaces }: Needs, spaceId: string, userId: string, name: string): Promise<void> {
  await spaces.change(spaceId, async change => {
    await change.member(userId, 'unknown_space');
    demand.owner(change.space, userId);
    if (name !== change.space.name) throw wrongField('body.name', 'Not the name of this space');
    if (change.space.deletedAt) return;
    change.space.deletedAt = new Date();
    change.restructured();
    change.audit({ by: userId, action: 'space.deleted', before: { name } });
  });
}

export async function restoreSpace({ spaces }: Needs, spaceId: string, userId: string): Promise<void> {
  await spaces.change(spaceId, async change => {
    await change.member(userId, 'unknown_space');
    demand.owner(change.space, userId);
    if (!change.space.deletedAt) return;
    change.space.deletedAt = null;
    change.restructured();
    change.audit({ by: userId, action: 'space.restored' });
  });
}

/** Makes another member the owner. Throws `unknown_space`, `forbidden`, `unknown_user`. */
export async function handOverSpace({ spaces }: Needs, spaceId: string, userId: string, to: string): Promise<void> {
  await spaces.change(spaceId, async change => {
    await change.member(userId, 'unknown_space');
    demand.owner(change.space, userId);
    const { guest } = await change.member(to);
    if (guest) throw new ParleyError('forbidden', 'A guest cannot own a space');
    if (to === userId) return;
    const before = { ownerId: change.space.ownerId };
    change.space.ownerId = to;
    change.restructured();
    change.audit({ by: userId, action: 'space.handed-over', target: to, before, after: { ownerId: to } });
  });
}
