import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '@parley/runtime/process/command-line';
import { renderDashboards } from './pages.ts';

readCommandLine({ command: 'npm run dashboards --', about: 'Writes the dashboards that Grafana is provisioned with.' });

const folder = join(import.meta.dirname, '../dashboards');
for (const { file, text } of renderDashboards()) writeFileSync(join(folder, file), text);
