import { describe, expect, test } from '@jest/globals';
import { endWords } from '../src/features/call/ended/end-words.ts';
import { aloneWords } from '../src/features/call/ring/alone-words.ts';

describe('alone in the call of a dm', () => {
  const facts = { name: 'Mira', age: 2_000, isRingOver: false, online: true };

  test('it rings for who is online', () => {
    expect(aloneWords(facts)).toEqual({
      title: 'Calling Mira…',
      hint: 'Their devices are ringing.',
      isRinging: true,
    });
  });

  test('nothing rings for who is offline, and it says so', () => {
    const words = aloneWords({ ...facts, online: false });
    expect(words.isRinging).toBe(false);
    expect(words.title).toBe('Mira is offline.');
  });

  test.each([
    ['the ring has ended, or the other one was here before', { ...facts, isRingOver: true }],
    ['it has rung for as long as it may', { ...facts, age: 31_000 }],
  ])('nobody is being called when %s', (_, given) => {
    expect(aloneWords(given)).toMatchObject({ title: 'Waiting for Mira', isRinging: false });
  });
});

describe('the page after a call', () => {
  const facts = { reason: 'left', ring: 'accepted', goesOn: false, wasAnswered: true, name: 'Mira' } as const;

  test('the last one out ended it', () => {
    expect(endWords(facts)).toMatchObject({ title: 'Call ended', again: 'Call again' });
  });

  test('who leaves others behind can come back', () => {
    expect(endWords({ ...facts, goesOn: true })).toMatchObject({ title: 'You left the call', again: 'Rejoin' });
  });

  test('nobody has left a call that nobody answered', () => {
    const { hint } = endWords({ ...facts, ring: 'cancelled', wasAnswered: false });
    expect(hint).not.toContain('left');
  });

  test('a ring that was refused is told as such, no matter who hung up', () => {
    expect(endWords({ ...facts, ring: 'declined', wasAnswered: false }).title).toBe('Mira declined');
  });
});
