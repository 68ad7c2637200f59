import { z } from 'zod';
import { publicUser } from '../auth-api.ts';
import { timestamp } from '../ids.ts';
import { openEnum } from '../open-enum.ts';
import { space, spacePreview } from './space.ts';

/** Bounds of how people get into a space. */
export const admissionLimits = {
  questions: 5,
  /** Characters of one question, and of one answer. */
  question: 200,
  answer: 500,
  emailDomains: 20,
  /** Hours: 30 days. */
  accountAge: 720,
  joinsPerMinute: 1_000,
  /** Days for which joining can be paused at a time. */
  daysPaused: 7,
  /** Open requests of one space, and of one person. */
  openRequests: 1_000,
  requestsPerPerson: 50,
  /** Days after which a request that nobody decided upon is forgotten. */
  daysOpen: 30,
  /** Hours until somebody who was refused may ask again. */
  hoursRefused: 24,
  /** Hours after which a temporary membership ends. */
  hoursTemporary: 24,
} as const;

/** What the rules of a space can say to who wants in. */
export const refusals = [
  'banned',
  'joins_paused',
  'account_too_young',
  'address_refused',
  'email_unverified',
  'too_many_spaces',
  'space_full',
] as const;

/** `invite`: by a link alone. `open`: also from the directory, where the space is listed. `approval`: a moderator decides upon each. */
export const admissionModes = ['invite', 'open', 'approval'] as const;
export type AdmissionMode = (typeof admissionModes)[number];

/**
 * How people get into a space, for who manages it. `questions` go with the mode `approval`. With `emailDomains`, only accounts
 * whose address is of one of them get in: exactly that domain, and none below it.
 */
export const admission = z.object({
  mode: openEnum(admissionModes),
  questions: z.array(z.string()),
  emailDomains: z.array(z.string()),
  minAccountAgeHours: z.int(),
  joinsPerMinute: z.int().nullable(),
  pausedUntil: timestamp.nullable(),
  listed: z.boolean(),
});
export type Admission = z.infer<typeof admission>;

/** A space in the directory. `joined`: the asker is in; `requested`: their request waits, or was refused a short time ago. */
export const directoryEntry = spacePreview.extend({
  mode: admission.shape.mode,
  questions: admission.shape.questions,
  pausedUntil: admission.shape.pausedUntil,
  joined: z.boolean(),
  requested: z.boolean(),
});
export type DirectoryEntry = z.infer<typeof directoryEntry>;

/** A question as it was when it was answered. */
export const joinAnswer = z.object({ question: z.string(), answer: z.string() });
export type JoinAnswer = z.infer<typeof joinAnswer>;

/** Somebody who asks to be let in, for the moderators of the space. */
export const joinRequest = z.object({ user: publicUser, at: timestamp, answers: z.array(joinAnswer) });
export type JoinRequest = z.infer<typeof joinRequest>;

/** The own request. `endsAt`: an open one is forgotten then; who was refused may ask again then. */
export const ownJoinRequest = z.object({
  spaceId: space.shape.id,
  state: openEnum(['open', 'refused']),
  at: timestamp,
  endsAt: timestamp,
  answers: z.array(joinAnswer),
});
export type OwnJoinRequest = z.infer<typeof ownJoinRequest>;
