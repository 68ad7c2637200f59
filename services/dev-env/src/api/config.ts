import { api } from '@parley/contracts/api';
import type { Cast } from './cast.ts';

/** Calls whose input JSON Schema cannot tell wholly: what fits may still be refused. */
const notAllAccepted = {
  // A password must not be easy to guess, a name not reserved.
  register: true,
  // A cursor is one that this API gave.
  listRooms: true,
  discoverRooms: true,
  listMembers: true,
  history: true,
} satisfies Partial<Record<keyof typeof api, true>>;

/** Of the token that all other calls need; the run without a token tries it. */
const endsTheSession = '\n[[operations]]\ninclude-operation-id = "logout"\nenabled = false';

/** What Schemathesis is told: ids of things that are there, and which refusals are right. */
export function configOf(
  { roomId, messageId, sessionId, userId }: Cast,
  maxExamples: number,
  signedIn: boolean,
): string {
  const ids = [
    // Who has left a room could try nothing else in it.
    ['/api/rooms/(?!.*leave)', roomId],
    ['/api/messages/room/', roomId],
    ['/api/users/', userId],
    ['/api/auth/sessions/', sessionId],
  ];
  return `
workers = 2
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
${Object.keys(notAllAccepted)
  .map(name => `\n[[operations]]\ninclude-operation-id = "${name}"\nchecks.positive_data_acceptance.enabled = false`)
  .join('\n')}
${signedIn ? endsTheSession : ''}
`;
}
