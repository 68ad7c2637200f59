import type { Person } from '../people.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import type { Company, State } from './company.ts';
import { Device } from './device.ts';
import { holdMarks, holdNewcomer, holdNewer, holdSameLogs, holdSignIn, holdVerdict } from './compare.ts';

/** Everything but Kafka is lost: both stores are put back as they were at the backup, and Kafka is read again. */
export async function rehearseLossOfAllButKafka(rehearsal: Rehearsal, company: Company): Promise<void> {
  console.log('Hot: everything but Kafka is lost');
  const device = await Device.signIn(company.owner);
  const { states, newcomer } = await backUpAndGoOn(rehearsal, company);
  await device.signOut();
  await rehearsal.clone.run(`npm stop
    rm -rf .parley.damaged "$(realpath .parley/postgres)" .parley/{postgres,mongo,redis,s3,secrets.json,auth-keys,certificates}`);
  await rehearsal.follow('Native: new data folder');
  await rehearsal.follow('Native: keep Kafka');
  await rehearsal.follow('Native: stores alone');
  await rehearsal.follow('Native: restore PostgreSQL');
  await rehearsal.follow('Native: end all sessions');
  await rehearsal.follow('Native: restore MongoDB');
  await rehearsal.follow('Native: set the readers of Kafka back');
  await rehearsal.follow('Native: start');
  await holdSignIn(rehearsal, company);
  await holdRestored(rehearsal, company, states);
  await holdNewcomer(rehearsal, newcomer, false);
  const status = await device.refresh();
  rehearsal.hold('a device that was signed out after the backup stays out', status === 401, `its refresh is ${status}`);
}

/** MongoDB alone is lost: PostgreSQL and Kafka are newer than what it is put back to. */
export async function rehearseLossOfMongo(rehearsal: Rehearsal, company: Company): Promise<void> {
  console.log('Hot: MongoDB alone is lost');
  const { states, newcomer } = await backUpAndGoOn(rehearsal, company);
  await rehearsal.clone.run('npm stop\nrm -rf .parley/mongo');
  await rehearsal.follow('Native: stores alone');
  await rehearsal.follow('Native: restore MongoDB');
  await rehearsal.follow('Native: set the readers of Kafka back');
  await rehearsal.follow('Native: start');
  await holdSignIn(rehearsal, company);
  await holdRestored(rehearsal, company, states);
  await holdNewcomer(rehearsal, newcomer, true);
  await holdKnown(rehearsal, company, newcomer);
}

/** The backup is made while people write; then they go on, and somebody registers. */
async function backUpAndGoOn(rehearsal: Rehearsal, company: Company) {
  await company.write(60);
  const atBackup = await company.state();
  await company.write(60, () => rehearsal.follow('Native: hot backup'));
  const afterBackup = await company.state();
  await company.write(60);
  const newcomer = await company.welcome(10);
  await company.settled();
  const atLoss = await company.state();
  return { states: { atBackup, afterBackup, atLoss }, newcomer };
}

async function holdRestored(
  rehearsal: Rehearsal,
  company: Company,
  { atBackup, afterBackup, atLoss }: { atBackup: State; afterBackup: State; atLoss: State },
): Promise<void> {
  await company.settled().catch(() => undefined);
  const after = await company.state();
  holdVerdict(rehearsal, await company.judge());
  holdSameLogs(rehearsal, atLoss, after);
  holdNewer(rehearsal, afterBackup, after);
  holdMarks(rehearsal, atBackup, after);
}

/** Chat knows a person again whose profile came after the backup. */
async function holdKnown(rehearsal: Rehearsal, company: Company, newcomer: Person) {
  const added = await company.add(newcomer).then(
    () => 'added',
    (error: { code?: string }) => error.code ?? String(error),
  );
  rehearsal.hold('who registered after the backup can be added to a room again', added === 'added', added);
}
