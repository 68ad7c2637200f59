import type { Verdict } from '../faults/verdict.ts';
import type { Person } from '../people.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { signIn, type Company, type State } from './company.ts';

/** Every room has the same log as before: the same events at the same places. */
export function holdSameLogs(rehearsal: Rehearsal, before: State, after: State): void {
  const same = before.logs.filter(({ hash }, room) => hash === after.logs[room]?.hash).length;
  const found = `${same} of ${before.logs.length} rooms, ${eventsOf(after)} events`;
  rehearsal.hold('the log of each room is the same, event by event', same === before.logs.length, found);
}

/** There are events that the backup cannot hold. */
export function holdNewer(rehearsal: Rehearsal, atBackup: State, after: State): void {
  const newer = eventsOf(after) - eventsOf(atBackup);
  rehearsal.hold('what came after the backup came back from Kafka', newer > 0, `${newer} events`);
}

function eventsOf({ logs }: State): number {
  return logs.reduce((sum, { count }) => sum + count, 0);
}

/** Nobody has read less than before. */
export function holdMarks(rehearsal: Rehearsal, before: State, after: State): void {
  const marks = before.members.flatMap((of, room) => of.map(member => ({ member, room })));
  const lower = marks.filter(({ member, room }) => {
    const now = after.members[room]?.find(({ user }) => user.id === member.user.id);
    return !now || now.readSeq < member.readSeq;
  });
  rehearsal.hold('marks of the backup stand', lower.length === 0, `${marks.length - lower.length} of ${marks.length}`);
}

/** Nothing that was acknowledged is missing, there twice, or in another order; integrity counts no hole and no duplicate. */
export function holdVerdict(rehearsal: Rehearsal, { acked, lost, doubled, reordered }: Verdict): void {
  const found = `${acked} acknowledged, ${lost} lost, ${doubled} doubled, ${reordered} reordered`;
  rehearsal.hold('everything acknowledged is there once, in order', lost + doubled + reordered === 0, found);
}

/** Everybody can sign in with their password. */
export async function holdSignIn(rehearsal: Rehearsal, company: Company): Promise<void> {
  const signedIn = await company.signIn().then(
    () => true,
    () => false,
  );
  rehearsal.hold('sign-in works', signedIn, `${company.people.length} people`);
}

/** Whether somebody who registered after the backup can sign in. */
export async function holdNewcomer(rehearsal: Rehearsal, newcomer: Person, can: boolean) {
  const answer = await signIn(newcomer).then(
    () => 'signed in',
    (error: { code?: string }) => error.code ?? String(error),
  );
  const good = answer === (can ? 'signed in' : 'invalid_credentials');
  rehearsal.hold(`who registered after the backup ${can ? 'can' : 'cannot'} sign in`, good, answer);
}
