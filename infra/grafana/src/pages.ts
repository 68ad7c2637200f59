import { accounts } from './dashboards/accounts.ts';
import { calls } from './dashboards/calls.ts';
import { capacity } from './dashboards/capacity.ts';
import { gateway } from './dashboards/gateway.ts';
import { kafka } from './dashboards/kafka.ts';
import { messages } from './dashboards/messages.ts';
import { overview } from './dashboards/overview.ts';
import { sockets } from './dashboards/sockets.ts';
import { stores } from './dashboards/stores.ts';
import { toDashboard, type Page } from './page.ts';

const pages: Page[] = [overview, messages, sockets, calls, accounts, kafka, stores, gateway, capacity];

/** Every dashboard: the name of its file, and its content. */
export function renderDashboards(): { file: string; text: string }[] {
  return pages.map(page => ({ file: `${page.uid}.json`, text: `${JSON.stringify(toDashboard(page), null, 2)}\n` }));
}
