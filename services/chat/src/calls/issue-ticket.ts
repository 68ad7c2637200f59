import { randomUUID, type KeyObject } from 'node:crypto';
import type { RoomCall } from '@parley/contracts/call';
import { ticketRules, type CallTicketClaims } from '@parley/contracts/call-ticket';
import type { CallTicket } from '@parley/contracts/video-api';
import type { Caller } from '@parley/runtime/http/mount';
import jwt from 'jsonwebtoken';
import { has } from '@parley/contracts/spaces/permissions';
import type { ChatContext } from '../context.ts';
import { demandCalls } from './calls-away.ts';
import { requireMember, findRoom } from '../access/require-member.ts';
import { iceServersFor } from './ice-servers.ts';
import { may } from '../access/may.ts';

type Needs = Pick<ChatContext, 'memberships' | 'rooms' | 'calls' | 'ticketKey' | 'relays' | 'events'>;

type CallAccess = Pick<CallTicketClaims, 'callId' | 'roomId' | 'roomKind' | 'moderate' | 'stage'>;

/**
 * A ticket for the room's running call, or for a new one. Throws `unknown_room`, `not_a_member`, `forbidden` for who was
 * removed from the call, and `unavailable` while nobody can tell whether a call runs.
 */
export async function issueCallTicket(ctx: Needs, caller: Caller, roomId: string): Promise<CallTicket> {
  const { role, access } = await requireMember(ctx, roomId, caller.userId, 'joinCalls');
  const { kind } = await findRoom(ctx, roomId);
  const call = await demandCalls(ctx.calls.begin(roomId, newCall()));
  const { callId } = may.enterCall(call, caller.userId);
  // A dm has no owner: there both are equals.
  const moderate = access ? has(access.permissions, 'moderateCalls') : role === 'owner';
  const stage = access?.stage ?? false;
  // To video a call of a channel is one of a group.
  return issue(ctx, caller, { callId, roomId, roomKind: kind === 'dm' ? 'dm' : 'group', moderate, stage });
}

/** A ticket for a call of one's own that tests devices and network; no room knows of it. */
export function issueCheckTicket(ctx: Needs, caller: Caller): CallTicket {
  const call = { callId: randomUUID(), roomId: randomUUID(), roomKind: 'check' } as const;
  return issue(ctx, caller, { ...call, moderate: false, stage: false });
}

function newCall(): RoomCall {
  return { callId: randomUUID(), startedAt: new Date().toISOString(), participants: [] };
}

function issue({ ticketKey, relays, events }: Needs, caller: Caller, access: CallAccess): CallTicket {
  const ticket = sign(ticketKey, caller, access);
  events.ticketIssued(access, caller.userId);
  return {
    ticket,
    callId: access.callId,
    iceServers: iceServersFor(relays, caller.userId),
    expiresIn: ticketRules.lifetimeSeconds,
  };
}

/** Exactly the claims of `callTicketClaims`. */
function sign(key: KeyObject, { userId, sessionId }: Caller, access: CallAccess): string {
  const { algorithm, issuer, audience, lifetimeSeconds } = ticketRules;
  return jwt.sign({ sid: sessionId, ...access }, key, {
    algorithm,
    issuer,
    audience,
    subject: userId,
    jwtid: randomUUID(),
    expiresIn: lifetimeSeconds,
  });
}
