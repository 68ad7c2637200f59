import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import type { MembershipEvent } from '@parley/contracts/membership-events';
import type { PersonAccess, SpaceAccess } from '@parley/contracts/spaces/access';
import { foldText } from '@parley/contracts/text';
import type { ClientSession } from 'mongoose';
import { auditWords } from '../spaces/audit/audit-words.ts';
import { changedFields } from '../spaces/audit/changed-fields.ts';
import { accessOfPerson, accessOfSpace } from '../spaces/to-access.ts';
import { noOnboarding, type StoredOnboarding } from '../spaces/onboarding/onboarding-model.ts';
import type { StoredAuditEntry, StoredChannel, StoredSpace, StoredSpaceMember } from '../spaces/space-model.ts';
import { lineOf, type Told } from './membership-outbox.ts';
import type { Models, RoomDocument } from './models.ts';
import { differences } from './room-writes.ts';
import { spaceMemberKey, toChannel, type AuditDocument, type SpaceMemberDocument } from './space-models.ts';

type Noted = Pick<StoredAuditEntry, 'by' | 'action'> &
  Partial<Pick<StoredAuditEntry, 'target' | 'before' | 'after' | 'reason'>>;

/**
 * A change of a space under way, in a transaction. What is done here, what the audit log says of it and what followers are
 * told of it become true together.
 */
export class SpaceChange {
  /** As it is from now on. */
  readonly space: StoredSpace;
  readonly models: Models;
  readonly session: ClientSession;
  readonly #audit: AuditDocument[] = [];
  readonly #events: MembershipEvent[] = [];
  readonly #at = new Date();
  #isRestructured = false;

  constructor(space: StoredSpace, models: Models, session: ClientSession) {
    this.space = space;
    this.models = models;
    this.session = session;
  }

  get access(): SpaceAccess {
    return accessOfSpace(this.space);
  }

  /** Somebody as the rules see them; throws `error` for who is no member. */
  async person(userId: string, error: 'unknown_space' | 'unknown_user' = 'unknown_user'): Promise<PersonAccess> {
    return accessOfPerson(this.space, await this.member(userId, error));
  }

  async member(userId: string, error: 'unknown_space' | 'unknown_user' = 'unknown_user'): Promise<StoredSpaceMember> {
    const { deletedAt, ownerId } = this.space;
    // Until it is purged, or taken back, it is there for its owner alone.
    if (deletedAt && userId !== ownerId) throw new ParleyError('unknown_space');
    const found = await this.findMember(userId);
    if (!found) throw new ParleyError(error);
    return found;
  }

  async findMember(userId: string): Promise<StoredSpaceMember | null> {
    const { spaceMembers } = this.models;
    const _id = spaceMemberKey(this.space.id, userId);
    return spaceMembers.findById(_id).session(this.session).lean<StoredSpaceMember>().exec();
  }

  async addMember(member: StoredSpaceMember): Promise<void> {
    const made: SpaceMemberDocument = { _id: spaceMemberKey(member.spaceId, member.userId), ...member };
    await this.models.spaceMembers.insertMany([made], { session: this.session });
    this.space.memberCount += 1;
    this.#noteMember(member.userId, member.roleIds);
  }

  async updateMember(userId: string, fields: Partial<StoredSpaceMember>): Promise<StoredSpaceMember> {
    const updated = await this.models.spaceMembers
      .findOneAndUpdate(
        { _id: spaceMemberKey(this.space.id, userId) },
        { $set: fields },
        { session: this.session, returnDocument: 'after' },
      )
      .lean<StoredSpaceMember>()
      .exec();
    if (!updated) throw new ParleyError('unknown_user');
    this.#noteMember(userId, updated.roleIds);
    return updated;
  }

  /** Takes a role from everybody who has it. */
  async removeRole(roleId: string): Promise<void> {
    await this.models.spaceMembers
      .updateMany(
        { spaceId: this.space.id, roleIds: roleId },
        { $pull: { roleIds: roleId } },
        { session: this.session },
      )
      .exec();
  }

  async removeMember(userId: string): Promise<void> {
    const _id = spaceMemberKey(this.space.id, userId);
    const { deletedCount } = await this.models.spaceMembers.deleteOne({ _id }, { session: this.session }).exec();
    if (deletedCount === 0) return;
    this.space.memberCount -= 1;
    this.#noteMember(userId, null);
  }

  async channels(): Promise<StoredChannel[]> {
    const found = await this.models.rooms
      .find({ 'channel.spaceId': this.space.id })
      .session(this.session)
      .lean<RoomDocument[]>()
      .exec();
    return found.flatMap(room => toChannel(room) ?? []);
  }

  async addChannel({ id, name, ...channel }: StoredChannel, createdBy: string): Promise<void> {
    const made: RoomDocument = {
      _id: id,
      kind: 'channel',
      name,
      public: false,
      createdBy,
      createdAt: this.#at,
      memberCount: 0,
      version: 1,
      folded: foldText(name),
      channel,
    };
    await this.models.rooms.insertMany([made], { session: this.session });
    this.#noteRoom(made);
  }

  /** `by`: who gives it another name or topic, of which it tells among its messages. */
  async updateChannel({ id, name, ...channel }: StoredChannel, by?: string): Promise<void> {
    const before = await this.models.rooms
      .findOneAndUpdate(
        { _id: id },
        { $set: { name, folded: foldText(name), channel }, $inc: { version: 1 } },
        { session: this.session, returnDocument: 'before' },
      )
      .lean<RoomDocument>()
      .exec();
    if (!before) throw new ParleyError('unknown_room');
    const after = { ...before, name, channel };
    this.#noteRoom(after);
    if (by !== undefined) await this.#tell(before, differences(topicOf(before), topicOf(after), by));
  }

  /** Its log goes later: it may be long. */
  async removeChannel(id: string): Promise<void> {
    await this.models.purges.insertMany([{ _id: id }], { session: this.session });
    await this.models.rooms.deleteOne({ _id: id }, { session: this.session }).exec();
  }

  async onboarding(): Promise<StoredOnboarding> {
    const found = this.models.onboardings.findById(this.space.id, { _id: 0 }).session(this.session);
    return (await found.lean<StoredOnboarding>().exec()) ?? noOnboarding;
  }

  async setOnboarding(onboarding: StoredOnboarding): Promise<void> {
    await this.models.onboardings
      .updateOne({ _id: this.space.id }, { $set: onboarding }, { upsert: true, session: this.session })
      .exec();
  }

  audit({ target = null, before = null, after = null, reason = '', ...entry }: Noted): void {
    const noted = {
      spaceId: this.space.id,
      at: this.#at,
      target,
      reason,
      ...changedFields({ before, after }),
      ...entry,
    };
    this.#audit.push({ _id: randomUUID(), ...noted, words: auditWords(noted) });
  }

  /** The space, its roles, categories or channels have changed, and not only who is in it. */
  restructured(): void {
    if (!this.#isRestructured) this.space.version += 1;
    this.#isRestructured = true;
  }

  async finish(): Promise<void> {
    const { id, changes, ...fields } = this.space;
    const { memberCount, address } = fields;
    const unset = address === undefined ? { $unset: { address: 1 } } : {};
    const update = this.#isRestructured
      ? { $set: { ...fields, folded: foldText(fields.name) }, ...unset }
      : { $set: { memberCount } };
    await this.models.spaces.updateOne({ _id: id }, update, { session: this.session }).exec();
    const { name, ownerId, createdAt } = fields;
    const space = { kind: 'space', name, public: false, createdBy: ownerId, createdAt: createdAt.toISOString() };
    if (this.#isRestructured) this.#events.unshift({ type: 'room.upserted.v1', ...this.#eventOf(id), ...space });
    const entries = this.#events.map(event => ({ _id: randomUUID(), roomId: id, version: changes, event }));
    await this.models.outbox.insertMany(entries, { session: this.session });
    if (this.#audit.length > 0) await this.models.audit.insertMany(this.#audit, { session: this.session });
  }

  async #tell({ _id: roomId, version: before = 1 }: RoomDocument, told: Told[]): Promise<void> {
    const version = before + 1;
    const lines = told.map(each => ({ _id: randomUUID(), roomId, version, event: lineOf(roomId, version, each) }));
    await this.models.outbox.insertMany(lines, { session: this.session });
  }

  #eventOf(roomId: string) {
    return { roomId, version: this.space.changes, at: this.#at.toISOString() };
  }

  #noteMember(userId: string, roleIds: string[] | null): void {
    const { id, ownerId } = this.space;
    const role = roleIds === null ? null : userId === ownerId ? 'owner' : 'member';
    const of = { kind: 'space', roleIds: roleIds ?? [] };
    this.#events.push({ type: 'membership.changed.v1', ...this.#eventOf(id), userId, role, ...of });
  }

  #noteRoom({ _id, name, createdBy, createdAt }: RoomDocument): void {
    const made = { kind: 'channel', name, public: false, createdBy, createdAt: createdAt.toISOString() };
    this.#events.push({ type: 'room.upserted.v1', ...this.#eventOf(_id), ...made, spaceId: this.space.id });
  }
}

/** What a channel tells of itself, as a group has it. */
function topicOf({ name, channel }: RoomDocument) {
  return { name, topic: channel?.topic ?? '' };
}
