import { randomUUID } from 'node:crypto';
import { residentIdOf } from '../../lambdas/domain/residents/resident-id.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { aMembership, aResident } from '../../tests/unit/support/a-resident.ts';
import type { World } from './world.ts';

const atOnce = 16;

/** Lets that many more residents be active members of the community; the e-mail channel of each one is on. */
export async function addMembers({ database, tables }: World, count: number): Promise<void> {
  const residents = dynamoResidentStore(database, tables);
  let left = count;
  const join = async () => {
    for (; left > 0; left -= 1) {
      await residents.create(aResident({ residentId: residentIdOf(randomUUID()), memberships: [aMembership()] }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, join));
}
