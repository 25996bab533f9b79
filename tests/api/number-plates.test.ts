import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { tableNameOf } from '../support/postings.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const numberPlate = 'AA-123-AA';
const inUse = usePlatform();
let community: GivenCommunity;
let reporter: Person;
let neighbour: Person;
let alertId: string;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  [reporter, neighbour] = [await givenMember(inUse.platform, community), await givenMember(inUse.platform, community)];
  ({ alertId } = await report(
    reporter,
    community.communityId,
    aReport({ category: 'fire', numberPlate: 'aa-123-aa' }),
  ));
}, 60_000);

const read = ({ client }: Person) => client.getAlert({ params: { alertId } });

/** All that the table keeps of the alert, as it is written there. */
async function stored(): Promise<string> {
  const { platform } = inUse;
  const { Items } = await platform.clients.dynamodb.send(
    new QueryCommand({
      TableName: await tableNameOf(platform, 'Alerts'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `ALERT#${alertId}` } },
    }),
  );
  return JSON.stringify(Items);
}

describe('the number plate of an alert', () => {
  test('is shown to officers, and each reading is in the history', async () => {
    const { townHall } = community;
    expect(await read(townHall)).toMatchObject({ numberPlate });
    expect(await read(townHall)).toMatchObject({ numberPlate });
    const { items, intact } = await townHall.client.getHistory({ params: { alertId } });
    expect(intact).toBe(true);
    expect(items.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ['reported', 'resident'],
      ['plate-read', 'town-hall'],
      ['plate-read', 'town-hall'],
    ]);
    expect(JSON.stringify(items)).not.toContain(numberPlate);
  });

  test('is shown to nobody else', async () => {
    for (const someone of [reporter, neighbour, community.referent]) {
      expect(await read(someone)).not.toHaveProperty('numberPlate');
    }
  });

  test('is in no list', async () => {
    const { townHall, inseeCode } = community;
    const lists = [
      await townHall.client.listMunicipalAlerts({ params: { inseeCode }, query: {} }),
      await townHall.client.listMyAlerts({ query: {} }),
    ];
    for (const { items } of lists) {
      expect(items).toMatchObject([{ alertId }]);
      expect(items[0]).not.toHaveProperty('numberPlate');
    }
  });

  test('is nowhere in the table but encrypted', async () => {
    const items = await stored();
    expect(items).toContain('PLATE');
    expect(items).not.toMatch(/AA-?123-?AA/i);
  });
});
