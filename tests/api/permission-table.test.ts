import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OperationId } from '../../contract/index.ts';
import { roles } from '../../lambdas/domain/permissions/roles.ts';
import { usePlatform } from '../support/use-platform.ts';
import type { Actor } from './permissions/cast.ts';
import { givenHidden, nowhere, reportTo, sendFrom } from './permissions/place.ts';
import { aNotice, anEvacuation } from './permissions/requests.ts';
import {
  conditionsOf,
  refusesThere,
  stepsHere,
  stepsNowhere,
  stepsThere,
  stepsUnder,
  stepsUnseen,
  subjectOf,
  worthAbroad,
  worthNextDoor,
} from './permissions/steps.ts';
import { expectedOf, operationIds, outcomeOf, type Step, walk } from './permissions/walk.ts';
import { givenWorld, type World } from './permissions/world.ts';

const inUse = usePlatform();
let world: World;

beforeAll(async () => {
  world = await givenWorld(inUse.platform);
}, 90_000);

async function expectAsTheTableSays(operationId: OperationId, steps: readonly Step[]): Promise<void> {
  expect(await walk(world, operationId, steps)).toEqual(expectedOf(steps));
}

const about = (...subjects: ReturnType<typeof subjectOf>[]) =>
  operationIds.filter((id) => subjects.includes(subjectOf(id)));

describe('every role is answered what its cell says', () => {
  test('and somebody plays each', () => {
    expect(new Set(world.actors.map(({ role }) => role))).toEqual(new Set(roles));
  });

  test.each(operationIds)('%s', async (operationId) => {
    await expectAsTheTableSays(operationId, stepsHere(world, operationId));
  });
});

describe('a condition opens the cells that name it', () => {
  const conditional = operationIds.flatMap((id) => conditionsOf(id).map((condition) => [id, condition] as const));

  test.each(conditional)('%s as %s', async (operationId, condition) => {
    await expectAsTheTableSays(operationId, stepsUnder(world, operationId, condition));
  });
});

describe('a right here is none with the identifiers of another community', () => {
  test.each(about('community', 'alert').filter((id) => refusesThere(id, worthNextDoor)))('%s', async (operationId) => {
    await expectAsTheTableSays(operationId, stepsThere(world, operationId, worthNextDoor, world.nextDoor));
  });
});

describe('a right here is none with the identifiers of another municipality', () => {
  const subjects = about('municipality', 'community', 'alert');

  test.each(subjects.filter((id) => refusesThere(id, worthAbroad)))('%s', async (operationId) => {
    await expectAsTheTableSays(operationId, stepsThere(world, operationId, worthAbroad, world.elsewhere));
  });
});

describe('what members do not see does not exist for them', () => {
  const kinds: [what: string, given: () => Promise<string>][] = [
    ['held', () => sendFrom(world.here, anEvacuation({ communities: [world.here.communityId] }))],
    ['hidden', () => givenHidden(actorNamed('its police'), world.here)],
    ['for officers only', () => reportTo(world.here, 'street_defect')],
  ];

  test.each(kinds)('what is %s', async (_, given) => {
    const alertId = await given();
    for (const operationId of about('alert'))
      await expectAsTheTableSays(operationId, stepsUnseen(world, operationId, alertId));
  });
});

describe('what does not exist is not found', () => {
  test.each(about('municipality', 'community', 'alert'))('%s', async (operationId) => {
    await expectAsTheTableSays(operationId, stepsNowhere(world, operationId));
  });
});

describe('a rightful request does not reach what is elsewhere', () => {
  type Case = [what: string, call: () => Promise<unknown>, outcome: string];
  const as = (name: string) => actorNamed(name).client;
  const idOf = (name: string) => actorNamed(name).residentId;
  const appointment = { neighbourhoods: [] };

  const cases: Case[] = [
    [
      'nobody is appointed',
      () => as('its town hall').appointReferent({ params: { ...nowhere, ...municipality() }, body: appointment }),
      '404 resident-not-found',
    ],
    [
      'the referent of another municipality is not dismissed',
      () =>
        as('its town hall').dismissReferent({ params: { ...municipality(), residentId: idOf('a foreign referent') } }),
      '404 referent-not-found',
    ],
    [
      'the officer of another municipality is not removed',
      () => as('the operator').removeOfficer({ params: { ...municipality(), residentId: idOf('foreign police') } }),
      '404 officer-not-found',
    ],
    [
      'whoever did not ask is not admitted',
      () => decide('its referent', idOf('someone signed in')),
      '404 membership-not-found',
    ],
    ['nobody is not admitted either', () => decide('its referent', nowhere.residentId), '404 membership-not-found'],
    [
      'a category that the municipality lacks is not retired',
      () => as('its town hall').retireCategory({ params: { ...municipality(), categoryId: 'nulle_part' } }),
      '404 category-not-found',
    ],
    [
      'a device that they lack is not removed',
      () => as('a member').removeDevice({ params: { deviceId: 'nulle-part' } }),
      '404 device-not-found',
    ],
    [
      'officers send nothing to a community of another municipality',
      () => send('its police', world.elsewhere.communityId),
      '404 community-not-found',
    ],
    ['nor to one that does not exist', () => send('its police', nowhere.communityId), '404 community-not-found'],
    [
      'nor do they forward anything to it',
      () => forward('its police', world.here.alertId, world.elsewhere.communityId),
      '404 community-not-found',
    ],
    [
      'referents relay to communities of theirs alone',
      async () => forward('its referent', await sendFrom(world.here, aNotice('referents')), world.nextDoor.communityId),
      '403 officer-only',
    ],
    [
      'referents of elsewhere relay nothing',
      async () =>
        forward('a foreign referent', await sendFrom(world.here, aNotice('referents')), world.here.communityId),
      '404 alert-not-found',
    ],
  ];

  test.each(cases)('%s', async (_, call, outcome) => {
    expect(await outcomeOf(call())).toBe(outcome);
  });

  const municipality = () => ({ inseeCode: world.here.inseeCode });
  const decide = (name: string, residentId: string) =>
    as(name).decideMembership({ params: { ...world.here, residentId }, body: { status: 'active' } });
  const send = (name: string, communityId: string) =>
    as(name).sendOfficialAlert({
      params: world.here,
      query: {},
      headers: {},
      body: aNotice({ communities: [communityId] }),
    });
  const forward = (name: string, alertId: string, communityId: string) =>
    as(name).forwardAlert({ params: { alertId }, headers: {}, body: { audience: { communities: [communityId] } } });
});

function actorNamed(name: string): Actor {
  const found = world.actors.find((actor) => actor.name === name);
  if (!found) throw new Error(`Nobody is ${name}`);
  return found;
}
