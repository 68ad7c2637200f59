import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chatApi } from '@parley/contracts/chat-api';
import type { Room } from '@parley/contracts/room';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '@parley/dev-env/call';
import { endpoints } from '@parley/dev-env/endpoints';
import { eventually } from '@parley/dev-env/eventually';
import { newGroup, newPerson, type Person } from '@parley/dev-env/people';
import { connect } from '@parley/dev-env/sockets';
import { connectVideo, type VideoClient } from '@parley/dev-env/video-sockets';
import type { Browser, Page } from 'playwright-core';
import { App } from '../e2e/app.ts';
import { type Device, newDevice, openBrowser } from '../e2e/browser.ts';
import { giveSenses, heldDevices, ringNotes } from '../e2e/call-senses.ts';

let browser: Browser;
let device: Device;
let page: Page;
let app: App;
let host: Person;
let guest: Person;
let group: Room;
let direct: Room;
/** The host is in calls with a socket alone: enough to ring, to see who comes and goes, and to moderate. */
let hosting: VideoClient;
const hosted: VideoClient[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  [host, guest] = [await newPerson('host'), await newPerson('guest')];
  group = await newGroup(host, [guest], { name: 'Studio' });
  const dm = { kind: 'dm' as const, memberIds: [guest.user.id] };
  direct = (await callAs(host, chatApi.createRoom, { body: dm })).room;
  device = await newDevice(browser);
  page = device.page;
  await giveSenses(device.context);
  app = new App(page, endpoints().httpUrl);
  await app.signIn(guest.user.username, guest.password);
});

afterAll(async () => {
  for (const client of hosted) client.close();
  await browser.close();
});

async function startCall(room: Room): Promise<void> {
  const { ticket } = await callAs(host, videoApi.callTicket, { params: { id: room.id } });
  hosting = await connectVideo(ticket);
  hosted.push(hosting);
  await hosting.ask('call:join');
}

/** The guest goes into the host's call, with camera and microphone on. */
async function joinCall(): Promise<string> {
  const before = hosting.all('peer:joined').length;
  await page.goto(`${app.url}/rooms/${group.id}`);
  await app.call.join();
  await app.call.tile('You').locator('video').waitFor();
  expect(await heldDevices(page)).toBeGreaterThanOrEqual(2);
  await hosting.until(() => hosting.all('peer:joined').length > before);
  return hosting.all('peer:joined').at(-1)?.peerId ?? '';
}

const untilLetGo = () => eventually(async () => expect(await heldDevices(page)).toBe(0));
const left = (peerId: string) => hosting.hears('peer:left', notice => notice.peerId === peerId);

test('"Silence" ends the tone of one ring, and the next one is heard again', async () => {
  await startCall(direct);
  await app.call.ringing.waitFor();
  await eventually(async () => expect(await ringNotes(page)).toBeGreaterThan(0));
  await app.call.ringing.getByRole('button', { name: 'Silence' }).click();
  const heard = await ringNotes(page);
  // Longer than from one tone to the next.
  await page.waitForTimeout(4_000);
  expect(await ringNotes(page)).toBe(heard);
  expect(await app.call.ringing.isVisible()).toBe(true);
  await hosting.ask('call:leave');
  await app.call.ringing.waitFor({ state: 'detached' });
  await startCall(direct);
  await eventually(async () => expect(await ringNotes(page)).toBeGreaterThan(heard));
  await app.call.decline();
  await app.call.ringing.waitFor({ state: 'detached' });
  hosting.close();
});

test('a reload in a call asks first, and leads back into it as one was', async () => {
  await startCall(group);
  const peerId = await joinCall();
  const asked: string[] = [];
  page.on('dialog', dialog => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await left(peerId);
  await app.call.controls.getByRole('button', { name: 'Turn camera off' }).waitFor();
  await app.call.controls.getByRole('button', { name: 'Mute microphone' }).waitFor();
  expect(asked).toEqual(['beforeunload']);
  await app.call.leave();
});

test('camera and microphone go out whichever way a call ends', async () => {
  await joinCall();
  await app.call.leave();
  await untilLetGo();

  await joinCall();
  await page.getByRole('button', { name: 'Back to the conversation' }).click();
  await app.call.dock.getByRole('button', { name: 'Leave call' }).click();
  await untilLetGo();

  await hosting.ask('peer:remove', { peerId: await joinCall() });
  await page.getByText('You were removed from the call').waitFor();
  await untilLetGo();

  await hosting.ask('call:end');
  await startCall(group);
  await joinCall();
  await hosting.ask('call:end');
  await page.getByRole('heading', { name: 'Call ended' }).waitFor();
  await untilLetGo();
});

test('a small group rings when somebody in its call wants it to', async () => {
  const chat = await connect(host);
  await page.goto(`${app.url}/rooms/${group.id}`);
  await startCall(group);
  await eventually(async () => expect((await chat.command('call:ring', { roomId: group.id })).ok).toBe(true));
  await app.call.ringing.getByText('in Studio').waitFor();
  await app.call.decline();
  await chat.hears('call:ring-ended', ({ to, outcome }) => to === guest.user.id && outcome === 'declined');
  await hosting.ask('call:leave');
  await chat.hears('call:changed', ({ call }) => call === null);
  await page.goto(`${app.url}/rooms/${group.id}/call`);
  // The page is up to date: before that it shows what the device remembers of the room.
  await page.getByRole('button', { name: 'Start call', disabled: false }).waitFor();
  await page.getByRole('switch', { name: 'Ring everyone', checked: false }).click();
  await page.getByRole('switch', { name: 'Ring everyone', checked: true }).waitFor();
  await page.getByRole('button', { name: 'Start call' }).click();
  await chat.hears('call:ringing', ({ roomId, by }) => roomId === group.id && by === guest.user.id);
  await page.getByText('Ringing 1 person').waitFor();
  await app.call.leave();
  await untilLetGo();
  chat.close();
});

test('who goes to another page, signs out or closes the tab has left the call', async () => {
  await startCall(group);
  const gone = await joinCall();
  await page.goto('about:blank');
  await left(gone);
  await page.goBack();
  await app.composer.or(app.call.lobby).first().waitFor();
  // The lobby holds one camera and one microphone, each with the copy that it shows.
  expect(await heldDevices(page)).toBeLessThanOrEqual(4);
  expect(await app.call.controls.count()).toBe(0);

  const signedOut = await joinCall();
  await page.getByRole('link', { name: /Settings/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await left(signedOut);
  await untilLetGo();

  await app.signIn(guest.user.username, guest.password);
  const closed = await joinCall();
  await page.close();
  await left(closed);
});
