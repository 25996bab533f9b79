import { beforeEach, describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../../../lambdas/stores/residents/residents.ts';
import { changeLoaded, changeResident } from '../../../../lambdas/use-cases/residents/change-resident.ts';
import { aResident } from '../../support/a-resident.ts';

const camille = aResident();
const rename = (resident: Resident) => ({ ...resident, profile: { ...resident.profile, name: 'Dominique' } });
const speakEnglish = (resident: Resident): Resident => ({
  ...resident,
  profile: { ...resident.profile, language: 'en' },
});

let residents: ResidentStore;
beforeEach(async () => {
  residents = inMemoryResidentStore();
  await residents.create(camille);
});

/** A store where somebody else saves first, so many times. */
function contested(times: number): ResidentStore {
  let left = times;
  return {
    ...residents,
    async save(before, after, effects) {
      if (left > 0) {
        left -= 1;
        const stored = await residents.load(before.residentId);
        if (stored) await residents.save(stored, speakEnglish(stored));
      }
      return residents.save(before, after, effects);
    },
  };
}

describe('changing a resident', () => {
  test('gives back what is stored, with its effects', async () => {
    const changed = await changeResident(residents, camille.residentId, rename, { holds: ['token'] });
    expect(changed).toEqual({ ...rename(camille), version: 2 });
    expect(await residents.load(camille.residentId)).toEqual(changed);
    expect(await residents.findHolder('token')).toBe(camille.residentId);
  });

  test('has the effects of what it came to, when somebody saves first', async () => {
    const holdLanguage = ({ profile }: Resident) => ({ holds: [profile.language] });
    await changeLoaded(contested(1), camille, rename, holdLanguage);
    expect(await residents.findHolder('en')).toBe(camille.residentId);
    expect(await residents.findHolder('fr')).toBeUndefined();
  });

  test.each([1, 2])('keeps both changes when somebody saves first, %d times', async (times) => {
    await changeResident(contested(times), camille.residentId, rename);
    expect((await residents.load(camille.residentId))?.profile).toMatchObject({ name: 'Dominique', language: 'en' });
  });

  test('gives up after three tries', async () => {
    await expect(changeResident(contested(3), camille.residentId, rename)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect((await residents.load(camille.residentId))?.profile.name).toBe(camille.profile.name);
  });

  test('judges the rule again on what is newly stored', async () => {
    const onlyInFrench = (resident: Resident) => {
      if (resident.profile.language !== 'fr') throw new Refusal('category-not-allowed');
      return rename(resident);
    };
    await expect(changeResident(contested(1), camille.residentId, onlyInFrench)).rejects.toMatchObject({
      code: 'category-not-allowed',
    });
  });

  test('does not try again what the rule itself refuses', async () => {
    let tries = 0;
    const refuse = () => {
      tries += 1;
      throw new Refusal('changed-meanwhile');
    };
    await expect(changeResident(residents, camille.residentId, refuse)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(tries).toBe(1);
  });

  test('into what they are already writes nothing', async () => {
    expect(await changeResident(residents, camille.residentId, (resident) => resident)).toEqual(camille);
    expect(await residents.load(camille.residentId)).toEqual(camille);
  });

  test('who does not exist is refused', async () => {
    await expect(changeResident(residents, 'nobody', rename)).rejects.toMatchObject({ code: 'resident-not-found' });
  });
});

test('changing a resident already loaded reads nothing again, unless somebody saved since', async () => {
  let loads = 0;
  const counted: ResidentStore = {
    ...residents,
    load(residentId) {
      loads += 1;
      return residents.load(residentId);
    },
  };
  const renamed = await changeLoaded(counted, camille, rename);
  expect(loads).toBe(0);
  expect(await changeLoaded(counted, camille, speakEnglish)).toMatchObject({
    version: renamed.version + 1,
    profile: { name: 'Dominique', language: 'en' },
  });
  expect(loads).toBe(1);
});
