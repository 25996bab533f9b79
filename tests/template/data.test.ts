import { describe, expect, test } from '@jest/globals';
import { at, StageTemplates } from './stages.ts';

const tablesOf = (templates: StageTemplates) => templates.all('AWS::DynamoDB::GlobalTable');
const dev = new StageTemplates('dev');
const prod = new StageTemplates('prod');

const keyOf = (...names: readonly string[]) => [
  { AttributeName: names[0], KeyType: 'HASH' },
  { AttributeName: names[1], KeyType: 'RANGE' },
];

describe('the tables', () => {
  test('are these, by identifiers that must never change: a new one would be an empty table', () => {
    expect(tablesOf(prod).map(({ logicalId }) => logicalId)).toEqual([
      'ResidentsTable6B8D2D1C',
      'CommunitiesTable61C1BD3B',
      'AlertsTable3C20DA98',
    ]);
  });

  test.each(tablesOf(prod).map((table) => [table.logicalId, table] as const))(
    '%s can be recovered, expires its items and is paid by use',
    (_, { properties }) => {
      expect(at(properties, 'Replicas', 0, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')).toBe(
        true,
      );
      expect(at(properties, 'TimeToLiveSpecification')).toEqual({ AttributeName: 'expiresAtSeconds', Enabled: true });
      expect(at(properties, 'BillingMode')).toBe('PAY_PER_REQUEST');
      expect(at(properties, 'KeySchema')).toEqual(keyOf('pk', 'sk'));
    },
  );

  test.each([
    ['outside dev are kept, whatever happens to their stack', prod, true, 'Retain'],
    ['in dev go with their stack', dev, false, 'Delete'],
  ] as const)('%s', (_, templates, isProtected, deletionPolicy) => {
    for (const table of tablesOf(templates)) {
      expect(at(table.properties, 'Replicas', 0, 'DeletionProtectionEnabled')).toBe(isProtected);
      expect(table.deletionPolicy).toBe(deletionPolicy);
    }
  });

  test('tell what was and what is of residents and alerts, and nothing of communities', () => {
    const streams = tablesOf(prod).map(({ properties }) => at(properties, 'StreamSpecification', 'StreamViewType'));
    expect(streams).toEqual(['NEW_AND_OLD_IMAGES', undefined, 'NEW_AND_OLD_IMAGES']);
  });

  test.each([
    [
      'Residents',
      [
        ['byGroup', 'groupKey', 'groupSort'],
        ['unsynced', 'unsyncedKey', 'unsyncedSinceMs'],
      ],
    ],
    ['Communities', [['byMunicipality', 'municipalityKey', 'municipalitySort']]],
    [
      'Alerts',
      [
        ['byGroup', 'feedKey', 'feedSort'],
        ['byMunicipality', 'municipalityKey', 'municipalitySort'],
        ['moderation', 'moderationKey', 'moderationSort'],
        ['pending', 'pendingKey', 'dueAt'],
      ],
    ],
  ] as const)('%s is found by its indexes', (name, expected) => {
    const table = tablesOf(prod).find(({ logicalId }) => logicalId.startsWith(name));
    const indexes = expected.map(([IndexName, ...key]) => ({
      IndexName,
      KeySchema: keyOf(...key),
      Projection: { ProjectionType: 'ALL' },
    }));
    expect(at(table?.properties, 'GlobalSecondaryIndexes')).toMatchObject(indexes);
    expect(at(table?.properties, 'GlobalSecondaryIndexes')).toHaveLength(expected.length);
  });

  test('sort pending postings by a time that is a number', () => {
    const alerts = tablesOf(prod).find(({ logicalId }) => logicalId.startsWith('Alerts'));
    expect(at(alerts?.properties, 'AttributeDefinitions')).toContainEqual({
      AttributeName: 'dueAt',
      AttributeType: 'N',
    });
  });
});

describe('the key of number plates', () => {
  const keysOf = (templates: StageTemplates) => templates.all('AWS::KMS::Key');

  test('is renewed every year, and has no name by which anything else would come to use it', () => {
    expect(keysOf(prod)).toMatchObject([{ properties: { EnableKeyRotation: true } }]);
    expect(prod.all('AWS::KMS::Alias')).toEqual([]);
  });

  test.each([
    ['outside dev outlives its stack: without it no plate could be read', prod, 'Retain'],
    ['in dev goes with its stack', dev, 'Delete'],
  ] as const)('%s', (_, templates, deletionPolicy) => {
    expect(keysOf(templates).map((key) => key.deletionPolicy)).toEqual([deletionPolicy]);
  });
});
