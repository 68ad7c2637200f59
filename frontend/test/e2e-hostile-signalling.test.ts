import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { newCall, signTicket, ticketClaims, type CallPlace } from '@parley/dev-env/call-tickets';
import { VideoNode } from '@parley/dev-env/video-node';
import { enterCall, type Caller } from '@parley/dev-env/video-sockets';
import type { Browser } from 'playwright-core';
import { type Device, openBrowser } from '../e2e/browser.ts';
import { remoteDescriptions } from '../e2e/call-probe.ts';
import { bundleExample, joinPlainly, openPlainPage } from '../e2e/plain-page.ts';

/** What takes a browser's media away, if it gets into the description that it is given. */
const evil = [
  'a=ice-ufrag:evil',
  'a=ice-pwd:evilevilevilevilevilevil',
  'a=candidate:1 1 udp 2122260223 198.51.100.7 9 typ host',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'EE').join(':')}`,
  'this is no line of an sdp',
].join('\r\n');

let browser: Browser;
let library: string;
let node: VideoNode;
let call: CallPlace;
let mallory: Caller;
let victim: Device;

beforeAll(async () => {
  node = await VideoNode.start({ name: 'hostile', database: 13 });
  library = await bundleExample();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await node?.stop('SIGKILL');
});
beforeEach(async () => {
  call = newCall();
  victim = await openPlainPage(browser, library, `${node.url}/rtc/socket.io/?EIO=4&transport=polling`);
});
afterEach(() => victim.context.close());

/** Each connection of the page, line by line, once it knows of so many media sections. */
async function descriptionsWith(sections: number): Promise<string[][]> {
  await victim.page.waitForFunction(count => callProbe.remote().join('').split('m=').length > count, sections);
  return (await remoteDescriptions(victim.page)).map(sdp => sdp.trimEnd().split('\r\n'));
}

const valuesOf = (lines: string[], start: string) => lines.filter(line => line.startsWith(start));

test("over the server: nothing of a sender's choice stands in what another browser is told", async () => {
  await victim.page.route('**/call/ticket', route =>
    route.fulfill({ json: { ticket: signTicket(ticketClaims(call)), callId: call.callId, iceServers: [] } }),
  );
  await joinPlainly(victim.page, { url: node.url, accessToken: randomUUID(), roomId: call.roomId });
  mallory = await enterCall(call, { url: node.url, input: { topologies: ['sfu'] } });
  const { id: transportId } = await mallory.client.ask('transport:create', { direction: 'send' });
  const codec = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };
  const send = (rtpParameters: object, source: string) =>
    mallory.client.command('producer:create', { transportId, kind: 'audio', rtpParameters, source });
  const broken = [
    { codecs: [codec], encodings: [{ ssrc: 1 }], rtcp: { cname: `x\r\n${evil}` } },
    { codecs: [codec], encodings: [{ ssrc: 1 }], msid: `x\r\n${evil} y` },
    { codecs: [{ ...codec, parameters: { [`x\r\n${evil}`]: 1 } }], encodings: [{ ssrc: 1 }] },
    { codecs: [{ ...codec, parameters: { x: `1\r\n${evil}` } }], encodings: [{ ssrc: 1 }] },
  ];
  for (const parameters of broken) {
    expect(await send(parameters, 'mic')).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  }
  const printable = {
    msid: 'evil evil',
    codecs: [{ ...codec, parameters: { useinbandfec: 1, evil: 'evil' } }],
    encodings: [{ ssrc: 4_711 }],
    rtcp: { cname: 'evil' },
  };
  expect(await send(printable, 'mic')).toMatchObject({ ok: true });

  // Its own two sources are sent to the server; Mallory's microphone is what it receives.
  const all = await descriptionsWith(3);
  const receiving = all.find(lines => lines.includes('a=sendonly')) ?? [];
  expect(all.flat().filter(line => line.includes('evil') || !/^[a-z]=[\x20-\x7e]*$/.test(line))).toEqual([]);
  expect(valuesOf(receiving, 'a=ssrc:')).toEqual([expect.stringMatching(/^a=ssrc:\d+ cname:[0-9a-f-]{36}$/)]);
  expect(valuesOf(receiving, 'a=fmtp:')).toEqual([expect.stringMatching(/^a=fmtp:\d+ useinbandfec=1$/)]);
  expect(valuesOf(receiving, 'a=candidate:').every(line => line.includes(' 127.0.0.1 '))).toBe(true);
  expect(victim.complaints).toEqual([]);
  await mallory.client.ask('call:leave');
});

test('directly: a description of a real browser goes through, and what is put into it does not', async () => {
  mallory = await enterCall(call, { url: node.url });
  const ann = await enterCall(call, { url: node.url });
  const sdp = await victim.page.evaluate(async () => {
    const offering = new RTCPeerConnection();
    for (const kind of ['audio', 'video', 'video', 'audio']) offering.addTransceiver(kind);
    await offering.setLocalDescription();
    await new Promise<void>(resolve => {
      offering.addEventListener('icegatheringstatechange', () => resolve(), { once: true });
      if (offering.iceGatheringState === 'complete') resolve();
    });
    return offering.localDescription?.sdp ?? '';
  });
  const offer = (text: string) =>
    mallory.client.command('signal', { to: ann.peerId, description: { type: 'offer', sdp: text } });
  const withLine = (line: string) => sdp.replace('a=mid:0', () => `a=mid:0\r\n${line}`);

  expect(await offer(withLine(evil))).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  expect(await offer(withLine('a=rtpmap:0 x y'))).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  expect(await offer(withLine('a=x-evil:1'))).toMatchObject({ ok: true });
  const { description } = await ann.client.hears('signal');
  expect(description?.sdp).toBe(sdp);
  const answer = await victim.page.evaluate(async told => {
    const answering = new RTCPeerConnection();
    await answering.setRemoteDescription({ type: 'offer', sdp: told });
    await answering.setLocalDescription();
    return answering.localDescription?.sdp ?? '';
  }, description?.sdp ?? '');
  expect((await remoteDescriptions(victim.page)).join('')).not.toContain('evil');

  await ann.client.ask('signal', { to: mallory.peerId, description: { type: 'answer', sdp: answer } });
  expect((await mallory.client.hears('signal')).description?.sdp).toBe(answer);
  for (const { client } of [ann, mallory]) await client.ask('call:leave');
});
