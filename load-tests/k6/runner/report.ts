import { isMet, type Figure, type Table } from '../../bench/lib/finding.ts';
import { goalOf, show, toTable } from '../../bench/lib/report.ts';
import type { Question, Size } from '../questions/question.ts';
import { changeTable, type Change } from './compare.ts';
import type { Result } from './result.ts';

/** The report of one run as Markdown; its picture lies beside it. */
export function toMarkdown(question: Question, size: Size, result: Result, changes: readonly Change[]): string {
  const { name, profile, where, noise } = result;
  const { at, commit, changed, cpu, cores, memoryGiB, node, loadAverage } = where;
  return [
    `# k6: ${name} (${profile})`,
    question.about,
    `${at.slice(0, 16).replace('T', ' ')} UTC; ${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}; commit ${commit}` +
      `${changed ? ' with changes' : ''}. All servers and k6 share the machine; its load average was ` +
      `${loadAverage.toFixed(1)} before. ${describe(size)}`,
    toTable(figureTable(result.figures)),
    `![The run over time](${name}-${profile}.svg)`,
    ...(changes.length > 0 ? [`## Against the last run`, toTable(changeTable(changes)), noiseNote(noise)] : []),
    `\`npm run test:load -- ${name}${profile === 'dev' ? '' : ` --profile ${profile}`}\``,
  ]
    .join('\n\n')
    .concat('\n');
}

/** All figures, those with a goal first. */
export function figureTable(figures: readonly Figure[]): Table {
  const judged = figures.filter(figure => isMet(figure) !== undefined);
  const others = figures.filter(figure => isMet(figure) === undefined);
  const rows = [
    ...judged.map(figure => [figure.name, show(figure), goalOf(figure), isMet(figure) ? 'yes' : 'NO']),
    ...others.map(figure => [figure.name, show(figure), '', '']),
  ];
  return { title: 'Figures', columns: ['figure', 'measured', 'goal', 'met'], rows };
}

function describe({ people, rooms, connectPerSecond, stages }: Size): string {
  const groups = rooms.map(({ count, size }) => `${count} rooms of ${size}`).join(', ');
  const sent = stages.map(({ name, perSecond, seconds }) => `${name} ${perSecond}/s for ${seconds} s`).join(', ');
  const connects = connectPerSecond > 0 ? `, ${connectPerSecond} new sockets a second` : '';
  return `${people} people${groups && ` in ${groups}`}${connects}; ${sent}.`;
}

function noiseNote(noise: Result['noise']): string {
  if (!noise) return 'No pair of equal runs was measured yet (`--pair`): nothing is called a regression.';
  return 'A regression is a change for the worse of more than twice the distance of a measured pair, and of 10 % at least.';
}
