import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { FreezingProxy } from '@parley/dev-env/freezing-proxy';
import { newPerson, type Person } from '@parley/dev-env/people';
import { startFiles, type FilesProcess } from './support/files-process.ts';
import { halves } from './support/made-pictures.ts';

let files: FilesProcess;
let proxy: FreezingProxy;
let ann: Person;
let png: Buffer;

beforeAll(async () => {
  const { url } = endpoints().s3;
  proxy = await FreezingProxy.before(url);
  files = await startFiles(proxy.through(url));
  ann = await newPerson('picture');
  png = await halves().png().toBuffer();
});

afterAll(async () => {
  proxy?.close();
  await files?.stop();
});

async function upload() {
  const headers = { authorization: `Bearer ${ann.token}`, 'content-type': 'image/png' };
  const body = new Uint8Array(png);
  const response = await fetch(`${files.url}/api/pictures?use=avatar`, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as { code?: string; picture?: { url: string } } };
}

const readiness = async () => (await fetch(`${files.adminUrl}/readyz`)).json() as Promise<{ status: string }>;

test('while the store hangs uploads are refused in bounded time; they work again when it is back', async () => {
  await eventually(async () => expect((await upload()).status).toBe(201));
  proxy.freeze();
  const begun = performance.now();
  const refused = await upload();
  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(performance.now() - begun).toBeLessThan(12_000);
  await eventually(async () => expect((await readiness()).status).toBe('degraded'));
  proxy.thaw();
  const back = await eventually(async () => {
    const tried = await upload();
    expect(tried.status).toBe(201);
    return tried;
  });
  expect((await fetch(`${files.url}${back.body.picture?.url}`)).status).toBe(200);
  await eventually(async () => expect((await readiness()).status).toBe('ready'));
});
