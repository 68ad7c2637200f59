import { admissionApi, type AdmissionApi } from '@parley/contracts/spaces/admission-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { callAs } from '../call.ts';
import { newPerson, type Person } from '../people.ts';
import type { Operation } from './operations.ts';
import { actors, type Scene } from './scene.ts';

const administrators = ['owner', 'admin'] as const;
const moderators = ['owner', 'admin', 'moderator'] as const;
const ofSpace = ({ space }: Scene) => ({ params: { id: space.id } });

type Rules = z.input<AdmissionApi['updateAdmission']['body']>;

/** Asks under these rules, and puts those back that spaces begin with. */
async function under(scene: Scene, rules: Rules, ask: () => Promise<unknown>): Promise<void> {
  const { owner } = scene.people;
  await callAs(owner, admissionApi.updateAdmission, { ...ofSpace(scene), body: rules });
  try {
    await ask();
  } finally {
    await callAs(owner, admissionApi.updateAdmission, { ...ofSpace(scene), body: { mode: 'invite', listed: false } });
  }
}

const askedFor = { mode: 'approval', listed: true } as const;

/** Decides upon the request of somebody new, who is out of the space again afterwards. */
async function decided(scene: Scene, decide: (params: { id: string; userId: string }) => Promise<unknown>) {
  const asker = await newPerson('asker');
  await under(scene, askedFor, async () => {
    await callAs(asker, admissionApi.askToJoin, { ...ofSpace(scene), body: {} });
    await decide({ id: scene.space.id, userId: asker.user.id });
  }).finally(async () => {
    await callAs(asker, admissionApi.withdrawJoinRequest, ofSpace(scene)).catch(() => undefined);
    await callAs(asker, spaceApi.leaveSpace, ofSpace(scene)).catch(() => undefined);
  });
}

const isOutside = (scene: Scene, who: Person) =>
  (['left', 'kicked', 'outsider'] as const).some(actor => scene.people[actor] === who);

/** Every call about how people get in, as of those about spaces. */
export const admissionOperations: Record<keyof AdmissionApi, Operation> = {
  getAdmission: { may: administrators, ask: (scene, who) => callAs(who, admissionApi.getAdmission, ofSpace(scene)) },
  updateAdmission: {
    may: administrators,
    ask: (scene, who) =>
      callAs(who, admissionApi.updateAdmission, { ...ofSpace(scene), body: { joinsPerMinute: null } }),
  },
  discoverSpaces: { may: actors, ask: (_, who) => callAs(who, admissionApi.discoverSpaces, {}) },
  joinSpace: {
    // Everybody but who is banned; who was outside is so again afterwards.
    may: actors.filter(actor => actor !== 'banned'),
    ask: (scene, who) =>
      under(scene, { mode: 'open', listed: true }, async () => {
        await callAs(who, admissionApi.joinSpace, ofSpace(scene));
        if (isOutside(scene, who)) await callAs(who, spaceApi.leaveSpace, ofSpace(scene));
      }),
  },
  askToJoin: {
    may: ['left', 'kicked', 'outsider'],
    ask: (scene, who) =>
      under(scene, askedFor, async () => {
        await callAs(who, admissionApi.askToJoin, { ...ofSpace(scene), body: {} });
        await callAs(who, admissionApi.withdrawJoinRequest, ofSpace(scene));
      }),
  },
  // Nobody of the scene has one: each sees and takes back their own alone.
  getOwnJoinRequest: { may: [], ask: (scene, who) => callAs(who, admissionApi.getOwnJoinRequest, ofSpace(scene)) },
  withdrawJoinRequest: { may: [], ask: (scene, who) => callAs(who, admissionApi.withdrawJoinRequest, ofSpace(scene)) },
  listJoinRequests: {
    may: moderators,
    ask: (scene, who) => callAs(who, admissionApi.listJoinRequests, ofSpace(scene)),
  },
  approveJoinRequest: {
    may: moderators,
    ask: (scene, who) => decided(scene, params => callAs(who, admissionApi.approveJoinRequest, { params })),
  },
  refuseJoinRequest: {
    may: moderators,
    ask: (scene, who) => decided(scene, params => callAs(who, admissionApi.refuseJoinRequest, { params, body: {} })),
  },
  listInviteMembers: {
    // Of an invite of the owner: who manages invites sees who came by it.
    may: moderators,
    async ask(scene, who) {
      const made = await callAs(scene.people.owner, spaceApi.createInvite, { ...ofSpace(scene), body: {} });
      const params = { id: scene.space.id, code: made.invite.code };
      await callAs(who, admissionApi.listInviteMembers, { params }).finally(() =>
        callAs(scene.people.owner, spaceApi.revokeInvite, { params }),
      );
    },
  },
};
