import { z } from 'zod';
import { id } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { nameText, text } from '../text.ts';

/** Bounds of a space's filter. */
export const filterLimits = {
  rules: 50,
  /** Of one rule, and characters of each. */
  words: 200,
  word: 64,
  /** Of all rules together: every node that serves the space has them in memory. */
  wordsInAll: 2_000,
  pattern: 200,
  /** Steps into which an expression is taken apart; how long a text takes grows with them. */
  patternSteps: 250,
  mentions: 50,
  exemptRoles: 20,
  newMemberMinutes: 7 * 24 * 60,
  newMemberSlowMode: 3_600,
} as const;

export const ruleKinds = ['words', 'pattern', 'mentions', 'links'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** `refuse`: the message is not sent. `report`: it is sent, and waits in the reports of the space. */
export const ruleActions = ['refuse', 'report'] as const;
export type RuleAction = (typeof ruleActions)[number];

const ruleFields = {
  name: z.string(),
  /** Of kind `words`. */
  words: z.array(z.string()),
  /** Of kind `pattern`: an expression of RE2, in whatever case. */
  pattern: z.string(),
  /** Of kind `mentions`: how many different people a message may mention. */
  most: z.int(),
  /** Who has one of these roles is not asked. */
  exemptRoleIds: z.array(id),
};

/** What a message must not be, and what happens to one that is. */
export const filterRule = z.object({
  id,
  ...ruleFields,
  kind: openEnum(ruleKinds),
  action: openEnum(ruleActions),
});
export type FilterRule = z.infer<typeof filterRule>;

/** A rule as a person gives it: what its kind does not need may be left out. */
export const ruleInput = z
  .strictObject({
    name: nameText({ max: 80 }),
    kind: z.enum(ruleKinds),
    words: z
      .array(text({ min: 1, max: filterLimits.word }))
      .max(filterLimits.words)
      .default([]),
    pattern: text({ max: filterLimits.pattern }).default(''),
    most: z.int().min(1).max(filterLimits.mentions).default(5),
    action: z.enum(ruleActions),
    exemptRoleIds: z.array(id).max(filterLimits.exemptRoles).default([]),
  })
  .refine(({ kind, words }) => kind !== 'words' || words.length > 0, {
    path: ['words'],
    message: 'A rule of words has some',
  })
  .refine(({ kind, pattern }) => kind !== 'pattern' || pattern !== '', {
    path: ['pattern'],
    message: 'A rule of a pattern has one',
  });
export type RuleInput = z.output<typeof ruleInput>;

/** What holds for members without a role for a while after they joined; `minutes` 0: nothing does. */
export const newMembers = z.object({
  minutes: z.int(),
  noLinks: z.boolean(),
  /** Seconds between two messages of one person in the whole space. */
  slowModeSeconds: z.int(),
});
export type NewMembers = z.infer<typeof newMembers>;

export const newMembersInput = z.strictObject({
  minutes: z.int().min(0).max(filterLimits.newMemberMinutes),
  noLinks: z.boolean(),
  slowModeSeconds: z.int().min(0).max(filterLimits.newMemberSlowMode),
});

/** What a space asks of messages; who manages messages in a channel is not asked there. */
export const spaceFilter = z.object({ rules: z.array(filterRule), newMembers });
export type SpaceFilter = z.infer<typeof spaceFilter>;

/** A rule that a text breaks. */
export const brokenRule = filterRule.pick({ id: true, name: true, action: true });
export type BrokenRule = z.infer<typeof brokenRule>;
