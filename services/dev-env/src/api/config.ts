import { api } from '@parley/contracts/api';
import type { RestCall } from '@parley/contracts/rest';
import type { Cast } from './cast.ts';

type CallName = keyof typeof api;

/** Calls whose input JSON Schema cannot tell wholly: what fits may still be refused. */
const notAllAccepted: CallName[] = [
  // A password must not be easy to guess, a name not reserved; joiners stand inside words.
  'register',
  'createRoom',
  'updateMe',
  'changePassword',
  'resetPassword',
  'changeUsername',
  // Bytes are a picture, or not.
  'uploadPicture',
  // A mark alone shows nothing; a pattern that says so is too long for a document.
  'sendMessage',
  'editMessage',
  // One emoji in its full form.
  'react',
  // Either of two parameters.
  'searchUsers',
  // A cursor is one that this list gave.
  ...Object.entries<RestCall>(api)
    .filter(([, { query }]) => query && 'cursor' in query.shape)
    .map(([name]) => name as CallName),
];

/** Calls with names: spaces are taken out before a name is measured, so that what does not fit may be taken. */
const notAllRefused: CallName[] = ['register', 'createRoom', 'updateMe', 'changeUsername'];

/** Calls that name something beside the room of their path: what is not found may be that, right after the room was made. */
const namesOthers: CallName[] = [
  'addMembers',
  'removeMember',
  'handOver',
  'editMessage',
  'deleteMessage',
  'react',
  'updateReport',
];

/** What takes the session or the room from the others; each is tried in a run of its own. */
export const enders: CallName[] = ['logout', 'revokeSession', 'leaveRoom', 'blockPerson', 'declineRequest'];

/** Which calls a run tries, and who asks. */
export interface Part {
  signedIn: boolean;
  only?: string;
  without: string[];
}

/** What Schemathesis is told: ids of things that are there, and which refusals are right. */
export function configOf(
  { roomId, messageId, sessionId, userId }: Cast,
  maxExamples: number,
  without: string[],
): string {
  const ids = [
    ['/api/rooms/', roomId],
    ['/api/messages/room/', roomId],
    ['/api/users/', userId],
    ['/api/auth/sessions/', sessionId],
  ];
  // One worker: with more, Python's parser fails now and then (gh-106905).
  return `
workers = 1
continue-on-failure = true
suppress-health-check = ["all"]

[generation]
max-examples = ${maxExamples}

[parameters]
"path.messageId" = "${messageId}"

[checks]
positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "429"]
negative_data_rejection.expected-statuses = ["400", "401", "403", "404", "405", "409", "413", "415", "429"]
${ids.map(([path, id]) => `\n[[operations]]\ninclude-path-regex = "^${path}\\\\{id"\nparameters = { "path.id" = "${id}" }`).join('\n')}
${[...new Set(notAllAccepted)].map(name => forCall(name, 'checks.positive_data_acceptance.enabled = false')).join('\n')}
${notAllRefused.map(name => forCall(name, 'checks.negative_data_rejection.enabled = false')).join('\n')}
${namesOthers.map(name => forCall(name, 'checks.ensure_resource_availability.enabled = false')).join('\n')}
${without.map(name => forCall(name, 'enabled = false')).join('\n')}
`;
}

function forCall(name: string, setting: string): string {
  return `\n[[operations]]\ninclude-operation-id = "${name}"\n${setting}`;
}
