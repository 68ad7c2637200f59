import { createHash } from 'node:crypto';
import {
  DashboardBuilder,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  type Dashboard,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { prometheus, type figure, type lines } from './panels.ts';

export type Panel = ReturnType<typeof figure> | ReturnType<typeof lines>;

/** A dashboard as we write it: its panels in rows, in this order. */
export interface Page {
  uid: string;
  title: string;
  rows: Record<string, Panel[]>;
}

const everything = { text: 'All', value: '$__all', selected: true };

/** The dashboard as Grafana reads it. */
export function toDashboard({ uid, title, rows }: Page): Dashboard {
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .tags(['parley'])
    .readonly()
    .time({ from: 'now-1h', to: 'now' })
    .refresh('10s')
    .timezone('browser')
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus'))
    .withVariable(nodes())
    .link(otherDashboards());
  for (const [name, panels] of Object.entries(rows)) {
    dashboard.withRow(new RowBuilder(name).id(idOf(name)));
    for (const panel of panels) dashboard.withPanel(panel.id(idOf(name, panel.build().title ?? '')));
  }
  return dashboard.build();
}

/** One process or several: those that Prometheus knows under this name. */
function nodes(): QueryVariableBuilder {
  return new QueryVariableBuilder('node')
    .label('Node')
    .datasource(prometheus)
    .query('label_values(parley_node_draining, node)')
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current(everything);
}

function otherDashboards(): DashboardLinkBuilder {
  return new DashboardLinkBuilder('Parley')
    .type(DashboardLinkType.Dashboards)
    .tags(['parley'])
    .asDropdown(true)
    .includeVars(true)
    .keepTime(true);
}

/** Of its names alone, so that a link to a panel (`viewPanel=`) holds when others are added before it. */
function idOf(...names: string[]): number {
  return createHash('sha256').update(names.join('\n')).digest().readUInt32BE() >>> 2;
}
