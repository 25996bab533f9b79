import { beforeEach, describe, expect, test } from '@jest/globals';
import type { meOperations } from '../../../../contract/operations/me.ts';
import { endAbsence } from '../../../../lambdas/use-cases/residents/end-absence.ts';
import { getMe } from '../../../../lambdas/use-cases/residents/get-me.ts';
import { setAbsence } from '../../../../lambdas/use-cases/residents/set-absence.ts';
import { aResident } from '../../support/a-resident.ts';
import { callerOf, meFixture, refusalOf, requestOf } from '../../support/me-fixture.ts';

const { residentId } = aResident();
const caller = callerOf({ residentId });
const period = { from: '2026-12-24', to: '2027-01-02' };

let fixture = meFixture();
beforeEach(() => {
  fixture = meFixture();
});

const set = (body = period) => setAbsence(fixture)(requestOf<typeof meOperations.setAbsence>({ caller, body }));
const end = () => endAbsence(fixture)(requestOf<typeof meOperations.endAbsence>({ caller }));
const shown = async () => (await getMe(fixture)(requestOf<typeof meOperations.getMe>({ caller }))).absence;

describe('my absence', () => {
  test('is shown to me, takes the place of the one before, and ends', async () => {
    expect(await set()).toEqual(period);
    expect(await shown()).toEqual(period);
    await set({ from: '2026-12-26', to: '2026-12-27' });
    expect(await shown()).toEqual({ from: '2026-12-26', to: '2026-12-27' });
    await end();
    expect(await shown()).toBeUndefined();
    expect(await end()).toBeUndefined();
  });

  test('is no longer shown once it is over', async () => {
    await set();
    fixture.passMinutes(60 * 24 * 50);
    expect(await shown()).toBeUndefined();
  });

  test('that is over already is refused', async () => {
    expect(await refusalOf(set({ from: '2026-10-01', to: '2026-10-02' }))).toEqual({
      code: 'invalid-input',
      errors: [{ path: 'to', code: 'in-the-past' }],
    });
  });
});
