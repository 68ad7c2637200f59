import type { Page } from '../page.ts';
import { figure, lines } from '../panels.ts';
import { rate } from '../queries.ts';

const kept = (slo: string) => `1 - parley:slo_errors:ratio_rate1h{slo="${slo}"}`;

export const overview: Page = {
  uid: 'parley-overview',
  title: 'Parley: overview',
  rows: {
    'Objectives, kept over the last hour': [
      figure(
        'Requests answered',
        'percentunit',
        'Objective 99.9 %: requests to the API without a 5xx.',
        kept('requests'),
      ),
      figure('Sends taken', 'percentunit', 'Objective 99.9 %: sends that reach the log.', kept('sends')),
      figure(
        'Delivered within 100 ms',
        'percentunit',
        'Objective 95 %: from acceptance to the sockets.',
        kept('delivery-100ms'),
      ),
      figure('Delivered within 200 ms', 'percentunit', 'Objective 99 %.', kept('delivery-200ms')),
      figure('Not lost', 'percentunit', 'Objective 99.99 %: acknowledged, and not refused afterwards.', kept('loss')),
      figure(
        'Alerts that fire',
        'short',
        'Open Prometheus, Alerts, for their pages.',
        'count(ALERTS{alertstate="firing"}) or vector(0)',
      ),
    ],
    'How fast the budgets burn': [
      lines(
        'Budget burnt, 5 minutes',
        'short',
        '1 uses the budget up in exactly 30 days; 14.4 in two days, which wakes somebody.',
        ['parley:slo_errors:ratio_rate5m / on (slo) parley:slo_budget', '{{slo}}'],
      ),
      lines('Budget burnt, 1 hour', 'short', 'The same over an hour.', [
        'parley:slo_errors:ratio_rate1h / on (slo) parley:slo_budget',
        '{{slo}}',
      ]),
      lines('Budget burnt, 6 hours', 'short', 'The same over six hours.', [
        'parley:slo_errors:ratio_rate6h / on (slo) parley:slo_budget',
        '{{slo}}',
      ]),
    ],
    'What people do': [
      lines(
        'Messages',
        'ops',
        'Acknowledged, and stored.',
        [rate('parley_messages_acked_total'), 'acknowledged'],
        [rate('parley_messages_persisted_total'), 'stored'],
      ),
      lines('Connected', 'short', 'Authenticated sockets.', [
        'sum by (service) (parley_socket_connections)',
        '{{service}}',
      ]),
      lines(
        'Calls',
        'short',
        'Calls that run, and people in them.',
        ['sum(parley_calls)', 'calls'],
        ['sum(parley_call_peers)', 'people'],
      ),
    ],
    'What is there': [
      lines('Processes that answer', 'short', 'By job.', ['sum by (job) (up)', '{{job}}']),
      lines('Dependencies', 'bool_on_off', 'Whether any process of the job reaches it.', [
        'max by (job, dependency) (parley_dependency_up)',
        '{{job}} → {{dependency}}',
      ]),
      lines('Seen from outside', 'bool_on_off', 'The gateway by its TLS door.', ['probe_success', 'reachable']),
    ],
  },
};
