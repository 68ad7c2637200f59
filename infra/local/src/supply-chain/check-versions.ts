import { ROOT } from '../config.ts';
import { readImages, type Image } from './images.ts';
import { compareVersions, numbersOf } from './versions.ts';

const LIMIT_MS = 10_000;

/** Tags of an image at Docker Hub that begin with that text, newest first. */
async function tagsOf(name: string, beginning: string): Promise<string[]> {
  const repository = name.includes('/') ? name : `library/${name}`;
  const address = `https://hub.docker.com/v2/repositories/${repository}/tags?page_size=100&name=${beginning}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS) });
  if (!response.ok) throw new Error(`the registry answered ${response.status}`);
  return ((await response.json()) as { results: { name: string }[] }).results.map(tag => tag.name);
}

/** Newer tags of the same form: the same major version where there is one, the same words after the numbers. */
export function newerTags({ tag }: Pick<Image, 'tag'>, tags: readonly string[]): string[] {
  const form = (text: string): string => text.replace(/\d+(\.\d+)*/, '#');
  const [major] = numbersOf(tag);
  return tags
    .filter(other => form(other) === form(tag) && numbersOf(other)[0] === major)
    .filter(other => numbersOf(other).length === numbersOf(tag).length && compareVersions(other, tag) > 0)
    .sort((a, b) => compareVersions(b, a));
}

/** One line for an image: what is newer, or that nobody could be asked. */
async function look(image: Image): Promise<{ line: string; reached: boolean }> {
  const { name, tag } = image;
  try {
    const [newest] = newerTags(image, await tagsOf(name, `${/^v/.exec(tag) ?? ''}${numbersOf(tag)[0]}.`));
    return { reached: true, line: newest ? `newer: ${name}:${tag} → ${newest}` : `newest: ${name}:${tag}` };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { reached: false, line: `not reached: ${name}:${tag} (${cause?.code ?? message})` };
  }
}

if (import.meta.main) {
  const looked = await Promise.all(
    readImages(ROOT)
      .filter(({ floating }) => !floating)
      .map(look),
  );
  for (const { line } of looked) console.log(line);
  const missed = looked.filter(({ reached }) => !reached).length;
  if (missed > 0) console.log(`Not known of ${missed} of ${looked.length}: run it where the registry can be reached.`);
  console.log('Packages: npm outdated');
  process.exitCode = missed > 0 ? 2 : 0;
}
