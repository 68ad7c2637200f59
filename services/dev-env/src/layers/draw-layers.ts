import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, format, type ICruiseResult } from 'dependency-cruiser';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const { default: config } = await import(join(root, '.dependency-cruiser.mjs'));

/** What is drawn: folders, each as one box. */
const pictures = [
  {
    title: 'The packages',
    includeOnly: '^(services|infra|gateway|frontend/src|load-tests|k8s)/',
    collapse: '^(services|infra)/[^/]+|^(gateway|frontend|load-tests|k8s)',
  },
  ...['auth', 'chat', 'video', 'files', 'runtime'].map(name => ({
    title: `Inside ${name}`,
    includeOnly: `^services/${name}/src/[^/]+/`,
    collapse: `^services/${name}/src/[^/]+`,
  })),
  { title: 'Inside the web app', includeOnly: '^frontend/src/[^/]+/', collapse: '^frontend/src/(features/)?[^/]+' },
];

/** The page of who imports whom, as the code is now. */
export async function drawLayers(): Promise<string> {
  const { options } = config;
  const places = ['services', 'infra', 'gateway', 'frontend/src', 'load-tests', 'k8s'];
  const { output } = await cruise(places, {
    ...options,
    baseDir: root,
    exclude: { path: `${options.exclude.path}|(^|/)test/` },
  });
  const drawn = [];
  for (const { title, includeOnly, collapse } of pictures) {
    const picture = await format(output as ICruiseResult, { outputType: 'mermaid', includeOnly, collapse });
    drawn.push(`## ${title}\n\n\`\`\`mermaid\n${(picture.output as string).trim()}\n\`\`\`\n`);
  }
  return [head, ...drawn].join('\n');
}

const head = `# Who imports whom

\`npm run layers\` makes this page from the code, tests left out; a test fails when it is old. Which of these arrows may be there at all is
written in [.dependency-cruiser.mjs](../.dependency-cruiser.mjs), which \`npm test\` holds. Between files there is no circle; between folders
an arrow may go both ways, where some files of each know some of the other.
`;
