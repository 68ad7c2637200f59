import { DashboardBuilder, RowBuilder, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { figure, lines } from './panels.ts';

export type Panel = ReturnType<typeof figure> | ReturnType<typeof lines>;

/** A dashboard as we write it: its panels in rows, in this order. */
export interface Page {
  uid: string;
  title: string;
  rows: Record<string, Panel[]>;
}

/** The dashboard as Grafana reads it. */
export function toDashboard({ uid, title, rows }: Page): Dashboard {
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .tags(['parley'])
    .readonly()
    .time({ from: 'now-1h', to: 'now' })
    .refresh('10s')
    .timezone('browser');
  for (const [name, panels] of Object.entries(rows)) {
    dashboard.withRow(new RowBuilder(name));
    for (const panel of panels) dashboard.withPanel(panel);
  }
  return dashboard.build();
}
