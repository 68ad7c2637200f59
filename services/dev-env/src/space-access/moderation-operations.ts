import { randomUUID } from 'node:crypto';
import { filterApi, type FilterApi } from '@parley/contracts/spaces/filter-api';
import { moderationApi, type ModerationApi } from '@parley/contracts/spaces/moderation-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { ParleyError } from '@parley/contracts/errors';
import { callAs } from '../call.ts';
import { send } from '../people.ts';
import type { Operation } from './operations.ts';
import type { Scene } from './scene.ts';

const administrators = ['owner', 'admin'] as const;
const moderators = ['owner', 'admin', 'moderator'] as const;

const ofSpace = ({ space }: Scene) => ({ params: { id: space.id } });
/** A rule that nothing breaks. */
const rule = { name: 'Walked through', kind: 'words' as const, words: [randomUUID()], action: 'report' as const };

async function onRule(scene: Scene, ask: (params: { id: string; ruleId: string }) => Promise<unknown>): Promise<void> {
  const { owner } = scene.people;
  const made = await callAs(owner, filterApi.createFilterRule, { ...ofSpace(scene), body: rule });
  const params = { id: scene.space.id, ruleId: made.rule.id };
  try {
    await ask(params);
  } finally {
    await callAs(owner, filterApi.deleteFilterRule, { params }).catch(() => undefined);
  }
}

/** Every call of the filter, and what moderators do to many messages or to a whole channel. */
export const moderationOperations: Record<
  keyof FilterApi | keyof ModerationApi | 'deleteHiddenMessages' | 'lockChannel',
  Operation
> = {
  getFilter: { may: administrators, ask: (scene, who) => callAs(who, filterApi.getFilter, ofSpace(scene)) },
  createFilterRule: {
    may: administrators,
    async ask(scene, who) {
      const made = await callAs(who, filterApi.createFilterRule, { ...ofSpace(scene), body: rule });
      const params = { id: scene.space.id, ruleId: made.rule.id };
      await callAs(scene.people.owner, filterApi.deleteFilterRule, { params });
    },
  },
  updateFilterRule: {
    may: administrators,
    ask: (scene, who) =>
      onRule(scene, params => callAs(who, filterApi.updateFilterRule, { params, body: { ...rule, name: 'Other' } })),
  },
  deleteFilterRule: {
    may: administrators,
    ask: (scene, who) => onRule(scene, params => callAs(who, filterApi.deleteFilterRule, { params })),
  },
  limitNewMembers: {
    may: administrators,
    ask: (scene, who) => {
      const body = { minutes: 0, noLinks: false, slowModeSeconds: 0 };
      return callAs(who, filterApi.limitNewMembers, { ...ofSpace(scene), body });
    },
  },
  testFilter: {
    may: administrators,
    ask: (scene, who) => callAs(who, filterApi.testFilter, { ...ofSpace(scene), body: { text: 'a try' } }),
  },
  deleteMessages: { may: moderators, ask: (scene, who) => deleteIn(scene, who, scene.open.id) },
  deleteHiddenMessages: { may: administrators, ask: (scene, who) => deleteIn(scene, who, scene.hidden.id) },
  moveInCall: {
    may: moderators,
    async ask({ open, voice, victim }, who) {
      const body = { userId: victim.user.id, to: voice.id };
      // Who may move them learns that they are in no call.
      await callAs(who, moderationApi.moveInCall, { params: { id: open.id }, body }).catch((error: unknown) => {
        if (!(error instanceof ParleyError) || error.code !== 'unknown_peer') throw error;
      });
    },
  },
  lockChannel: {
    may: administrators,
    async ask({ open, people }, who) {
      try {
        await callAs(who, spaceApi.updateChannel, { params: { id: open.id }, body: { locked: true } });
      } finally {
        await callAs(people.owner, spaceApi.updateChannel, { params: { id: open.id }, body: { locked: false } });
      }
    },
  },
};

async function deleteIn({ people }: Scene, who: Parameters<Operation['ask']>[1], channelId: string): Promise<unknown> {
  const { id } = await send(people.owner, channelId, 'to be deleted');
  const body = { messageIds: [id] };
  return callAs(who, moderationApi.deleteMessages, { params: { id: channelId }, body });
}
