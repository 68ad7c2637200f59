import type { CallInput } from '@parley/contracts/rest';
import { admissionLimits, type Admission } from '@parley/contracts/spaces/admission';
import type { AdmissionApi } from '@parley/contracts/spaces/admission-api';
import { ParleyError } from '@parley/contracts/errors';
import type { ChatContext } from '../context.ts';
import { demand } from './demand.ts';
import { fieldsBefore, present } from './fields.ts';
import type { StoredAdmission, StoredSpace } from './space-model.ts';
import { wrongField } from './wrong-field.ts';

/** How it is where nobody said otherwise: by invite, and nothing else. */
const byInvite: StoredAdmission = {
  ...{ mode: 'invite', questions: [], emailDomains: [], minAccountAgeHours: 0 },
  ...{ joinsPerMinute: null, pausedUntil: null, listed: false },
};

export function admissionOf({ admission }: Pick<StoredSpace, 'admission'>): StoredAdmission {
  return { ...byInvite, ...admission };
}

/** A pause that is over is none. */
export function presentAdmission(space: Pick<StoredSpace, 'admission'>): Admission {
  const { pausedUntil, ...rules } = admissionOf(space);
  const isPaused = pausedUntil !== null && pausedUntil.getTime() > Date.now();
  return { ...rules, pausedUntil: isPaused ? pausedUntil.toISOString() : null };
}

/** Read where it is true, and not from memory: who changes it sees what they change. Throws `unknown_space`, `forbidden`. */
export async function getAdmission(
  { spaces, access }: Pick<ChatContext, 'spaces' | 'access'>,
  spaceId: string,
  userId: string,
): Promise<Admission> {
  const person = await access.person(spaceId, userId);
  const space = person && (await spaces.find(spaceId));
  if (!space) throw new ParleyError('unknown_space');
  demand.permission(person.known.rules, person.person, 'manageSpace');
  return presentAdmission(space);
}

/** Throws `unknown_space`, `forbidden`. */
export async function updateAdmission(
  { spaces }: Pick<ChatContext, 'spaces'>,
  spaceId: string,
  userId: string,
  wish: CallInput<AdmissionApi['updateAdmission']>['body'],
): Promise<Admission> {
  refuseLongPause(wish.pausedUntil);
  return spaces.change(spaceId, async change => {
    const { space, access } = change;
    demand.permission(access, await change.person(userId, 'unknown_space'), 'manageSpace');
    const before = presentAdmission(space);
    const { pausedUntil, ...fields } = present(wish);
    space.admission = {
      ...admissionOf(space),
      ...fields,
      ...(pausedUntil !== undefined && { pausedUntil: pausedUntil === null ? null : new Date(pausedUntil) }),
    };
    change.restructured();
    change.audit({ by: userId, action: 'space.admission', before: fieldsBefore(before, wish), after: present(wish) });
    return presentAdmission(space);
  });
}

function refuseLongPause(until: string | null | undefined): void {
  if (until === null || until === undefined) return;
  const ahead = Date.parse(until) - Date.now();
  if (ahead <= 0) throw wrongField('body.pausedUntil', 'Must be in the future');
  if (ahead > admissionLimits.daysPaused * 86_400_000)
    throw wrongField('body.pausedUntil', `At most ${admissionLimits.daysPaused} days ahead`);
}
