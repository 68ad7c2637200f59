import type { Page } from '../page.ts';
import { figure, lines } from '../panels.ts';
import { quantile, rareRate, rate, share } from '../queries.ts';

export const gateway: Page = {
  uid: 'parley-gateway',
  title: 'Parley: gateway',
  rows: {
    Now: [
      figure('NGINX', 'bool_on_off', 'Answers its exporter.', 'nginx_up'),
      figure('Seen from outside', 'bool_on_off', 'By its TLS door.', 'probe_success'),
      figure(
        'Certificate ends in',
        'd',
        'The earliest of the chain.',
        '(probe_ssl_earliest_cert_expiry - time()) / 86400',
      ),
      figure('Open connections', 'short', 'Sockets, and requests under way.', 'sum(nginx_connections_active)'),
      figure(
        'Failed, of all',
        'percentunit',
        '5xx of the API.',
        share(
          'parley_gateway_requests_total{route=~"auth|chat",status=~"5.."}',
          'parley_gateway_requests_total{route=~"auth|chat"}',
        ),
      ),
    ],
    Requests: [
      lines('By route', 'ops', 'Sockets count when they end.', [
        rate('parley_gateway_requests_total', 'route'),
        '{{route}}',
      ]),
      lines('All that NGINX took', 'ops', 'Files and its own pages too.', [
        rate('nginx_http_requests_total'),
        'requests',
      ]),
      lines('By status', 'ops', 'As clients see it.', [rate('parley_gateway_requests_total', 'status'), '{{status}}']),
      lines('p95 by route', 's', 'From the first byte in to the last byte out.', [
        quantile(0.95, 'parley_gateway_request_seconds', 'route'),
        '{{route}}',
      ]),
      lines('5xx', 'ops', 'By route.', [
        rareRate('parley_gateway_requests_total{status=~"5.."}', 'route'),
        '{{route}}',
      ]),
      lines('Behind it, p95', 's', 'The same requests as the services see them.', [
        quantile(0.95, 'parley_http_request_duration_seconds', 'job'),
        '{{job}}',
      ]),
      lines('Services, by status', 'ops', 'What the gateway answers itself is not here.', [
        rate('parley_http_request_duration_seconds_count', 'job, status'),
        '{{job}} {{status}}',
      ]),
    ],
    Cache: [
      lines('Answers from the cache', 'ops', 'HIT, STALE and UPDATING did not wait for a service.', [
        rareRate('parley_gateway_cache_total', 'outcome'),
        '{{outcome}}',
      ]),
    ],
    Connections: [
      lines(
        'Open',
        'short',
        'Waiting: idle ones that are kept.',
        ['sum(nginx_connections_active)', 'open'],
        ['sum(nginx_connections_waiting)', 'waiting'],
      ),
      lines(
        'New',
        'ops',
        'Accepted; not handled means that a limit was reached.',
        [rate('nginx_connections_accepted'), 'accepted'],
        [`${rate('nginx_connections_accepted')} - ${rate('nginx_connections_handled')}`, 'not handled'],
      ),
      lines('From outside', 's', 'How long a request through TLS takes.', ['probe_duration_seconds', 'probe']),
    ],
  },
};
