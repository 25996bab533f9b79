import { describe, expect, test } from '@jest/globals';
import { answered, withTryBegun, withTryEnded } from '../../../../lambdas/domain/contestations/answering.ts';
import type { Contestation } from '../../../../lambdas/domain/contestations/contestation.ts';
import {
  contactErasedAt,
  erased,
  nextTask,
  presentOf,
} from '../../../../lambdas/domain/contestations/contestation-life.ts';
import { contestationView } from '../../../../lambdas/domain/contestations/contestation-view.ts';
import { aContestation, contestedAt, daysLater } from '../../support/a-contestation.ts';
import { anOfficialAlert } from '../../support/an-alert.ts';
import { karim, sophie } from '../../support/an-official-alert.ts';

const answer = { decision: 'upheld', reasons: 'Rien n’indique un vol : l’alerte était une erreur.' } as const;

function answeredOn(day: number, contestation = aContestation()): Contestation {
  const after = answered(contestation, answer, sophie, daysLater(day));
  if (!after) throw new Error('it was answered already');
  return after;
}

describe('the contact of a contestation', () => {
  test('is erased thirty days after the answer', () => {
    expect(contactErasedAt(answeredOn(10))).toEqual(daysLater(40));
  });

  test('is erased after 180 days at the latest, answered or not', () => {
    expect(contactErasedAt(aContestation())).toEqual(daysLater(180));
    expect(contactErasedAt(answeredOn(170))).toEqual(daysLater(180));
  });

  test('is shown to nobody from its hour on, whatever is stored, nor are the words of the alert', () => {
    const stored = answeredOn(0);
    const shown = contestationView(stored, 'fr', new Date(daysLater(30).getTime() - 1));
    expect(shown).toMatchObject({ contact: 'quelquun@example.org', alert: { place: '12 rue des Lilas' } });
    const later = contestationView(stored, 'fr', daysLater(30));
    expect(later).not.toHaveProperty('contact');
    expect(JSON.stringify(later)).not.toMatch(/example\.org|rue des Lilas|forcent la porte/);
    expect(later).toMatchObject({
      answer,
      alert: { label: 'Cambriolage en cours' },
      contactErasedAt: shown.contactErasedAt,
    });
  });

  test('is gone before an answer that still waits: it cannot leave any more', () => {
    expect(erased(answeredOn(0)).answer?.sending).toBe('given-up');
  });

  test('is gone from what is left', () => {
    expect(presentOf(answeredOn(0), daysLater(30))).toEqual(erased(answeredOn(0)));
    expect(JSON.stringify(erased(aContestation()))).not.toMatch(/example\.org|rue des Lilas/);
  });
});

describe('what is to be done with a contestation', () => {
  test('is to erase its contact in the end', () => {
    expect(nextTask(aContestation())).toEqual({ what: 'erase', at: daysLater(180) });
    expect(nextTask(erased(aContestation()))).toBeUndefined();
  });

  test('is to send the answer first, and at once', () => {
    const waiting = answeredOn(1);
    expect(nextTask(waiting)).toEqual({ what: 'send', at: daysLater(1) });
    expect(nextTask(withTryEnded(withTryBegun(waiting, daysLater(1)), 'sent'))).toEqual({
      what: 'erase',
      at: daysLater(31),
    });
  });

  test('is to try again later and later when it did not leave, ten times at the most', () => {
    let contestation = answeredOn(0);
    let nowMs = contestedAt.getTime();
    const waits: number[] = [];
    for (let task = nextTask(contestation); task?.what === 'send'; task = nextTask(contestation)) {
      waits.push((task.at.getTime() - nowMs) / 60_000);
      nowMs = task.at.getTime();
      contestation = withTryEnded(withTryBegun(contestation, new Date(nowMs)), 'failed');
    }
    expect(waits).toEqual([0, 15, 30, 60, 120, 240, 480, 720, 720, 720]);
    expect(contestation.answer?.sending).toBe('given-up');
  });

  test('is to try no more when the address is refused', () => {
    expect(withTryEnded(withTryBegun(answeredOn(0), contestedAt), 'refused').answer?.sending).toBe('given-up');
  });

  test('is to erase rather than to send, once the hour has come', () => {
    const late = answeredOn(179.9999);
    const tried = withTryBegun(withTryBegun(late, daysLater(179.9999)), daysLater(179.9999));
    expect(nextTask(tried)).toEqual({ what: 'erase', at: daysLater(180) });
  });
});

describe('an answer', () => {
  test('waits to be sent', () => {
    expect(answeredOn(1).answer).toMatchObject({
      ...answer,
      by: { kind: 'town-hall' },
      sending: 'waiting',
      attempts: 0,
    });
  });

  test('is given once: the same again changes nothing, another one is refused', () => {
    const given = answeredOn(1);
    expect(answered(given, answer, karim, daysLater(2))).toBeUndefined();
    expect(() => answered(given, { ...answer, decision: 'rejected' }, karim, daysLater(2))).toThrow('already-answered');
    expect(() => answered(given, { ...answer, reasons: 'Autre chose.' }, karim, daysLater(2))).toThrow(
      'already-answered',
    );
  });

  test('is not given by the officer who wrote the alert', () => {
    const { author } = anOfficialAlert();
    const contestation = aContestation({ alert: { ...aContestation().alert, officerId: author.residentId } });
    expect(() => answered(contestation, answer, author, daysLater(1))).toThrow('not-by-its-author');
    expect(answered(contestation, answer, sophie, daysLater(1))).toBeDefined();
  });

  test('has nowhere to go when the contact is erased', () => {
    expect(answeredOn(200, erased(aContestation())).answer?.sending).toBe('given-up');
  });
});
