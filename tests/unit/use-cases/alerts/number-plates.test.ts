import { beforeEach, describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { saveChange } from '../../../../lambdas/use-cases/alerts/change-alert.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import {
  aQuarter,
  facts,
  hourMs,
  idOf,
  police,
  type Quarter,
  referent,
  refusalOf,
  startMs,
  townHall,
} from '../../support/a-quarter.ts';

const numberPlate = 'AA-123-AA';
let here: Quarter;
let alertId: string;

beforeEach(async () => {
  here = await aQuarter();
  await here.givenNeighbour('olga', { memberships: [], mandates: [townHall] });
  ({ alertId } = await here.report({ numberPlate }));
});

const readings = async () => (await here.alerts.listHistory(alertId)).filter(({ action }) => action === 'plate-read');

describe('a number plate', () => {
  test('is kept encrypted, for 72 hours', async () => {
    const plate = await here.alerts.findPlate(alertId);
    expect(plate).toEqual({
      alertId,
      ciphertext: expect.any(String),
      erasedAt: new Date(startMs + 72 * hourMs).toISOString(),
    });
    expect(Buffer.from(plate?.ciphertext ?? '', 'base64').toString('latin1')).not.toContain(numberPlate);
  });

  test('is nowhere in the alert, nor in its history, nor in the answer to the report', async () => {
    const kept = [await here.alerts.find(alertId), await here.alerts.listHistory(alertId)];
    // Not its figures alone: a hash may hold them by chance.
    expect(JSON.stringify(kept)).not.toMatch(/123\W?AA/i);
    expect(await here.report({ numberPlate })).not.toHaveProperty('numberPlate');
  });

  test('is shown to an officer, each reading recorded first', async () => {
    expect(await here.get('olga', alertId)).toMatchObject({ numberPlate });
    expect(await here.get('olga', alertId)).toMatchObject({ numberPlate });
    expect(await readings()).toMatchObject([
      { actor: { residentId: idOf('olga'), kind: 'town-hall' }, details: {} },
      { actor: { residentId: idOf('olga'), kind: 'town-hall' }, details: {} },
    ]);
  });

  test('is shown to nobody else', async () => {
    await here.givenNeighbour('sacha');
    await here.givenNeighbour('alex', { mandates: [referent] });
    for (const name of ['camille', 'sacha', 'alex']) {
      expect(await here.get(name, alertId)).not.toHaveProperty('numberPlate');
    }
    expect(await readings()).toEqual([]);
  });

  test('is shown to the police under a protocol in force alone', async () => {
    await here.givenNeighbour('paul', { mandates: [police] });
    expect(await here.get('paul', alertId)).not.toHaveProperty('numberPlate');
    await here.communities.putProtocol(aProtocol());
    expect(await here.get('paul', alertId)).toMatchObject({ numberPlate });
  });

  test('is in no list', async () => {
    await here.givenNeighbour('alex', { mandates: [townHall] });
    for (const { items } of [await here.list('alex'), await here.listMine('alex'), await here.listMine('olga')]) {
      expect(items).toMatchObject([{ alertId }]);
      expect(items[0]).not.toHaveProperty('numberPlate');
    }
  });

  test('is given to nobody from 72 hours on', async () => {
    here.pass(72 * hourMs - 1);
    expect(await here.get('olga', alertId)).toMatchObject({ numberPlate });
    here.pass(1);
    expect(await here.get('olga', alertId)).not.toHaveProperty('numberPlate');
  });

  test('is not shown from 72 hours on even where it is not erased yet', async () => {
    const kept = await here.alerts.findPlate(alertId);
    here.pass(72 * hourMs);
    const alerts = { ...here.alerts, findPlate: async () => kept };
    expect(await here.get('olga', alertId, { alerts })).not.toHaveProperty('numberPlate');
  });
});

describe('when a reading', () => {
  test('cannot be recorded, the alert is shown without its plate', async () => {
    const alerts = { ...here.alerts, save: async () => Promise.reject(new Refusal('unavailable')) };
    const view = await here.get('olga', alertId, { alerts });
    expect(view).toMatchObject({ alertId, description: facts.description });
    expect(view).not.toHaveProperty('numberPlate');
    expect(here.unreadPlates).toEqual([expect.objectContaining({ code: 'unavailable' })]);
  });

  test('meets another change, it is recorded after it', async () => {
    let interruptions = 1;
    const save: typeof here.alerts.save = async (before, ...rest) => {
      if (interruptions > 0) {
        interruptions -= 1;
        const event = {
          actor: { residentId: idOf('camille'), kind: 'resident' },
          action: 'witnessed',
          details: {},
        } as const;
        await saveChange(here.alerts, before, { alert: before, events: [event] }, here.clock());
      }
      return here.alerts.save(before, ...rest);
    };
    expect(await here.get('olga', alertId, { alerts: { ...here.alerts, save } })).toMatchObject({ numberPlate });
    expect((await here.alerts.listHistory(alertId)).map(({ action }) => action)).toEqual([
      'reported',
      'witnessed',
      'plate-read',
    ]);
  });

  test('cannot be decrypted, the alert is shown without, and nothing is recorded', async () => {
    const plates = { ...here.plates, decrypt: async () => Promise.reject(new Error('no key')) };
    expect(await here.get('olga', alertId, { plates })).not.toHaveProperty('numberPlate');
    expect(await readings()).toEqual([]);
    expect(here.unreadPlates).toHaveLength(1);
  });
});

test('a plate that cannot be encrypted is not lost in silence: the report may be sent again', async () => {
  const plates = { ...here.plates, encrypt: async () => Promise.reject(new Error('no key')) };
  const call = here.report({ numberPlate }, {}, { plates });
  await expect(call).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 });
  expect(await refusalOf(call)).toBe('unavailable');
  expect((await here.list('camille')).items).toHaveLength(1);
});
