import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDashboards } from './pages.ts';

// Usage: npm run dashboards. Writes what Grafana is provisioned with.
const folder = join(import.meta.dirname, '../dashboards');
for (const { file, text } of renderDashboards()) writeFileSync(join(folder, file), text);
