import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { type Guest, inviteGuests } from '../e2e/call-party.ts';
import { channelIn, createSpace, inviteLink } from '../e2e/space.ts';

let browser: Browser;
/** Alder owns the space and moderates its calls, Rowan is a member. */
let alder: Guest, rowan: Guest;

beforeAll(async () => {
  browser = await openBrowser();
  [alder, rowan] = (await inviteGuests(browser, 'Alder', 'Rowan')) as [Guest, Guest];
  for (const { page } of [alder.app, rowan.app]) await page.setViewportSize({ width: 1280, height: 720 });
  await createSpace(alder.app, 'Harbour', 'Team');
  await channelIn(alder.app.page, 'Harbour', 'general').waitFor();
  await rowan.app.page.goto(await inviteLink(alder.app, 'Harbour'));
  await rowan.app.page.getByRole('button', { name: 'Join space' }).click();
  await channelIn(rowan.app.page, 'Harbour', 'general').waitFor();
});
afterAll(() => browser.close());

test('a voice channel becomes a stage: a member listens, raises a hand, is let speak, and listens again', async () => {
  const [host, member] = [alder.app.page, rowan.app.page];
  await host.getByRole('button', { name: 'Menu of Harbour' }).click();
  await host.getByRole('menuitem', { name: 'Space settings' }).click();
  await host.getByRole('link', { name: 'Channels' }).click();
  await host.getByRole('button', { name: 'Edit Daily' }).click();
  await host.getByRole('switch', { name: 'Stage' }).click();
  await host.getByRole('button', { name: 'Save' }).click();
  await host.getByRole('dialog').waitFor({ state: 'detached' });
  await host.goBack();
  await channelIn(member, 'Harbour', 'Daily').getByText('Stage channel').waitFor({ state: 'attached' });
  await channelIn(host, 'Harbour', 'Daily').click();
  await alder.app.call.enter();
  await channelIn(member, 'Harbour', 'Daily').click();
  await member.getByRole('button', { name: 'Listen in' }).click();
  await member.getByText('You’re listening.').waitFor();
  expect(await rowan.app.call.controls.getByRole('button', { name: /microphone/ }).count()).toBe(0);
  await rowan.app.call.press('Raise hand');
  await host.getByRole('button', { name: 'Let Rowan speak' }).click();
  await rowan.app.call.press('Unmute microphone');
  await rowan.app.call.controls.getByRole('button', { name: 'Mute microphone' }).waitFor();
  await alder.app.call.act('Rowan', 'Back to the listeners');
  await member.getByText('You’re listening.').waitFor();
});

test('a moderator moves somebody to another channel, and their device follows', async () => {
  const [host, member] = [alder.app.page, rowan.app.page];
  await host.getByRole('button', { name: 'Options for Rowan' }).click();
  await host.getByRole('menuitem', { name: 'Move to another channel…' }).click();
  await host.getByRole('dialog').getByRole('button', { name: 'Meeting room' }).click();
  await member.getByText('A moderator moved you to another channel').waitFor();
  await member.getByRole('heading', { name: 'Meeting room', level: 1 }).waitFor();
  await rowan.app.call.controls.getByRole('button', { name: 'Unmute microphone' }).waitFor();
  await host.getByRole('list', { name: 'People in Meeting room' }).getByText('Rowan').waitFor();
});
