import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '../call.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { Company } from './company.ts';
import { holdMarks, holdSameLogs, holdSignIn, holdVerdict } from './compare.ts';

/** Stop, copy, start; then all stores are lost. What comes back is the moment of the copy, whole. */
export async function rehearseCold(rehearsal: Rehearsal, company: Company): Promise<void> {
  console.log('Cold: stop, copy, start; everything is lost');
  await company.write(100);
  const before = await company.state();
  const written = company.written;
  await rehearsal.follow('Native: cold backup');
  await company.signIn();
  await company.write(60);
  const later = await company.state();
  await loseEverything(rehearsal);
  await rehearsal.follow('Native: cold restore');
  company.forget(written);
  await holdSignIn(rehearsal, company);
  const after = await company.state();
  holdSameLogs(rehearsal, before, after);
  holdMarks(rehearsal, before, after);
  holdVerdict(rehearsal, await company.judge());
  await holdReset(rehearsal, company, later.logs[0]?.lastSeq ?? 0);
}

async function loseEverything({ clone }: Rehearsal): Promise<void> {
  await clone.run(`npm stop
    rm -rf "$(realpath .parley/postgres)" .parley/{postgres,mongo,kafka,redis,secrets.json,auth-keys}`);
}

/** A client that has what is gone is told to load everything again. */
async function holdReset(rehearsal: Rehearsal, { owner, roomIds }: Company, since: number): Promise<void> {
  const call = { params: { id: roomIds[0] ?? '' }, query: { since, limit: 1 } };
  const { reset, lastSeq } = await callAs(owner, chatApi.changes, call);
  rehearsal.hold('a client that is ahead of the log is told', reset, `it has ${since}, the log ${lastSeq}`);
}
