import type { KeptContact } from '../../domain/deliveries/contacts.ts';
import { groupsOf } from '../../domain/residents/groups-of.ts';
import type { ContactStore } from './contacts.ts';
import type { ResidentStore } from './residents.ts';

/** How the residents of a store were last reached, kept in memory, for tests. */
export function inMemoryContactStore(residents: Pick<ResidentStore, 'findHolder' | 'load'>): ContactStore {
  const contacts = new Map<string, Map<string, KeptContact>>();
  const told = new Set<string>();

  return {
    findHolders: async (addresses) => {
      const found = await Promise.all(
        addresses.map(async (address) => [address, await residents.findHolder(address)] as const),
      );
      return new Map(found.flatMap(([address, holderId]) => (holderId === undefined ? [] : [[address, holderId]])));
    },

    findTold: async (pairs) => {
      const found = await Promise.all(
        pairs.map(async (pair) => {
          const resident = await residents.load(pair.residentId);
          const isTold = resident && groupsOf(resident).some(({ groupId }) => groupId === pair.groupId);
          return isTold ? [pair] : [];
        }),
      );
      return found.flat();
    },

    noteContact: async ({ residentId, way, at, failure }) => {
      const ofResident = contacts.get(residentId) ?? new Map<string, KeptContact>();
      contacts.set(residentId, ofResident);
      const before: KeptContact = ofResident.get(way) ?? { way };
      const [instant, known] = [at.toISOString(), failure === undefined ? before.reachedAt : before.failedAt];
      if (known !== undefined && known >= instant) return;
      const news = failure === undefined ? { reachedAt: instant } : { failedAt: instant, failure };
      ofResident.set(way, { ...before, ...news });
    },

    listContacts: async (residentId) => [...(contacts.get(residentId)?.values() ?? [])],

    wasTold: async (residentId, failed) => told.has(`${residentId} ${failed}`),

    recordTold: async (residentId, failed) => {
      told.add(`${residentId} ${failed}`);
    },

    forgetTold: async (residentId, failed) => {
      told.delete(`${residentId} ${failed}`);
    },
  };
}
