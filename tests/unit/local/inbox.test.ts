import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openInbox } from '../../../local/inbox/inbox.ts';
import { levelIn } from '../../../local/inbox/level.ts';
import { inMemory } from '../../../local/sqlite.ts';

const sms = (to: string, body = 'hello') => ({ channel: 'sms', to, body }) as const;

describe('the inbox', () => {
  test('gives what came after an item, in order', () => {
    const inbox = openInbox(inMemory);
    inbox.add([sms('+33600000001'), sms('+33600000002')]);
    const [first] = inbox.since();
    inbox.add([sms('+33600000003')]);
    expect(inbox.since(String(first?.id)).map(({ to }) => to)).toEqual(['+33600000002', '+33600000003']);
  });

  test('gives what came since a time, written in ISO 8601 or in milliseconds', () => {
    let now = new Date('2026-11-22T10:00:00.000Z');
    const inbox = openInbox(inMemory, () => now);
    inbox.add([sms('+33600000001')]);
    now = new Date('2026-11-22T10:00:01.000Z');
    inbox.add([sms('+33600000002')]);
    const late = [expect.objectContaining({ to: '+33600000002', at: now.toISOString() })];
    expect(inbox.since('2026-11-22T10:00:00.500Z')).toEqual(late);
    expect(inbox.since('2026-11-22T11:00:01+01:00')).toEqual(late);
    expect(inbox.since(String(now.getTime()))).toEqual(late);
  });

  test('refuses a position that is neither', () => {
    expect(() => openInbox(inMemory).since('yesterday')).toThrow(RangeError);
  });

  test('reads the alert from the link, and leaves out what is not known', () => {
    const inbox = openInbox(inMemory);
    inbox.add([sms('+33600000001', 'https://vigie.example/a/01ARZ3NDEKTSV4RRFFQ69G5FAV'), sms('+33600000002')]);
    const [linked, other] = inbox.since();
    expect(linked?.alertId).toBe('01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(Object.keys(other ?? {}).sort()).toEqual(['at', 'body', 'channel', 'id', 'to']);
  });

  test('survives a restart, and its ids go on growing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'inbox-'));
    const first = openInbox(join(folder, 'inbox.db'));
    first.add([sms('+33600000001')]);
    first.close();
    const second = openInbox(join(folder, 'inbox.db'));
    second.add([sms('+33600000002')]);
    expect(second.since().map(({ id }) => id)).toEqual([1, 2]);
    second.close();
    rmSync(folder, { recursive: true });
  });

  test('gives the last items, oldest first', () => {
    const inbox = openInbox(inMemory);
    inbox.add([1, 2, 3].map((index) => sms(`+3360000000${index}`)));
    expect(inbox.latest(2).map(({ id }) => id)).toEqual([2, 3]);
  });
});

test.each([
  ['DANGER Départ de feu', 'danger'],
  ['[Vigilance] Véhicule suspect, pas de danger', 'vigilance'],
  ['Info : coupure d’eau', 'information'],
  ['Votre code est 123456', undefined],
])('the level of "%s" is %s', (text, level) => {
  expect(levelIn(text)).toBe(level);
});
