import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Resident } from '../../lambdas/domain/residents/resident.ts';
import { aMembership, aReferent, aResident } from '../unit/support/a-resident.ts';
import { anOfficialAlert } from '../unit/support/an-alert.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { accept, alertOf, onBothVersions, refusalOf } from './alert-table.ts';

onBothVersions((table) => {
  describe('between the reading of a right and the writing of the alert, a resident', () => {
    const afterChange = async (change: (resident: Resident) => Resident) => {
      await accept(table(), alertOf(0));
      const { residentId } = alertOf(0).author;
      const resident = await table().residents.load(residentId);
      if (resident) await table().residents.save(resident, change(resident));
      return refusalOf(table().alerts.accept(alertOf(1), reportEffects(alertOf(1))));
    };

    test.each(['pending', 'suspended'] as const)('who became %s reports nothing', async (status) => {
      const memberships = [aMembership({ status })];
      expect(await afterChange((resident) => ({ ...resident, memberships }))).toBe('changed-meanwhile');
      expect(await table().alerts.find(alertOf(1).alertId)).toBeUndefined();
      expect(await table().alerts.listHistory(alertOf(1).alertId)).toEqual([]);
    });

    test('who left reports nothing', async () => {
      expect(await afterChange((resident) => ({ ...resident, memberships: [] }))).toBe('changed-meanwhile');
    });

    test('who accepted only an older charter reports nothing', async () => {
      const older = { acceptedCharter: '2019-01' };
      const change = (resident: Resident) => ({ ...resident, profile: { ...resident.profile, ...older } });
      expect(await afterChange(change)).toBe('changed-meanwhile');
    });
  });

  describe('a referent of the municipality', () => {
    const alert = alertOf(0);
    const { residentId } = alert.author;
    const right = { residentId, inseeCode: alert.inseeCode, office: 'referent' } as const;
    const send = () => table().alerts.accept(alert, { right, history: [] });

    test('sends in the name of that', async () => {
      await table().residents.create(aResident({ residentId, mandates: [aReferent()] }));
      expect(await send()).toEqual({ alert, messageNumber: 0 });
    });

    test.each<[string, Resident['mandates']]>([
      ['is none any more', []],
      ['is one of another municipality', [aReferent({ inseeCode: '44109' })]],
    ])('who by then %s sends nothing', async (_, mandates) => {
      await table().residents.create(aResident({ residentId, mandates }));
      expect(await refusalOf(send())).toBe('changed-meanwhile');
      expect(await table().alerts.find(alert.alertId)).toBeUndefined();
    });
  });

  describe('an officer', () => {
    const alert = anOfficialAlert();
    const { residentId } = alert.author;
    const right = { residentId, inseeCode: alert.inseeCode, office: 'police' } as const;
    const send = () => table().alerts.accept(alert, { right, history: [], spread: [0] });
    beforeEach(() => table().residents.create(aResident({ residentId, mandates: [right] })));

    test('sends without being a member, and without a key', async () => {
      expect(await send()).toEqual({ alert, messageNumber: 0 });
      expect(await table().postings.listUnspread(alert.alertId)).toEqual([0]);
    });

    test.each<[string, Resident['mandates']]>([
      ['none', []],
      ['the other office', [{ inseeCode: alert.inseeCode, office: 'town-hall' }]],
      ['the office of another municipality', [{ inseeCode: '44109', office: 'police' }]],
    ])('who by then has %s sends nothing', async (_, mandates) => {
      const officer = await table().residents.load(residentId);
      if (officer) await table().residents.save(officer, { ...officer, mandates });
      expect(await refusalOf(send())).toBe('changed-meanwhile');
      expect(await table().alerts.find(alert.alertId)).toBeUndefined();
      expect(await table().postings.listUnspread(alert.alertId)).toEqual([]);
    });
  });
});
