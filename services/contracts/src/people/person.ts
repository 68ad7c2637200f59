import { z } from 'zod';
import { publicUser } from '../auth-api.ts';
import { id, timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { space, spaceMember } from '../spaces/space.ts';

/** Who may begin a dm with somebody: `requests` lets strangers in, after the person has accepted; `spaces` lets in who shares a space or a group. */
export const dmChoices = ['everyone', 'requests', 'spaces', 'nobody'] as const;
export type DmChoice = (typeof dmChoices)[number];

/** Who may put somebody into a group. */
export const groupChoices = ['everyone', 'spaces', 'nobody'] as const;
export type GroupChoice = (typeof groupChoices)[number];

/** What somebody lets others do to them. */
export const ownSettings = z.object({ dms: openEnum(dmChoices), groups: openEnum(groupChoices) });
export type OwnSettings = z.infer<typeof ownSettings>;

/** Somebody whom the asker has blocked. */
export const block = z.object({ user: publicUser, at: timestamp });
export type Block = z.infer<typeof block>;

export const peopleLimits = {
  /** People whom one person may block. */
  blocks: 1_000,
  /** Messages of a request before it is accepted. */
  messagesOfRequest: 3,
  /** Spaces, and groups, that a card names. */
  common: 20,
} as const;

export const commonSpace = space.pick({ id: true, name: true, accent: true });
export const commonGroup = z.object({ id, name: z.string().nullable() });

/**
 * Somebody as the asker may know them. `member` is what they are in the space that was asked for, null where they are not in
 * it; `spaces` and `groups` are those that both are in, 20 of each at most.
 */
export const personCard = z.object({
  user: publicUser,
  blocked: z.boolean(),
  member: spaceMember.nullable(),
  spaces: z.array(commonSpace),
  groups: z.array(commonGroup),
});
export type PersonCard = z.infer<typeof personCard>;
