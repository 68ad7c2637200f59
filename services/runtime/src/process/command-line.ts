import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Described<O extends Options> = { [N in keyof O]: O[N] & { about: string } };

/** What one of our programs takes, and what its `--help` says. */
export interface CommandLine<O extends Options> {
  /** As people type it: `npm run replay --`. */
  command: string;
  about: string;
  /** What its words without dashes are; without it none are taken. */
  words?: { name: string; about: string };
  options?: Described<O>;
}

const help = { type: 'boolean', short: 'h', about: 'says this' } as const;

/**
 * The arguments of this process. `--help` is answered and ends it with 0; what the program does not know ends it with 2 and
 * the name of the argument, before anything is done.
 */
export function readCommandLine<O extends Options>(line: CommandLine<O>, args: string[] = process.argv.slice(2)) {
  const options = { ...(line.options ?? ({} as Described<O>)), help };
  const { values, positionals } = orUsage(line, () =>
    parseArgs({ args, options, allowPositionals: line.words !== undefined, strict: true }),
  );
  if ((values as { help?: boolean }).help) {
    console.log(usageOf(line));
    process.exit(0);
  }
  return { flags: values, words: positionals };
}

/** Ends the process as a wrong command line does. */
export function refuseCommandLine(line: CommandLine<Options>, problem: string): never {
  console.error(`${problem}\n\n${usageOf(line)}`);
  process.exit(2);
}

function orUsage<T>(line: CommandLine<Options>, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuseCommandLine(line, error instanceof Error ? error.message : String(error));
  }
}

function usageOf({ command, about, words, options = {} }: CommandLine<Options>): string {
  const described = { ...options, help } as Described<Options>;
  const flags = Object.entries(described).map(([name, { type, about: what }]) => [
    `--${name}${type === 'string' ? ' …' : ''}`,
    what,
  ]);
  const rows = words ? [[words.name, words.about], ...flags] : flags;
  const width = Math.max(...rows.map(([left = '']) => left.length));
  const head = `Usage: ${command}${words ? ` [${words.name} …]` : ''} [--option …]`;
  return [head, about, '', ...rows.map(([left = '', right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}
