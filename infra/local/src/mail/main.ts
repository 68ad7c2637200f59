import { parseArgs } from 'node:util';
import { startCatcher } from './catcher.ts';

const { values } = parseArgs({ options: { smtp: { type: 'string' }, http: { type: 'string' } } });
await startCatcher({ smtp: Number(values.smtp), http: Number(values.http) });
