import { GraphDrawStyle, ReduceDataOptionsBuilder, type DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TimeseriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { ofChosenNodes } from './queries.ts';
import { runbookLinks } from './runbook.ts';

/** The datasource of every panel: the one that is chosen at the top of the dashboard. */
export const prometheus: DataSourceRef = { type: 'prometheus', uid: '${datasource}' };

/** Grafana's names of units: https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats */
export type Unit = 's' | 'ops' | 'short' | 'percentunit' | 'bytes' | 'Bps' | 'bps' | 'd' | 'bool_on_off';

/** A query, and the name of each of its series, with labels in double braces. */
export type Series = [expr: string, legend: string];

const gridColumns = 24;

/** Lines over time; three panels fit beside each other. */
export function lines(title: string, unit: Unit, description: string, ...series: Series[]): TimeseriesPanel {
  const panel = new TimeseriesPanel()
    .title(title)
    .description(description)
    .datasource(prometheus)
    .links(runbookLinks(series.map(([expr]) => expr)))
    .unit(unit)
    .min(0)
    .drawStyle(GraphDrawStyle.Line)
    .fillOpacity(8)
    .height(8)
    .span(gridColumns / 3);
  for (const [at, [expr, legend]] of series.entries()) {
    panel.withTarget(new DataqueryBuilder().refId(refId(at)).expr(ofChosenNodes(expr)).legendFormat(legend));
  }
  return panel;
}

/** One number, now; six fit beside each other. */
export function figure(title: string, unit: Unit, description: string, expr: string): StatPanel {
  return new StatPanel()
    .title(title)
    .description(description)
    .datasource(prometheus)
    .links(runbookLinks([expr]))
    .unit(unit)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .height(4)
    .span(gridColumns / 6)
    .withTarget(new DataqueryBuilder().refId('A').expr(ofChosenNodes(expr)).instant());
}

function refId(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at);
}
