import type { ChatContext } from './context.ts';

type Guarded = Pick<
  ChatContext,
  | 'breakers'
  | 'rooms'
  | 'spaces'
  | 'spaceLists'
  | 'reports'
  | 'blocks'
  | 'people'
  | 'statuses'
  | 'places'
  | 'sections'
  | 'joinRequests'
  | 'directory'
  | 'members'
  | 'profiles'
  | 'log'
  | 'cache'
  | 'presence'
  | 'calls'
>;

/**
 * The context for what people ask: what they read stops at a breaker while its store is away. Everything else has the
 * plain one and waits: subscribers, which try until it works, and the log, which has to be told what was acknowledged.
 */
export function guardReads<C extends Guarded>(ctx: C): C {
  const { mongo, redis } = ctx.breakers;
  return {
    ...ctx,
    rooms: mongo.guard(ctx.rooms, 'find', 'findMany', 'findPublic'),
    members: mongo.guard(ctx.members, 'find', 'ofUsers', 'roomIdsOf', 'page', 'peersOf', 'channelMarks'),
    spaces: mongo.guard(
      ctx.spaces,
      'find',
      'findMany',
      'findByAddress',
      'channelsOf',
      'filterOf',
      'onboardingOf',
      'spaceOfChannel',
      'findMember',
      'ofUsers',
      'memberPage',
      'membersUpTo',
      'membersOf',
    ),
    spaceLists: mongo.guard(ctx.spaceLists, 'spaceOfCode', 'findInvite', 'invitePage', 'banPage', 'auditPage'),
    reports: mongo.guard(ctx.reports, 'findOwn', 'page'),
    blocks: mongo.guard(ctx.blocks, 'has', 'between', 'whoBlocked', 'blockedBy', 'page'),
    people: mongo.guard(ctx.people, 'settingsOf', 'settingsOfMany', 'acquaintedWith', 'common'),
    statuses: mongo.guard(ctx.statuses, 'findMany'),
    places: mongo.guard(ctx.places, 'page', 'countedOtherwise'),
    sections: mongo.guard(ctx.sections, 'find'),
    joinRequests: mongo.guard(ctx.joinRequests, 'find', 'askedBy', 'countOpen', 'page'),
    directory: mongo.guard(ctx.directory, 'page', 'joinedBy'),
    profiles: mongo.guard(ctx.profiles, 'findMany', 'namedLike'),
    log: mongo.guard(
      ctx.log,
      'messagesBetween',
      'changesSince',
      'head',
      'messagesUpTo',
      'countUnread',
      'firstOfOthers',
      'countMentions',
      'countLines',
      'reactionsTo',
      'notesBetween',
    ),
    cache: redis.guard(ctx.cache, 'heads', 'newest'),
    presence: redis.guard(ctx.presence, 'liveCounts', 'whoIsLive', 'whoIsHere', 'connectedOf'),
    calls: redis.guard(ctx.calls, 'ofRooms'),
  };
}
