import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import type { CapSource } from '../../lambdas/domain/cap/cap-source.ts';
import type { AlertStore, ReceivedCap, StandingRight } from '../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCapSourceStore } from '../../lambdas/stores/communities/dynamodb-cap-sources.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { terms } from '../unit/support/a-cap-town.ts';
import { aResident } from '../unit/support/a-resident.ts';
import { anOfficialAlert } from '../unit/support/an-alert.ts';
import { saintSebastien } from '../unit/support/places.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { accept, alertOf, at, days, onBothVersions, refusalOf } from './alert-table.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

const { inseeCode } = saintSebastien;
const digest = 'a'.repeat(64);

const receivedAs = ({ alertId }: Alert, differences: Partial<ReceivedCap> = {}): ReceivedCap => ({
  inseeCode,
  digest,
  alertId,
  keptUntil: at(days(1)).toISOString(),
  ...differences,
});

onBothVersions((table) => {
  describe('a CAP message', () => {
    test('is found by its digest as the alert that it became, in its municipality alone', async () => {
      await accept(table(), alertOf(1), { received: receivedAs(alertOf(1)) });
      const found = await table().alerts.findReceived(inseeCode, [digest, 'b'.repeat(64), digest]);
      expect([...found]).toEqual([[digest, alertOf(1).alertId]]);
      expect((await table().alerts.findReceived('44109', [digest])).size).toBe(0);
      expect((await table().alerts.findReceived(inseeCode, [])).size).toBe(0);
    });

    test('becomes one alert, and changes one once', async () => {
      const { alert } = await accept(table(), alertOf(1), { received: receivedAs(alertOf(1)) });
      const again = accept(table(), alertOf(2), { received: receivedAs(alertOf(2)) });
      expect(await refusalOf(again)).toBe('changed-meanwhile');
      expect(await table().alerts.find(alertOf(2).alertId)).toBeUndefined();
      const change = { history: [], received: receivedAs(alert) };
      expect(await refusalOf(table().alerts.save(alert, alert, change))).toBe('changed-meanwhile');
      const next = { history: [], received: receivedAs(alert, { digest: 'b'.repeat(64) }) };
      expect(await refusalOf(table().alerts.save(alert, alert, next))).toBeUndefined();
    });
  });
});

describe('an alert of a source, in DynamoDB', () => {
  const residentId = '02SSSSSSSSSSSSSSSSSSSSSSSS';
  const source: CapSource = {
    ...terms(),
    inseeCode,
    sourceId: 'meteo',
    revision: '01JDB1H7K2C4D6E8F0G2H4J6K8',
    authorId: '01JDB1H7K2C4D6E8F0G2H4J6K9',
    setBy: { residentId, kind: 'town-hall' },
  };
  const setBy = { residentId, inseeCode, office: 'town-hall' } as const;
  let engine: TestDatabase;
  let alerts: AlertStore;
  beforeAll(async () => {
    engine = await startDatabase();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    const database = openDatabase(engine.client);
    const tables = await engine.createTables();
    alerts = dynamoAlertStore(database, tables);
    await dynamoCommunityStore(database, tables.communities).registerMunicipality(saintSebastien);
    await dynamoCapSourceStore(database, tables.communities).put(source, undefined);
    const residents = dynamoResidentStore(database, tables);
    await residents.create(aResident({ residentId, mandates: [{ inseeCode, office: 'town-hall' }] }));
  });

  const acceptWith = (right: StandingRight) => {
    const alert = anOfficialAlert();
    return refusalOf(alerts.accept(alert, { ...reportEffects(alert), right }));
  };

  const saveWith = async (right: StandingRight) => {
    const { alert } = await alerts.accept(anOfficialAlert(), {
      ...reportEffects(anOfficialAlert()),
      right: { source },
    });
    return refusalOf(alerts.save(alert, alert, { history: [], right }));
  };

  test.each<[string, StandingRight, string | undefined]>([
    ['is written while its source stands as it was read', { source }, undefined],
    [
      'is not once the source was set anew',
      { source: { ...source, revision: '01JDB1H7K2C4D6E8F0G2H4J6ZZ' } },
      'changed-meanwhile',
    ],
    ['is not once the source was removed', { source: { ...source, sourceId: 'autre' } }, 'changed-meanwhile'],
    ['goes out while its officer is one', { source, setBy }, undefined],
    ['does not once they are one no more', { source, setBy: { ...setBy, office: 'police' } }, 'changed-meanwhile'],
  ])('%s', async (_, right, refusal) => {
    expect(await acceptWith(right)).toBe(refusal);
  });

  test.each<[string, StandingRight, string | undefined]>([
    ['are written while it stands as it was read', { source }, undefined],
    [
      'are not once it was set anew',
      { source: { ...source, revision: '01JDB1H7K2C4D6E8F0G2H4J6ZZ' } },
      'changed-meanwhile',
    ],
    ['are not once it was removed', { source: { ...source, sourceId: 'autre' } }, 'changed-meanwhile'],
    ['go out while its officer is one', { source, setBy }, undefined],
    ['do not once they are one no more', { source, setBy: { ...setBy, office: 'police' } }, 'changed-meanwhile'],
  ])('news of a source %s', async (_, right, refusal) => {
    expect(await saveWith(right)).toBe(refusal);
  });
});
