import type { z } from 'zod';
import type { Api } from '../api.ts';
import type { RestCall } from '../rest.ts';
import type { PeopleApi } from '../people/people-api.ts';
import type { NotificationApi } from '../people/notification-api.ts';
import type { StatusApi } from '../people/status-api.ts';
import type { PlaceApi } from '../places/place-api.ts';
import type { FilterApi } from '../spaces/filter-api.ts';
import type { ModerationApi } from '../spaces/moderation-api.ts';
import type { AccountApi } from '../account-api.ts';
import type { AdminApi } from '../admin-api.ts';
import type { GuestApi } from '../guest-api.ts';
import type { AdmissionApi } from '../spaces/admission-api.ts';
import type { AuditApi } from '../spaces/audit-api.ts';
import type { OnboardingApi } from '../spaces/onboarding-api.ts';
import type { ReportApi } from '../spaces/report-api.ts';
import type { SpaceApi } from '../spaces/space-api.ts';

/** What goes in and what comes out of one call, as the document shows it. */
export interface Example {
  body?: unknown;
  reply?: unknown;
}

type ExampleOf<C extends RestCall> = (C['body'] extends z.ZodType ? { body: z.input<C['body']> } : object) &
  (C['reply'] extends z.ZodType ? { reply: z.output<C['reply']> } : object);

const at = '2026-03-04T09:30:00.000Z';
const ids = {
  ann: '5f2a8c1e-7d34-4b7f-9a51-0c6de1b2f301',
  ben: '8d41b7a6-2c95-4e0a-8f13-6a7be9c4d502',
  room: '0b9e6f52-51c8-4d3e-a7f4-93d2c5a1e603',
  message: '3c7d2e91-64ab-5f08-b1c9-5e8fa0d3b704',
  send: '9a05c4d7-18ef-4126-8b3d-f27c61e9a805',
  session: 'e61f93b8-70d2-4a5c-9e47-1b8c05d7f206',
  call: '74c8d0a5-9b16-4f3e-8d72-c3a95e1f0b07',
  space: 'c1f0b35d-2a84-4e97-b6d8-05e7a9c41f08',
  channel: '2b7e94d1-c603-4a5f-91b8-d4f06c3e7a09',
  category: '6a40f8e2-1d95-47c3-8e0b-b92d57c6f10a',
  memberRole: 'f3d81c07-5b62-4e9a-a4f7-10c8e6d9230b',
  helperRole: '17c5a9e4-e038-4b6d-92f1-7d4b0a8c5e0c',
  entry: 'd90e62b8-43f7-4c1a-8b59-e6a17f20c30d',
  rule: '91c6d3f8-0b47-4e2a-8c5d-f7a36e1b9410',
  picture: 'a93c7e51-06d4-4b82-9f1e-d25b80c7f40f',
  report: '4e8b17a0-92d6-4f3c-a5e1-08d7c6f3920e',
  section: '6f1d0c52-8ab3-4e79-95c4-2d7e80b1f911',
};

const ben = { id: ids.ben, username: 'ben', displayName: 'Ben', avatarUrl: null };
const ann = { id: ids.ann, username: 'ann', displayName: 'Ann', avatarUrl: null };
const ownAnn = {
  ...ann,
  email: 'ann@example.org',
  emailVerified: true,
  pendingEmail: null,
  role: 'user' as const,
  createdAt: at,
};
const guest = {
  ...{ id: ids.ben, username: 'guest-3f9a1c07e4', displayName: 'Cem', avatarUrl: null, guest: true },
  ...{ email: null, role: 'guest' as const, createdAt: at },
};
const password = 'seven green lanterns';
const grant = { accessToken: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl', expiresIn: 600 };
const room = {
  id: ids.room,
  kind: 'group' as const,
  name: 'Garden',
  public: false,
  createdBy: ids.ann,
  createdAt: at,
  role: 'owner' as const,
  memberCount: 2,
  live: 1,
  lastSeq: 1,
  deliveredSeq: 1,
  readSeq: 1,
  unread: 0,
  mentions: 0,
  lastMessageAt: at,
  lastMessage: { id: ids.message, seq: 1, senderId: ids.ann, body: 'The roses are out.', createdAt: at },
  peer: null,
  call: null,
};
const message = {
  id: ids.message,
  roomId: ids.room,
  seq: 1,
  changedSeq: 1,
  senderId: ids.ann,
  clientMsgId: ids.send,
  body: 'The roses are out.',
  createdAt: at,
};
const changed = { id: ids.message, status: 'sent' as const };
const ticket = {
  ticket: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl',
  callId: ids.call,
  iceServers: [{ urls: ['turn:chat.example.org:3478'], username: '1772617800:ann', credential: 'c2VjcmV0' }],
  expiresIn: 60,
};

const memberRole = {
  ...{ id: ids.memberRole, name: 'Member', color: null, position: 1, showApart: false },
  ...{ permissions: '160768', builtIn: 'member' as const },
};
const helperRole = {
  ...{ id: ids.helperRole, name: 'Helper', color: '#2f9e6e', position: 2, showApart: true },
  ...{ permissions: '32768', builtIn: null },
};
const category = { id: ids.category, name: 'Work', overwrites: [] };
const space = {
  ...{ id: ids.space, name: 'Gardeners', description: 'All that grows', accent: '#2f9e6e', address: 'gardeners' },
  ...{ iconUrl: `/pictures/icon/${ids.picture}/256.webp`, bannerUrl: null },
  ...{ ownerId: ids.ann, createdAt: at, deletedAt: null, memberCount: 2, version: 4 },
  ...{ roles: [memberRole, helperRole], categories: [category] },
  me: {
    ...{ baseRoleId: ids.memberRole, roleIds: [], nickname: null, joinedAt: at, timeoutUntil: null },
    permissions: '524287',
  },
};
const channel = {
  ...{ id: ids.channel, spaceId: ids.space, categoryId: ids.category, name: 'seeds', topic: 'What to sow when' },
  ...{
    type: 'text' as const,
    position: 0,
    slowModeSeconds: 0,
    locked: false,
    stage: false,
    overwrites: null,
    permissions: '524287',
  },
  ...{ lastSeq: 1, readSeq: 1, unread: 0, mentions: 0, lastMessageAt: at, call: null },
};
const spaceMember = {
  ...{ user: ben, baseRoleId: ids.memberRole, roleIds: [ids.helperRole], nickname: 'Benny' },
  ...{ joinedAt: at, timeoutUntil: null },
};
const banned = { user: ben, by: ids.ann, reason: 'Advertising', at, until: null };
const invite = {
  ...{ code: 'kX3vQ9_aLm2Z', spaceId: ids.space, createdBy: ids.ann, createdAt: at, expiresAt: at },
  ...{ maxUses: 10, uses: 1, roleId: null, guests: true },
};
const overwrites = [{ kind: 'role' as const, id: ids.memberRole, allow: '0', deny: '8192' }];

/** Of spaces. */
const spaceExamples: { [K in keyof SpaceApi]: ExampleOf<SpaceApi[K]> } = {
  listSpaces: {
    reply: {
      spaces: [
        {
          ...{ id: ids.space, name: 'Gardeners', accent: '#2f9e6e', iconUrl: null, ownerId: ids.ann },
          ...{ memberCount: 2, version: 4, deletedAt: null, unread: true, unreadCount: 3, mentions: 0 },
        },
      ],
      nextCursor: null,
    },
  },
  createSpace: { body: { name: 'Gardeners', template: 'friends' }, reply: { space } },
  getSpace: { reply: { space } },
  updateSpace: { body: { description: 'All that grows' }, reply: { space } },
  deleteSpace: { body: { name: 'Gardeners' } },
  restoreSpace: { reply: { space } },
  handOverSpace: { body: { userId: ids.ben }, reply: { space: { ...space, ownerId: ids.ben } } },
  leaveSpace: {},
  readSpace: {},
  listChannels: { reply: { channels: [channel], nextCursor: null } },
  createChannel: { body: { name: 'seeds', categoryId: ids.category }, reply: { channel } },
  orderChannels: {
    body: { version: 4, categories: [ids.category], channels: [{ id: ids.channel, categoryId: ids.category }] },
    reply: { space },
  },
  updateChannel: { body: { overwrites }, reply: { channel: { ...channel, overwrites } } },
  deleteChannel: {},
  createCategory: { body: { name: 'Work' }, reply: { category } },
  updateCategory: { body: { name: 'Work' }, reply: { category } },
  deleteCategory: {},
  createRole: { body: { name: 'Helper', color: '#2f9e6e', permissions: '32768' }, reply: { role: helperRole } },
  updateRole: { body: { showApart: true }, reply: { role: helperRole } },
  deleteRole: {},
  listSpaceMembers: { reply: { members: [spaceMember], nextCursor: null } },
  updateMember: { body: { roleIds: [ids.helperRole] }, reply: { member: spaceMember } },
  kickMember: { body: { reason: 'Advertising' } },
  timeoutMember: {
    body: { seconds: 600, reason: 'Shouting' },
    reply: { member: { ...spaceMember, timeoutUntil: at } },
  },
  listBans: { reply: { bans: [banned], nextCursor: null } },
  banMember: { body: { userId: ids.ben, reason: 'Advertising' }, reply: { ban: banned } },
  unbanMember: {},
  listInvites: { reply: { invites: [invite], nextCursor: null } },
  createInvite: { body: { maxUses: 10 }, reply: { invite } },
  revokeInvite: {},
  previewInvite: {
    reply: {
      invite: {
        code: invite.code,
        space: {
          ...{ id: ids.space, name: 'Gardeners', description: 'All that grows', accent: '#2f9e6e' },
          ...{ iconUrl: null, bannerUrl: null, memberCount: 2 },
        },
        inviter: ann,
        expiresAt: at,
        guests: true,
      },
    },
  },
  acceptInvite: { reply: { space } },
  explainPermission: { reply: { allowed: false, because: 'overwrite', id: ids.memberRole, rank: 0 } },
};

const report = {
  ...{ id: ids.report, at, by: ann, reason: 'spam' as const, note: 'Three times today', channelId: ids.channel },
  person: null,
  message: { id: ids.message, senderId: ids.ben, body: 'Cheap seeds, click here', createdAt: at },
  ...{ state: 'open' as const, assignedTo: null, resolution: null, resolvedBy: null, resolvedAt: null },
};

/** Of reports. */
const reportExamples: { [K in keyof ReportApi]: ExampleOf<ReportApi[K]> } = {
  reportMessage: { body: { reason: 'spam', note: 'Three times today' }, reply: { report: { id: ids.report } } },
  reportPerson: {
    body: { userId: ids.ben, reason: 'harassment', note: 'In three channels' },
    reply: { report: { id: ids.report } },
  },
  listReports: { reply: { reports: [report], nextCursor: null } },
  updateReport: {
    body: { resolution: 'deleted', note: 'Advertising' },
    reply: {
      report: { ...report, state: 'done', resolution: 'deleted', resolvedBy: ids.ann, resolvedAt: at },
    },
  },
};

const onboarding = {
  ...{ on: true, welcome: 'Good to have you here', rules: ['Be kind'], mustAccept: true },
  questions: [
    {
      ...{ id: ids.entry, title: 'What do you grow?', several: true },
      choices: [{ id: ids.report, label: 'Apples', channelIds: [ids.channel], roleId: ids.helperRole }],
    },
  ],
};

/** Of audit logs. */
const auditExamples: { [K in keyof AuditApi]: ExampleOf<AuditApi[K]> } = {
  listAudit: {
    reply: {
      entries: [
        {
          ...{ id: ids.entry, at, by: ids.ann, action: 'member.banned' as const, target: ids.ben },
          ...{ before: null, after: { until: null }, reason: 'Advertising' },
        },
      ],
      nextCursor: null,
    },
  },
  exportAudit: {},
};

/** Of what newcomers are shown. */
const onboardingExamples: { [K in keyof OnboardingApi]: ExampleOf<OnboardingApi[K]> } = {
  getOnboarding: { reply: { onboarding, own: { rulesPending: true, choiceIds: [] } } },
  updateOnboarding: { body: onboarding, reply: { onboarding } },
  answerOnboarding: {
    body: { acceptRules: true, choiceIds: [ids.report] },
    reply: { space, own: { rulesPending: false, choiceIds: [ids.report] } },
  },
};

/** Of people. */
const peopleExamples: { [K in keyof PeopleApi]: ExampleOf<PeopleApi[K]> } = {
  listBlocks: { reply: { blocks: [{ user: ben, at }], nextCursor: null } },
  blockPerson: {},
  unblockPerson: {},
  getSettings: { reply: { settings: { dms: 'everyone', groups: 'everyone' } } },
  updateSettings: { body: { dms: 'requests' }, reply: { settings: { dms: 'requests', groups: 'everyone' } } },
  acceptRequest: { reply: { room: { ...room, kind: 'dm', name: null, role: 'member', peer: ben } } },
  declineRequest: { body: { block: true } },
  personCard: {
    reply: {
      card: {
        ...{ user: ben, blocked: false, member: spaceMember },
        spaces: [{ id: ids.space, name: 'Gardeners', accent: '#2f9e6e' }],
        groups: [{ id: ids.room, name: 'Garden' }],
      },
    },
  },
};

const status = { mode: 'dnd' as const, text: 'In the garden', until: null, showsLastSeen: false };

const notifications = {
  conversations: 'all' as const,
  channels: 'mentions' as const,
  quietHours: { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' },
};

/** Of what somebody is notified of. */
const notificationExamples: { [K in keyof NotificationApi]: ExampleOf<NotificationApi[K]> } = {
  getNotifications: { reply: { notifications } },
  updateNotifications: { body: notifications, reply: { notifications } },
};

/** Of what somebody says of themselves. */
const statusExamples: { [K in keyof StatusApi]: ExampleOf<StatusApi[K]> } = {
  getStatus: { reply: { status } },
  setStatus: { body: status, reply: { status } },
};

const section = { id: ids.section, name: 'Garden', collapsed: false };
const place = {
  ...{ id: ids.channel, favourite: true, mutedUntil: null, hidden: false },
  ...{ sectionId: ids.section, archivedAt: null, markedUnread: false, level: 'mentions' as const },
};

/** Of the own settings of places. */
const placeExamples: { [K in keyof PlaceApi]: ExampleOf<PlaceApi[K]> } = {
  listPlaces: { reply: { places: [place], nextCursor: null } },
  updatePlace: { body: { favourite: true, sectionId: ids.section }, reply: { place } },
  listSections: { reply: { sections: [section] } },
  replaceSections: { body: { sections: [section] }, reply: { sections: [section] } },
};

const givenRule = { name: 'Offers', kind: 'words' as const, words: ['cheap seeds'], action: 'refuse' as const };
const rule = { ...givenRule, id: ids.rule, pattern: '', most: 5, exemptRoleIds: [] };
const filter = { rules: [rule], newMembers: { minutes: 60, noLinks: true, slowModeSeconds: 10 } };

/** Of the filter of a space, and of what moderators do to many messages. */
const moderationExamples: { [K in keyof (FilterApi & ModerationApi)]: ExampleOf<(FilterApi & ModerationApi)[K]> } = {
  getFilter: { reply: { filter } },
  createFilterRule: { body: givenRule, reply: { rule } },
  updateFilterRule: { body: { ...givenRule, action: 'report' }, reply: { rule: { ...rule, action: 'report' } } },
  limitNewMembers: { body: filter.newMembers, reply: { filter } },
  deleteFilterRule: {},
  testFilter: {
    body: { text: 'Cheap seeds, click here' },
    reply: { broken: [{ id: ids.rule, name: 'Offers', action: 'refuse' }] },
  },
  moveInCall: { body: { userId: ids.ben, to: ids.channel } },
  deleteMessages: { body: { messageIds: [ids.message] }, reply: { deleted: [ids.message], failed: [] } },
};

/** Of guests. */
const guestExamples: { [K in keyof GuestApi]: ExampleOf<GuestApi[K]> } = {
  enterAsGuest: { body: { displayName: 'Cem' }, reply: { user: guest, ...grant } },
  upgradeGuest: {
    body: { email: 'cem@example.org', username: 'cem', password },
    reply: { user: { ...guest, guest: undefined, email: 'cem@example.org', username: 'cem', role: 'user' }, ...grant },
  },
};

const admission = {
  ...{ mode: 'approval' as const, questions: ['What do you grow?'], emailDomains: [], minAccountAgeHours: 24 },
  ...{ joinsPerMinute: 30, pausedUntil: null, listed: true },
};
const answers = [{ question: 'What do you grow?', answer: 'Beans' }];
const ownRequest = { spaceId: ids.space, state: 'open' as const, at, endsAt: at, answers };

/** Of how people get into spaces. */
const admissionExamples: { [K in keyof AdmissionApi]: ExampleOf<AdmissionApi[K]> } = {
  getAdmission: { reply: { admission } },
  updateAdmission: { body: { mode: 'approval', questions: ['What do you grow?'] }, reply: { admission } },
  discoverSpaces: {
    reply: {
      spaces: [
        {
          ...{ id: ids.space, name: 'Gardeners', description: 'All that grows', accent: '#2f9e6e', memberCount: 2 },
          ...{ iconUrl: null, bannerUrl: null },
          ...{ mode: 'approval', questions: ['What do you grow?'], pausedUntil: null, joined: false, requested: false },
        },
      ],
      nextCursor: null,
    },
  },
  joinSpace: { reply: { space } },
  askToJoin: { body: { answers: ['Beans'] }, reply: { request: ownRequest } },
  getOwnJoinRequest: { reply: { request: ownRequest } },
  withdrawJoinRequest: {},
  listJoinRequests: { reply: { requests: [{ user: ben, at, answers }], open: 1, nextCursor: null } },
  approveJoinRequest: {},
  refuseJoinRequest: { body: { reason: 'No answer' } },
  listInviteMembers: { reply: { members: [spaceMember], nextCursor: null } },
};

const accountExamples: { [K in keyof AccountApi]: ExampleOf<AccountApi[K]> } = {
  askReset: { body: { email: 'ann@example.org' } },
  resetPassword: { body: { token: 'mE3r0vJ8pWq1sTz5uYb7cXd9fGh2kLn4', newPassword: 'eleven quiet harbours' } },
  changeEmail: {
    body: { email: 'ann@example.com', currentPassword: password },
    reply: { user: { ...ownAnn, pendingEmail: 'ann@example.com' } },
  },
  cancelEmailChange: { reply: { user: ownAnn } },
  resendVerification: {},
  verifyEmail: { body: { token: 'mE3r0vJ8pWq1sTz5uYb7cXd9fGh2kLn4' }, reply: { email: 'ann@example.com' } },
  changeUsername: { body: { username: 'annika' }, reply: { user: { ...ownAnn, username: 'annika' } } },
  closeAccount: { body: { currentPassword: password }, reply: { erasedAfter: at } },
  changePassword: { body: { currentPassword: password, newPassword: 'eleven quiet harbours' } },
};

const administeredBen = {
  id: ids.ben,
  username: 'ben',
  displayName: 'Ben',
  avatarUrl: null,
  email: 'ben@example.org',
  emailVerified: false,
  pendingEmail: null,
  role: 'user' as const,
  createdAt: at,
  lastSeenAt: at,
  sessions: 0,
  suspendedAt: at,
  suspendReason: 'sells things',
  closedAt: null,
};

const adminExamples: { [K in keyof AdminApi]: ExampleOf<AdminApi[K]> } = {
  listAccounts: { reply: { people: [administeredBen], nextCursor: null } },
  suspendAccount: { body: { reason: 'sells things' }, reply: { person: administeredBen } },
  restoreAccount: { reply: { person: { ...administeredBen, suspendedAt: null, suspendReason: null } } },
  makeResetLink: {
    reply: { link: 'https://chat.example/reset#token=mE3r0vJ8pWq1sTz5uYb7cXd9fGh2kLn4', expiresAt: at },
  },
  endSessionsOfAccount: { reply: { ended: 2 } },
  listAccountAudit: {
    reply: {
      events: [
        {
          number: '412',
          at,
          action: 'account.suspended',
          user: { id: ids.ben, username: 'ben', displayName: 'Ben' },
          address: '203.0.113.7',
          details: { by: ids.ann, ended: 2, reason: 'sells things' },
        },
      ],
      nextCursor: null,
    },
  },
};

/** One example for each call; a test parses each with the schemas of its call. */
export const examples: { [K in keyof Api]: ExampleOf<Api[K]> } = {
  register: {
    body: { email: 'ann@example.org', username: 'ann', password, displayName: 'Ann' },
    reply: { user: ownAnn, ...grant },
  },
  registration: {
    reply: { mode: 'open', emailDomains: [], proof: null, guests: true, sendsEmail: true, confirmsEmail: false },
  },
  login: { body: { login: 'ann', password }, reply: { user: ownAnn, ...grant } },
  refresh: { reply: grant },
  logout: {},
  me: { reply: { user: ownAnn } },
  updateMe: {
    body: { displayName: 'Ann', avatar: ids.picture },
    reply: { user: { ...ownAnn, avatarUrl: `/pictures/avatar/${ids.picture}/256.webp` } },
  },
  listSessions: {
    reply: {
      sessions: [
        {
          id: ids.session,
          device: 'Firefox on Linux',
          address: '192.0.2.7',
          createdAt: at,
          lastSeenAt: at,
          current: true,
        },
      ],
      nextCursor: null,
    },
  },
  revokeSession: {},
  jwks: {
    reply: {
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
          kid: '2026-03',
          use: 'sig',
          alg: 'ES256',
        },
      ],
    },
  },
  searchUsers: { reply: { users: [ben], nextCursor: null } },
  getUser: { reply: { user: ben } },
  listRooms: { reply: { rooms: [room], nextCursor: null } },
  createRoom: { body: { kind: 'group', name: 'Garden', memberIds: [ids.ben], public: false }, reply: { room } },
  discoverRooms: {
    reply: { rooms: [{ id: ids.room, name: 'Garden', memberCount: 2, joined: false }], nextCursor: null },
  },
  getRoom: { reply: { room } },
  updateRoom: {
    body: { topic: 'Everything about gardens' },
    reply: { room: { ...room, topic: 'Everything about gardens' } },
  },
  deleteRoom: { body: { name: 'Gardeners' } },
  joinRoom: { reply: { room } },
  leaveRoom: {},
  listMembers: {
    reply: {
      members: [{ user: ben, role: 'member', joinedAt: at, online: true, deliveredSeq: 1, readSeq: 0 }],
      nextCursor: null,
    },
  },
  addMembers: { body: { userIds: [ids.ben] }, reply: { room } },
  removeMember: {},
  handOver: { body: { userId: ids.ben }, reply: { room: { ...room, role: 'member' } } },
  openApi: { reply: { openapi: '3.1.0', info: { title: 'Parley', version: '0.3.0' }, paths: {} } },
  asyncApi: { reply: { asyncapi: '3.0.0', info: { title: 'Parley', version: '0.3.0' }, channels: {} } },
  internalAsyncApi: { reply: { asyncapi: '3.0.0', info: { title: 'Parley, inside', version: '0.3.0' }, channels: {} } },
  integrity: {
    reply: {
      roomId: ids.room,
      firstSeq: 1,
      lastSeq: 1,
      count: 1,
      holes: 0,
      duplicates: 0,
      hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    },
  },
  history: { reply: { messages: [message], nextCursor: null } },
  sendMessage: {
    body: { clientMsgId: ids.send, body: 'The roses are out.' },
    reply: { id: ids.message, clientMsgId: ids.send, status: 'sent' },
  },
  editMessage: { body: { body: 'The roses are out!' }, reply: changed },
  deleteMessage: { reply: changed },
  react: { body: { emoji: '🌹', on: true }, reply: changed },
  changes: { reply: { changes: [message], reactions: [], lastSeq: 1, reset: false } },
  ...spaceExamples,
  ...guestExamples,
  ...accountExamples,
  ...adminExamples,
  ...reportExamples,
  ...peopleExamples,
  ...statusExamples,
  ...notificationExamples,
  ...placeExamples,
  ...moderationExamples,
  uploadPicture: {
    reply: { picture: { id: ids.picture, url: `/pictures/avatar/${ids.picture}/256.webp` } },
  },
  getPicture: {},
  ...admissionExamples,
  ...auditExamples,
  ...onboardingExamples,
  callTicket: { reply: ticket },
  callCheckTicket: { reply: ticket },
};
