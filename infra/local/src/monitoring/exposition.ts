/** One sample in Prometheus's text format. */
export function line(name: string, value: unknown, labels: Record<string, string> = {}): string {
  const text = Object.entries(labels).map(([label, of]) => `${label}="${of}"`);
  return `${name}${text.length > 0 ? `{${text.join(',')}}` : ''} ${Number(value)}`;
}
