import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { compareVersions } from './versions.ts';

/** An image of somebody else that Parley runs or builds on. */
export interface Image {
  readonly name: string;
  readonly tag: string;
  /** The oldest version without a known hole that matters here, which hole that is, and who says so. */
  readonly minimum?: string;
  readonly why?: string;
  readonly advisory?: string;
  /** The tag names a line and not a version: each build takes the newest of it. */
  readonly floating?: boolean;
}

const LIST = 'infra/images.json';
const FIX = `Write the newest patch release into ${LIST} and into the file that is named.`;

/** The list, in infra/images.json. */
export function readImages(root: string): Image[] {
  return (JSON.parse(readFileSync(join(root, LIST), 'utf8')) as { images: Image[] }).images;
}

/** Every image that a file of the repository names, with the file. Our own and the stages of a build are left out. */
export function imagesInUse(root: string): { file: string; image: string }[] {
  const patterns = {
    'docker-compose.yml': /^\s*image: ([^\s{$]+)$/gm,
    'k8s/parley/values.yaml': /^\s*(?:image|postgres|redis|kafka|mongo): ([a-z0-9][a-z0-9./_-]*:[^\s{}]+)$/gm,
    '{services,gateway,infra/compose}/*Dockerfile': /^(?:FROM|ARG BASE=|ARG BASE =)\s*([a-z0-9./_-]+:[\w.-]+)/gm,
  };
  return Object.entries(patterns).flatMap(([pattern, line]) =>
    globSync(pattern, { cwd: root }).flatMap(file =>
      [...readFileSync(join(root, file), 'utf8').matchAll(line)]
        .map(([, image = '']) => ({ file, image }))
        .filter(({ image }) => !image.startsWith('parley/')),
    ),
  );
}

/** What is wrong with the images: in no list, of another version than the list's, or older than is safe. */
export function findStaleImages(images: readonly Image[], used: readonly { file: string; image: string }[]): string[] {
  const byName = new Map(images.map(image => [image.name, image]));
  const old = images.flatMap(({ name, tag, minimum, why = '' }) =>
    minimum !== undefined && compareVersions(tag, minimum) < 0
      ? [`${LIST}: ${name}:${tag} is older than ${minimum}: ${why}`]
      : [],
  );
  const other = used.flatMap(({ file, image }) => {
    const { name, tag } = splitImage(image);
    const listed = byName.get(name);
    if (!listed) return [`${file}: ${image} is not in ${LIST}`];
    return listed.tag === tag ? [] : [`${file}: ${image} is not ${listed.tag}, as ${LIST} has it`];
  });
  const named = new Set(used.map(({ image }) => splitImage(image).name));
  const unused = images.filter(({ name }) => !named.has(name)).map(({ name }) => `${LIST}: nothing uses ${name}`);
  return [...old, ...other, ...unused];
}

function splitImage(image: string): { name: string; tag: string } {
  const [reference = ''] = image.split('@');
  const at = reference.lastIndexOf(':');
  return { name: reference.slice(0, at), tag: reference.slice(at + 1) };
}

/** Throws a {@link Problem} that names every image which is not as it should be. */
export function checkImages(root: string): void {
  const found = findStaleImages(readImages(root), imagesInUse(root));
  if (found.length > 0) throw new Problem(`${found.length} images are not kept up.`, FIX, found);
}
