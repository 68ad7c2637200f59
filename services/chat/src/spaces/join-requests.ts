import { ParleyError } from '@parley/contracts/errors';
import { admissionLimits, type JoinRequest, type OwnJoinRequest } from '@parley/contracts/spaces/admission';
import type { ChatContext } from '../context.ts';
import { toJoinRequest } from '../stores/join-requests.ts';
import type { SpaceChange } from '../stores/space-change.ts';
import { spaceMemberKey, type JoinRequestDocument } from '../stores/space-models.ts';
import { admissionOf } from './admission.ts';
import { demand } from './demand.ts';
import { demandFit, enter, findGood, refuseBanned, useUp, type Comer } from './enter.ts';
import type { About } from './members.ts';
import { decodePlace, nextOf, withPeople, type PageQuery } from './pages.ts';
import type { StoredJoinRequest } from './space-model.ts';
import { requireInSpace } from './view-space.ts';
import { wrongField } from './wrong-field.ts';

type Needs = Pick<ChatContext, 'spaces'>;

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * Who may remove members may let them in: it is the same decision, about the same people. Who manages the space says by which
 * rules, and need not read requests.
 */
const decides = 'kickMembers';

export interface Asking {
  code?: string | undefined;
  answers: string[];
}

/**
 * Asks to be let in; an open request stays as it is. Throws `unknown_space`, `forbidden` where nobody asks, `invite_invalid`,
 * `asked_recently`, and what the rules of the space say.
 */
export async function askToJoin(
  { spaces }: Needs,
  spaceId: string,
  comer: Comer,
  asking: Asking,
): Promise<StoredJoinRequest> {
  return spaces.change(spaceId, async change => {
    await demandWay(change, asking.code);
    if (await change.findMember(comer.userId)) throw new ParleyError('forbidden', 'You are in this space already');
    await refuseBanned(change, comer.userId);
    const { mode, questions } = admissionOf(change.space);
    if (mode !== 'approval') throw new ParleyError('forbidden', 'Nobody has to ask to get into this space');
    const earlier = await findRequest(change, comer.userId);
    if (earlier?.state === 'open') return earlier;
    if (earlier) throw askedRecently(earlier);
    demandFit(change, comer);
    if (asking.answers.length !== questions.length)
      throw wrongField('body.answers', `One for each of the ${questions.length} questions`);
    await refuseCrowd(change, comer.userId);
    const answers = questions.map((question, at) => ({ question, answer: asking.answers[at] ?? '' }));
    return add(change, comer.userId, { answers, code: asking.code ?? null });
  });
}

/** A space is there for who has a link to it, and for everybody where it is listed. */
async function demandWay(change: SpaceChange, code: string | undefined): Promise<void> {
  const { space } = change;
  if (space.deletedAt) throw new ParleyError('unknown_space');
  if (code === undefined || code === space.address) {
    if (code === undefined && !admissionOf(space).listed) throw new ParleyError('unknown_space');
    return;
  }
  if (!(await findGood(change, code))) throw new ParleyError('invite_invalid');
}

/** A request of before whose time has not ended. */
async function findRequest(
  { space, models, session }: SpaceChange,
  userId: string,
): Promise<StoredJoinRequest | undefined> {
  const found = await models.joinRequests
    .findById(spaceMemberKey(space.id, userId))
    .session(session)
    .lean<JoinRequestDocument>()
    .exec();
  return found && found.endsAt.getTime() > Date.now() ? toJoinRequest(found) : undefined;
}

function askedRecently({ endsAt }: StoredJoinRequest): ParleyError {
  return new ParleyError('asked_recently', undefined, { retryAfterMs: Math.max(1, endsAt.getTime() - Date.now()) });
}

async function refuseCrowd({ space, models, session }: SpaceChange, userId: string): Promise<void> {
  const count = (of: object) =>
    models.joinRequests
      .countDocuments({ ...of, state: 'open' })
      .session(session)
      .exec();
  if ((await count({ spaceId: space.id })) >= admissionLimits.openRequests)
    throw new ParleyError('space_full', 'As many people as may do ask to be let in already');
  if ((await count({ userId })) >= admissionLimits.requestsPerPerson)
    throw new ParleyError('too_many_spaces', 'You ask to be let into as many spaces as you may');
}

async function add(
  { space, models, session }: SpaceChange,
  userId: string,
  asked: Pick<StoredJoinRequest, 'answers' | 'code'>,
): Promise<StoredJoinRequest> {
  const at = new Date();
  const endsAt = new Date(at.getTime() + admissionLimits.daysOpen * dayMs);
  const request: StoredJoinRequest = { spaceId: space.id, userId, state: 'open', at, endsAt, ...asked };
  // One whose time has ended may still be there.
  const _id = spaceMemberKey(space.id, userId);
  await models.joinRequests.replaceOne({ _id }, request, { session, upsert: true }).exec();
  return request;
}

/** Throws `unknown_join_request`. */
export async function getOwnJoinRequest(
  { joinRequests }: Pick<ChatContext, 'joinRequests'>,
  spaceId: string,
  userId: string,
): Promise<OwnJoinRequest> {
  const found = await joinRequests.find(spaceId, userId);
  if (!found) throw new ParleyError('unknown_join_request');
  return presentOwn(found);
}

export function presentOwn({ spaceId, state, at, endsAt, answers }: StoredJoinRequest): OwnJoinRequest {
  return { spaceId, state, at: at.toISOString(), endsAt: endsAt.toISOString(), answers };
}

/** Throws `unknown_join_request` for one that is not open. */
export async function withdrawJoinRequest(
  { joinRequests }: Pick<ChatContext, 'joinRequests'>,
  spaceId: string,
  userId: string,
): Promise<void> {
  if (!(await joinRequests.withdraw(spaceId, userId))) throw new ParleyError('unknown_join_request');
}

/** Throws `unknown_space`, `forbidden`. */
export async function listJoinRequests(
  ctx: Pick<ChatContext, 'access' | 'joinRequests' | 'profiles'>,
  spaceId: string,
  userId: string,
  { cursor, limit }: PageQuery,
): Promise<{ requests: JoinRequest[]; open: number; nextCursor: string | null }> {
  await requireInSpace(ctx, spaceId, userId, decides);
  const [found, open] = await Promise.all([
    ctx.joinRequests.page(spaceId, { after: decodePlace(cursor), limit }),
    ctx.joinRequests.countOpen(spaceId),
  ]);
  const requests = await withPeople(ctx.profiles, found, ({ at, answers }, user) => ({
    ...{ user, at: at.toISOString(), answers },
  }));
  return { requests, open, nextCursor: nextOf(found, limit, ({ at, userId: id }) => ({ at, id })) };
}

/**
 * Makes who asked a member. Of two moderators who decide at once the second finds nothing to decide. Throws `unknown_space`,
 * `forbidden`, `unknown_join_request`, `banned`, `too_many_spaces`, `space_full`.
 */
export async function approveJoinRequest({ spaces }: Needs, { spaceId, userId, by }: About): Promise<void> {
  await spaces.change(spaceId, async change => {
    const { code } = await findToDecide(change, { userId, by });
    await refuseBanned(change, userId);
    // An invite that has ended since they asked gives nothing any more, and keeps nobody out: a moderator has decided.
    const invite = code === null ? undefined : await useUp(change, code);
    await enter(change, userId, { by, action: 'member.approved', code, invite });
  });
}

/** They may ask again after a day. Throws `unknown_space`, `forbidden`, `unknown_join_request`. */
export async function refuseJoinRequest(
  { spaces }: Needs,
  { spaceId, userId, by }: About,
  reason: string,
): Promise<void> {
  await spaces.change(spaceId, async change => {
    await findToDecide(change, { userId, by });
    const endsAt = new Date(Date.now() + admissionLimits.hoursRefused * hourMs);
    const { models, session } = change;
    const _id = spaceMemberKey(spaceId, userId);
    await models.joinRequests.updateOne({ _id }, { $set: { state: 'refused', endsAt } }, { session }).exec();
    change.audit({ by, action: 'member.refused', target: userId, reason });
  });
}

async function findToDecide(
  change: SpaceChange,
  { userId, by }: Pick<About, 'userId' | 'by'>,
): Promise<StoredJoinRequest> {
  demand.permission(change.access, await change.person(by, 'unknown_space'), decides);
  const request = await findRequest(change, userId);
  if (request?.state !== 'open') throw new ParleyError('unknown_join_request');
  return request;
}
