import { expect, test } from '@jest/globals';
import { accountApi } from '@parley/contracts/account-api';
import { authApi } from '@parley/contracts/auth-api';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '@parley/dev-env/call';
import { mailsTo, tokenIn, type CaughtMail } from '@parley/dev-env/mails';
import { newPeople, newPerson, type Person } from '@parley/dev-env/people';
import { refusal } from '@parley/dev-env/refusal';
import { newSpace } from '@parley/dev-env/spaces';

const aboutConfirming = /^Confirm your e-mail address/;
const emailOf = ({ user }: Person) => user.email ?? '';
const me = async (who: Person) => (await callAs(who, authApi.me, {})).user;
const verify = (token: string) => callAs(undefined, accountApi.verifyEmail, { body: { token } });
const signIn = (login: string, password: string) => callAs(undefined, authApi.login, { body: { login, password } });
const wish = (who: Person, email: string, password = who.password) =>
  callAs(who, accountApi.changeEmail, { body: { email, currentPassword: password } });
const rename = (who: Person, username: string) => callAs(who, accountApi.changeUsername, { body: { username } });

/** The token of the newest link that came to an address. */
async function linkTo(address: string, count = 1): Promise<string> {
  const [mail] = await mailsTo(address, count, aboutConfirming);
  return tokenIn(mail as CaughtMail);
}

test('an address is confirmed by the link that comes with the registration, once', async () => {
  const ann = await newPerson('confirms');
  expect(await me(ann)).toMatchObject({ emailVerified: false, pendingEmail: null });
  const token = await linkTo(emailOf(ann));
  expect(await verify(token)).toEqual({ email: emailOf(ann) });
  expect(await me(ann)).toMatchObject({ emailVerified: true });
  expect(await refusal(verify(token))).toBe('link_invalid');
  // There is nothing left to send.
  await callAs(ann, accountApi.resendVerification, {});
  await mailsTo(emailOf(ann), 1, aboutConfirming);
});

test('another address counts once it is confirmed, and the old one hears of it', async () => {
  const [ann, ben] = (await newPeople(2, 'moves')) as [Person, Person];
  const [old, next] = [emailOf(ann), `new-${emailOf(ann)}`];
  const first = await linkTo(old);
  expect(await refusal(wish(ann, next, 'not the password'))).toBe('wrong_password');
  expect(await refusal(wish(ann, emailOf(ben)))).toBe('email_taken');
  expect((await wish(ann, next.toUpperCase())).user).toMatchObject({ email: old, pendingEmail: next });
  await signIn(old, ann.password);
  await linkTo(next);
  await callAs(ann, accountApi.resendVerification, {});
  await verify(await linkTo(next, 2));
  expect(await me(ann)).toMatchObject({ email: next, emailVerified: true, pendingEmail: null });
  await mailsTo(old, 1, /has another e-mail address$/);
  await signIn(next, ann.password);
  expect(await refusal(signIn(old, ann.password))).toBe('invalid_credentials');
  expect(await refusal(verify(first))).toBe('link_invalid');
});

test('who keeps the address ends the link; of two who want one address one gets it', async () => {
  const [ann, ben] = (await newPeople(2, 'wants')) as [Person, Person];
  const next = `one-${emailOf(ann)}`;
  await wish(ann, next);
  const given = await linkTo(next);
  expect((await callAs(ann, accountApi.cancelEmailChange, {})).user.pendingEmail).toBeNull();
  expect(await refusal(verify(given))).toBe('link_invalid');
  await wish(ann, next);
  const ofAnn = await linkTo(next, 2);
  await wish(ben, next);
  const ofBen = await linkTo(next, 3);
  const answers = await Promise.all([refusal(verify(ofAnn)), refusal(verify(ofBen))]);
  expect(answers.sort()).toEqual(['allowed', 'email_taken']);
});

test('a link that set a new password has shown the address too', async () => {
  const ann = await newPerson('forgets');
  await callAs(undefined, accountApi.askReset, { body: { email: emailOf(ann) } });
  const [mail] = await mailsTo(emailOf(ann), 1, /^Set a new password/);
  const body = { token: tokenIn(mail as CaughtMail), newPassword: 'eleven quiet harbours 7' };
  await callAs(undefined, accountApi.resetPassword, { body });
  expect((await signIn(emailOf(ann), body.newPassword)).user.emailVerified).toBe(true);
});

test('a space for some domains lets in who has confirmed an address there', async () => {
  const [host, ann] = (await newPeople(2, 'domain')) as [Person, Person];
  const space = await newSpace(host);
  const params = { id: space.id };
  await callAs(host, admissionApi.updateAdmission, { params, body: { emailDomains: ['example.org'] } });
  const { invite } = await callAs(host, spaceApi.createInvite, { params, body: {} });
  const enter = (token: string) => refusal(callAs({ token }, spaceApi.acceptInvite, { params: { code: invite.code } }));
  expect(await enter(ann.token)).toBe('email_unverified');
  await verify(await linkTo(emailOf(ann)));
  expect(await enter((await signIn(emailOf(ann), ann.password)).accessToken)).toBe('allowed');
});

test('a username changes twice a week; nobody else gets the old one, and its owner may', async () => {
  const [ann, ben] = (await newPeople(2, 'renames')) as [Person, Person];
  const old = ann.user.username;
  expect(await refusal(rename(ann, 'parley-support'))).toBe('validation_failed');
  expect(await refusal(rename(ann, ben.user.username))).toBe('username_taken');
  expect((await rename(ann, `x${old}`)).user.username).toBe(`x${old}`);
  expect(await refusal(rename(ben, old))).toBe('username_taken');
  const { users } = await callAs(ben, authApi.searchUsers, { query: { search: `x${old}` } });
  expect(users.map(({ id }) => id)).toEqual([ann.user.id]);
  await signIn(`x${old}`, ann.password);
  expect((await rename(ann, old)).user.username).toBe(old);
  const third = rename(ann, `y${old}`);
  await expect(third).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
});
