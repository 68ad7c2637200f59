import type { Verdict } from '../faults/verdict.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { ProcessStatus } from '../stack.ts';
import { Ledger } from './ledger.ts';
import type { Traffic } from './traffic.ts';

const asOwner = (sql: string): string =>
  `psql "$(jq --raw-output .postgresOwnerUrl .parley/endpoints.json)" --no-align --tuples-only --command "${sql}"`;

/** Whether the column that the next release brings is there. */
export async function holdColumn(rehearsal: Rehearsal, there: boolean): Promise<void> {
  const columns = `select count(*) from information_schema.columns where column_name = 'made_up'`;
  const found = (await rehearsal.clone.run(asOwner(columns))).trim() === '1';
  rehearsal.hold(`the migration is ${there ? 'applied' : 'taken back'}`, found === there, found ? 'there' : 'gone');
}

/** Both releases have registered people: each was really in use. */
export async function holdRows(rehearsal: Rehearsal): Promise<void> {
  const rows = `select count(made_up), count(*) - count(made_up) from users`;
  const [newer = 0, older = 0] = (await rehearsal.clone.run(asOwner(rows))).trim().split('|').map(Number);
  rehearsal.hold('both releases registered people', newer > 0 && older > 0, `${newer} the newer, ${older} the older`);
}

/** Each of our processes was started again that often. */
export async function holdRestarts(rehearsal: Rehearsal, times: number): Promise<void> {
  const { processes } = JSON.parse(await rehearsal.clone.run('npm run --silent status -- --json')) as {
    processes: ProcessStatus[];
  };
  const ours = processes.filter(({ kind }) => kind === 'service');
  const found = ours.map(({ name, restarts }) => `${name} ${restarts}`).join(', ');
  rehearsal.hold(
    `each process was started ${times} times again`,
    ours.every(({ restarts }) => restarts === times),
    found,
  );
}

/** No call failed. */
export function holdCalls(rehearsal: Rehearsal, { calls }: Traffic): void {
  holdLedger(rehearsal, 'no REST call failed', calls);
}

/** No send failed that a client would not repeat under its key. */
export function holdSends(rehearsal: Rehearsal, { senders }: Traffic): void {
  const ledger = new Ledger();
  for (const { sent, failures } of senders) {
    ledger.answered += sent.filter(({ ackedId }) => ackedId).length;
    for (const error of failures) ledger.noteSend(error);
  }
  holdLedger(rehearsal, 'no send failed', ledger);
}

/** Every acknowledged message is there once, in order, for readers of the history and for those who listened. */
export function holdMessages(rehearsal: Rehearsal, { acked, lost, doubled, reordered }: Verdict): void {
  const found = `${acked} acknowledged, ${lost} lost, ${doubled} doubled, ${reordered} reordered`;
  rehearsal.hold('everything acknowledged is there once, in order', lost + doubled + reordered === 0, found);
}

function holdLedger(rehearsal: Rehearsal, what: string, { answered, repeated, failed }: Ledger): void {
  const found = `${answered} answered, ${repeated.length} repeated, ${failed.length} failed`;
  rehearsal.hold(what, answered > 0 && failed.length === 0, found);
  for (const [kind, same] of Map.groupBy([...repeated, ...failed], line => line)) {
    console.log(`    ${same.length} × ${kind}`);
  }
}
