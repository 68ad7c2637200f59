import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { provision } from '@parley/local/tools/provision';
import { readCommandLine } from '@parley/runtime/process/command-line';
import { join } from 'node:path';
import { Clone } from '../rehearsal/clone.ts';
import { Page } from '../rehearsal/page.ts';
import { conclude, Rehearsal } from '../rehearsal/rehearsal.ts';
import { rehearseCold } from './cold.ts';
import { Company } from './company.ts';
import { rehearseLossOfAllButKafka, rehearseLossOfMongo } from './hot.ts';

readCommandLine({
  command: 'npm run test:backup',
  about:
    'Backs a native stack up while people write, loses its stores, and puts them back, with the commands of\n' +
    'docs/operators/backup.md. Needs about 10 minutes, and mongodump.',
});

const progress = terminalProgress();
const tools = await provision(['jq', 'postgres', 'mongoTools', 'java', 'kafka'], readConfig().cacheDir, progress);
const clone = await Clone.make({ PATH: `${tools.get('mongoTools')}:${process.env['PATH']}` }, progress);
const page = new Page('backup');
const cold = new Rehearsal(clone, page, { backup: join(clone.folder, 'backup.tar.gz') });
const hot = (name: string) => new Rehearsal(clone, page, { backup: join(clone.folder, name) });
const rehearsals = [cold, hot('backup-1'), hot('backup-2')] as const;
try {
  await clone.run('npm start -- --detach');
  const company = await Company.gather();
  await rehearseCold(rehearsals[0], company);
  await rehearseLossOfAllButKafka(rehearsals[1], company);
  await rehearseLossOfMongo(rehearsals[2], company);
} finally {
  await clone.remove();
}
process.exit(conclude(rehearsals.flatMap(({ findings }) => findings)));
