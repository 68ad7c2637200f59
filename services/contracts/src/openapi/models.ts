import { z } from 'zod';
import type { JSONSchema } from 'zod/v4/core';
import { api } from '../api.ts';
import { accountAuditEvent, administeredPerson } from '../admin-api.ts';
import { capitalised } from '../asyncapi/names.ts';
import { chatNoticeWords } from '../asyncapi/notices.ts';
import { email, ownUser, publicUser, session } from '../auth-api.ts';
import { callLine, roomCall } from '../call.ts';
import { roomLine } from '../room-line.ts';
import { createRoomInput } from '../chat-api.ts';
import { errorCode, errorCodes, fieldError, problem } from '../errors.ts';
import { id, seq, seqOrZero, timestamp } from '../ids.ts';
import { iceServer } from '../media.ts';
import { proofChallenge, proofOfWork } from '../proof-of-work.ts';
import { message, messageBody, messageDraft, sendReceipt } from '../message.ts';
import { changeReceipt } from '../message-actions/action.ts';
import { noteNotices, type NoteNotice } from '../message-actions/index.ts';
import { mentions } from '../mentions.ts';
import { reaction, reactionChange, reactions } from '../message-actions/reaction.ts';
import { block, commonGroup, commonSpace, ownSettings, personCard } from '../people/person.ts';
import { channelOfRoom, integrity, member, room, roomListing } from '../room.ts';
import { notificationSettings, quietHours } from '../people/notification.ts';
import { ownStatus } from '../people/status.ts';
import { place } from '../places/place.ts';
import { sectionInput } from '../places/section-input.ts';
import { section, sectionList } from '../places/section.ts';
import { brokenRule, filterRule, newMembers, newMembersInput, ruleInput, spaceFilter } from '../spaces/filter.ts';
import { notDeleted } from '../spaces/moderation-api.ts';
import { admission, directoryEntry, joinAnswer, joinRequest, ownJoinRequest } from '../spaces/admission.ts';
import { report, reportedMessage } from '../spaces/report.ts';
import { auditEntry } from '../spaces/audit.ts';
import { onboarding, onboardingChoice, onboardingQuestion, ownOnboarding } from '../spaces/onboarding.ts';
import { permissionSet } from '../spaces/permissions.ts';
import {
  ban,
  category,
  channel,
  channelPlace,
  invite,
  invitePreview,
  overwrite,
  overwriteInput,
  ownMembership,
  role,
  space,
  spaceEntry,
  spaceMember,
  spacePreview,
} from '../spaces/space.ts';

export interface Model {
  /** Its name in the document; absent for a part that is described wherever it stands. */
  id?: string;
  description: string;
  /** Rules that zod checks and JSON Schema would otherwise not tell. */
  override?: JSONSchema.BaseSchema;
}

const models: [z.ZodType, Model][] = [
  [id, { id: 'Id', description: 'A UUID; any case is taken, lower case is given', override: { pattern: undefined } }],
  [seq, { id: 'Seq', description: "A place in a room's log: a whole number from 1, without gaps" }],
  [seqOrZero, { id: 'SeqOrZero', description: "A place in a room's log, or 0 before the first event" }],
  [timestamp, { id: 'Timestamp', description: 'ISO 8601 in UTC', override: { pattern: undefined } }],
  [email, { description: 'An e-mail address', override: { format: 'email', pattern: z.regexes.email.source } }],
  [publicUser, { id: 'User', description: 'What anybody who is signed in may know of a person' }],
  [ownUser, { id: 'OwnUser', description: 'What a person sees of their own account' }],
  [administeredPerson, { id: 'AdministeredPerson', description: 'An account, as admins see it' }],
  [accountAuditEvent, { id: 'AccountAuditEvent', description: 'What happened to an account' }],
  [session, { id: 'Session', description: 'One signed-in device; `current` marks the one that asks' }],
  [
    room,
    {
      id: 'Room',
      description:
        'A room as its member sees it. `unread` counts messages of others after `readSeq`; `live` the members who are connected now; `peer` is the other person of a `dm`, whose `name` is null; `call` is the one that runs',
    },
  ],
  [roomListing, { id: 'RoomListing', description: 'A public group as somebody sees it who may not be in it yet' }],
  [channelOfRoom, { id: 'RoomChannel', description: 'What a room is that is a channel of a space' }],
  [permissionSet, { id: 'PermissionSet', description: 'Permissions as bits of a whole number, in decimal digits' }],
  [role, { id: 'Role', description: 'A role of a space; a higher `position` is mightier, `builtIn` ones stay' }],
  [overwrite, { id: 'Overwrite', description: 'What a channel or category allows or denies to a role or person' }],
  [overwriteInput, { id: 'NewOverwrite', description: 'An overwrite as it is given: of what a channel can allow' }],
  [channelPlace, { id: 'ChannelPlace', description: 'Where a channel goes when all are put in order' }],
  [ownMembership, { id: 'OwnSpaceMembership', description: 'What the asker is in a space' }],
  [spacePreview, { id: 'SpacePreview', description: 'Of a space as much as anybody with a link may know' }],
  [category, { id: 'Category', description: 'A part of the list of channels, whose overwrites its channels follow' }],
  [space, { id: 'Space', description: 'A space as its member sees it, with its roles and categories' }],
  [spaceEntry, { id: 'SpaceEntry', description: 'A space in the list of the own ones' }],
  [channel, { id: 'Channel', description: 'A channel as a member sees it: a room of the space' }],
  [spaceMember, { id: 'SpaceMember', description: 'A person in a space, with roles beside that of all members' }],
  [ban, { id: 'Ban', description: 'Who is kept out, by whom, why and until when' }],
  [invite, { id: 'Invite', description: 'A link that leads into a space' }],
  [invitePreview, { id: 'InvitePreview', description: 'What anybody with the link may know' }],
  [auditEntry, { id: 'AuditEntry', description: 'What was done in a space; `before` and `after` are what changed' }],
  [ownSettings, { id: 'OwnSettings', description: 'Who may write to the asker and add them to groups' }],
  [ownStatus, { id: 'OwnStatus', description: 'What somebody says of themselves; from `until` on nothing is said' }],
  [
    notificationSettings,
    { id: 'NotificationSettings', description: 'What a person is notified of where they set nothing else' },
  ],
  [quietHours, { id: 'QuietHours', description: 'From one time of day to another nobody is notified' }],
  [api.getNotifications.reply, { id: 'NotificationsReply', description: 'The settings, after the call' }],
  [api.getStatus.reply, { id: 'OwnStatusReply', description: 'The status, after the call' }],
  [block, { id: 'Block', description: 'Somebody whom the asker has blocked, and since when' }],
  [personCard, { id: 'PersonCard', description: 'Somebody as the asker may know them, and what both share' }],
  [commonSpace, { id: 'CommonSpace', description: 'A space that both are in' }],
  [commonGroup, { id: 'CommonGroup', description: 'A group that both are in' }],
  [api.getSettings.reply, { id: 'OwnSettingsReply', description: 'The settings, after the call' }],
  [
    place,
    {
      id: 'Place',
      description:
        'What a person set for a room, a channel or a space; `mutedUntil` is a time or `forever`; `level` is what they are notified of; what was archived is back with the first message after `archivedAt`',
    },
  ],
  [section, { id: 'Section', description: 'A part of the own lists of rooms and channels, named by the person' }],
  [sectionInput, { id: 'SectionInput', description: 'A section as a person gives it; its id is made by the device' }],
  [sectionList, { id: 'SectionList', description: 'All own sections, in their order' }],
  [api.updatePlace.reply, { id: 'PlaceReply', description: 'The settings of the place, after the call' }],
  [onboarding, { id: 'Onboarding', description: 'What newcomers of a space are shown' }],
  [onboardingQuestion, { id: 'OnboardingQuestion', description: 'A question to newcomers' }],
  [onboardingChoice, { id: 'OnboardingChoice', description: 'What can be picked, and what it gives' }],
  [ownOnboarding, { id: 'OwnOnboarding', description: 'How far the asker is with what newcomers are shown' }],
  [admission, { id: 'Admission', description: 'How people get into a space' }],
  [
    directoryEntry,
    { id: 'DirectoryEntry', description: 'A space that is listed, as somebody sees it who may not be in it' },
  ],
  [joinRequest, { id: 'JoinRequest', description: 'Somebody who asks to be let into a space' }],
  [ownJoinRequest, { id: 'OwnJoinRequest', description: 'The own request to be let into a space' }],
  [joinAnswer, { id: 'JoinAnswer', description: 'A question as it was when it was answered, and its answer' }],
  [report, { id: 'Report', description: 'A reported message, who works on it and what became of it' }],
  [report, { id: 'Report', description: 'A reported message or person, who works on it and what became of it' }],
  [reportedMessage, { id: 'ReportedMessage', description: 'A message as it was when it was reported' }],
  [spaceFilter, { id: 'SpaceFilter', description: 'What a space asks of messages, and of new members' }],
  [filterRule, { id: 'FilterRule', description: 'What a message must not be, and what happens to one that is' }],
  [ruleInput, { id: 'NewFilterRule', description: 'A rule as it is given; what its kind does not need is left out' }],
  [brokenRule, { id: 'BrokenRule', description: 'A rule that a text breaks' }],
  [newMembers, { id: 'NewMemberLimits', description: 'What holds for members without a role for a while' }],
  [newMembersInput, { id: 'NewNewMemberLimits', description: 'The same as it is given' }],
  [notDeleted, { id: 'NotDeleted', description: 'A message that stays, and why' }],
  [api.createFilterRule.reply, { id: 'FilterRuleReply', description: 'The rule, after the call' }],
  [api.getFilter.reply, { id: 'FilterReply', description: 'The filter, after the call' }],
  [api.reportMessage.reply.shape.report, { id: 'NewReport', description: 'Names the report' }],
  [api.getSpace.reply, { id: 'SpaceReply', description: 'The space, after the call' }],
  [api.createChannel.reply, { id: 'ChannelReply', description: 'The channel, after the call' }],
  [api.uploadPicture.reply.shape.picture, { id: 'Picture', description: 'Names a picture; `url` is its largest size' }],
  [api.updateMember.reply, { id: 'SpaceMemberReply', description: 'The member, after the call' }],
  [member, { id: 'Member', description: 'A person in a room, with presence and marks' }],
  [
    integrity,
    { id: 'Integrity', description: '`holes` and `duplicates` are 0; `hash` is SHA-256 over the log in order' },
  ],
  [
    message,
    {
      id: 'Message',
      description:
        '`seq` is its place in the room, `changedSeq` the place of the last event that touched it. A deleted message keeps its place with an empty body; one with `call` is the line of a call and has no body',
    },
  ],
  [
    mentions,
    { id: 'Mentions', description: 'Whom a message calls, by `<@ID>`, `<@&ID>` of a role and `<@here>` in its text' },
  ],
  [reactions, { id: 'Reactions', description: 'All reactions to a message, as they were when the room was at `seq`' }],
  [
    reaction,
    {
      id: 'Reaction',
      description: 'One emoji under a message; `people` are some of those who chose it, `mine` says that the asker did',
    },
  ],
  [
    reactionChange,
    {
      id: 'ReactionChange',
      description: 'Somebody chose an emoji (`on`) or took it back, at the place `seq` of the room',
    },
  ],
  [messageBody, { description: 'Text with at least one visible character' }],
  [messageDraft, { id: 'MessageDraft', description: '`clientMsgId` names the send: repeat it until it is answered' }],
  [sendReceipt, { id: 'SendReceipt', description: '`sent`: Kafka has the message on all its in-sync replicas' }],
  [changeReceipt, { id: 'ChangeReceipt', description: 'The same promise for an edit or a deletion' }],
  [roomCall, { id: 'RoomCall', description: 'A running call; `participants` are user ids in the order of joining' }],
  [
    callLine,
    { id: 'CallLine', description: 'The line that a call leaves in the conversation; without `endedAt` it runs' },
  ],
  [
    roomLine,
    {
      id: 'RoomLine',
      description: 'What a room tells of itself among its messages: who came and went, and its new name or topic',
    },
  ],
  [iceServer, { id: 'IceServer', description: 'A STUN or TURN server, as `RTCPeerConnection` takes it' }],
  [problem, { id: 'Problem', description: 'An error (RFC 9457); `type` is `urn:parley:error:<code>`' }],
  [fieldError, { id: 'FieldError', description: 'A wrong field; `field` is a dotted path such as `memberIds.0`' }],
  [
    errorCode,
    {
      id: 'ErrorCode',
      description: 'Stable, made for programs. Others may be added: go by the status of one that you do not know',
      override: { anyOf: [{ enum: Object.keys(errorCodes) }, { type: 'string' }], type: undefined, enum: undefined },
    },
  ],
  [
    createRoomInput,
    {
      id: 'NewRoom',
      description: 'A group has a name; a dm names exactly one other person',
      override: {
        oneOf: [
          { properties: { kind: { const: 'group' } }, required: ['kind', 'name'] },
          { properties: { kind: { const: 'dm' }, memberIds: { minItems: 1, maxItems: 1 } }, required: ['memberIds'] },
        ],
      },
    },
  ],
  [
    api.changes.query.shape.since,
    { description: 'A position', override: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } },
  ],
  [api.jwks.reply.shape.keys.element, { id: 'Jwk', description: 'A public key (RFC 7517)' }],
  [api.openApi.reply.shape.info, { id: 'DocumentInfo', description: 'What the document says of itself' }],
  [api.asyncApi.reply, { id: 'AsyncApiReply', description: 'An AsyncAPI document' }],
  [proofChallenge, { id: 'ProofChallenge', description: 'A puzzle that a registration must answer now' }],
  [proofOfWork, { id: 'ProofOfWork', description: 'The answer to a `ProofChallenge`' }],
  [api.getRoom.reply, { id: 'RoomReply', description: 'The room, after the call' }],
  [api.callTicket.reply, { id: 'CallTicket', description: 'Opens the video socket once, within `expiresIn` seconds' }],
  [api.login.reply, { id: 'SignedIn', description: 'The account with an access token, for `expiresIn` seconds' }],
  [api.refresh.reply, { id: 'AccessGrant', description: 'An access token, for `expiresIn` seconds' }],
];

/** Tells zod's registry what the document calls each model. Further ones of bodies and replies are named after their call. */
export function nameModels(): void {
  for (const [schema, model] of models) describe(schema, model);
  // Those that have no better name above; `changes` lists them beside messages.
  for (const [notice, schema] of Object.entries(noteNotices))
    describe(schema, { id: `${capitalised(notice)}Notice`, description: chatNoticeWords[notice as NoteNotice] });
  for (const [name, call] of Object.entries(api)) {
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    if ('body' in call) describe(call.body, { id: `${title}Body`, description: call.summary });
    if ('reply' in call) describe(call.reply, { id: `${title}Reply`, description: call.summary });
  }
}

export function describe(schema: z.ZodType, { override, ...model }: Model): void {
  if (z.globalRegistry.get(schema)?.id) return;
  const rewrite =
    override && (({ jsonSchema }: { jsonSchema: JSONSchema.BaseSchema }) => replace(jsonSchema, override));
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), ...model, ...(rewrite && { override: rewrite }) });
}

/** What is undefined in `by` is taken out. */
function replace(schema: JSONSchema.BaseSchema, by: JSONSchema.BaseSchema): void {
  for (const [key, value] of Object.entries(by)) {
    if (value === undefined) Reflect.deleteProperty(schema, key);
    else schema[key] = value;
  }
}
