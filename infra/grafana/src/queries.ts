/** A second's worth of what counters count. */
export function rate(metric: string, by = ''): string {
  return `sum${by && ` by (${by})`} (rate(${metric}[$__rate_interval]))`;
}

/** The same of what should not happen: 0 rather than nothing while it does not. */
export function rareRate(metric: string, by = ''): string {
  return `${rate(metric, by)} or vector(0)`;
}

/** A quantile of a histogram. */
export function quantile(of: number, histogram: string, by = ''): string {
  const [name, selector = ''] = histogram.split(/(?=\{)/);
  return `histogram_quantile(${of}, sum by (${['le', by].filter(Boolean).join(', ')}) (rate(${name}_bucket${selector}[$__rate_interval])))`;
}

/** Of a total, the share that a selector of the same metric picks; 0 while there is none. */
export function share(part: string, total: string): string {
  return `(${rate(part)} or vector(0)) / ${rate(total)}`;
}

const ofProcesses = /\b((?:parley_(?!gateway_)|process_|nodejs_)[a-z_0-9]+)(?:\{([^}]*)\})?(?=[^a-z_0-9{(:]|$)/g;

/** The same of the nodes that are chosen at the top of the dashboard. What has no node is of all of them. */
export function ofChosenNodes(expr: string): string {
  return expr.replaceAll(ofProcesses, (_, name: string, selector?: string) => {
    return `${name}{${[selector, 'node=~"$node"'].filter(Boolean).join(', ')}}`;
  });
}
