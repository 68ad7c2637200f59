import type { Sample } from './sampler.ts';

const width = 720;
const height = 150;
const margin = { left: 56, right: 110, top: 24, bottom: 22 };
const colours = [
  '#2563eb',
  '#dc2626',
  '#059669',
  '#d97706',
  '#7c3aed',
  '#0891b2',
  '#be185d',
  '#4d7c0f',
  '#6b7280',
  '#111827',
];
/** Lines of processes that never used more than this are left out. */
const leastCpu = 5;

interface Line {
  name: string;
  values: number[];
}

/** The run over time, as three charts one below the other: sockets, messages stored, CPU. */
export function pictureOf(samples: readonly Sample[]): string {
  const names = Object.keys(samples[0]?.cpu ?? {});
  const cpu = names
    .map(name => ({ name, values: samples.map(sample => sample.cpu[name] ?? 0) }))
    .filter(({ values }) => Math.max(...values) > leastCpu);
  const charts: [string, Line[]][] = [
    ['sockets', [{ name: 'sockets', values: samples.map(({ sockets }) => sockets) }]],
    ['messages stored a second', [{ name: 'stored', values: samples.map(({ stored }) => stored) }]],
    ['CPU, % of one core', cpu],
  ];
  const shown = charts.filter(([, lines]) => lines.some(({ values }) => values.some(value => value > 0)));
  const seconds = samples.map(({ at }) => at);
  const drawn = shown.map(([title, lines], at) => chart(title, lines, seconds, at * height)).join('\n');
  const all = Math.max(1, shown.length) * height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${all}" font-family="sans-serif" font-size="11">
<rect width="${width}" height="${all}" fill="#fff"/>
${drawn}
</svg>
`;
}

function chart(title: string, lines: readonly Line[], seconds: readonly number[], top: number): string {
  const most = niceAbove(Math.max(1, ...lines.flatMap(({ values }) => values)));
  const last = seconds.at(-1) ?? 1;
  const x = (second: number): number => margin.left + (second / last) * (width - margin.left - margin.right);
  const y = (value: number): number => height - margin.bottom - (value / most) * (height - margin.top - margin.bottom);
  const grid = [0, most / 2, most].map(
    value =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(value)}" y2="${y(value)}" stroke="#e5e7eb"/>` +
      `<text x="${margin.left - 6}" y="${y(value) + 4}" text-anchor="end" fill="#6b7280">${value}</text>`,
  );
  const ticks = [0, last / 2, last].map(
    second =>
      `<text x="${x(second)}" y="${height - 6}" text-anchor="middle" fill="#6b7280">${Math.round(second)} s</text>`,
  );
  const drawn = lines.map(({ name, values }, at) => {
    const colour = colours[at % colours.length];
    const points = values
      .map((value, index) => `${x(seconds[index] ?? 0).toFixed(1)},${y(value).toFixed(1)}`)
      .join(' ');
    const label = `<text x="${width - margin.right + 8}" y="${margin.top + 6 + at * 12}" fill="${colour}">${name}</text>`;
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="1.5"/>${label}`;
  });
  const head = `<text x="${margin.left}" y="14" font-weight="bold" fill="#111827">${title}</text>`;
  return [`<g transform="translate(0 ${top})">`, head, ...grid, ...ticks, ...drawn, '</g>'].join('\n');
}

/** The next of 1, 2, 5 times a power of ten. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find(step => step * power >= value) ?? 10) * power;
}
