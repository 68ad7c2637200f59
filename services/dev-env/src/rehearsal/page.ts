import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const operators = new URL('../../../../docs/operators/', import.meta.url);
const shellBlock = /^ *```sh\n([^]*?)^ *```$/gm;

/**
 * The commands of a page for operators. A block is named by the comment in its first line, so that what is rehearsed is
 * what the page says, to the letter.
 */
export class Page {
  readonly #name: string;
  readonly #blocks: string[];

  /** @param name of a page in `docs/operators`, without `.md` */
  constructor(name: string) {
    this.#name = name;
    const text = readFileSync(fileURLToPath(new URL(`${name}.md`, operators)), 'utf8');
    this.#blocks = [...text.matchAll(shellBlock)].map(([, commands = '']) => commands);
  }

  /** The commands of each block. */
  all(): readonly string[] {
    return this.#blocks;
  }

  /** The commands whose first line is `# <title>`. Throws when the page has none. */
  commands(title: string): string {
    const commands = this.#blocks.find(block => block.trimStart().startsWith(`# ${title}\n`));
    if (commands === undefined) throw new Error(`docs/operators/${this.#name}.md has no commands "# ${title}"`);
    return commands;
  }
}
