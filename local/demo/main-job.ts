import type { Person } from '../story/person.ts';
import { neighbours } from './cast.ts';
import type { Town } from './set-up.ts';
import { expectThat, inTurn, type Stage } from './stage.ts';

const facts = [
  {
    category: 'vandalism',
    level: 'information',
    place: 'abribus, rue du Douet',
    description: 'La vitre de l’abribus est brisée.',
  },
  {
    category: 'theft',
    level: 'vigilance',
    place: 'allée des Lilas',
    description: 'Un vélo a été pris dans la cour.',
  },
  {
    category: 'burglary_in_progress',
    level: 'danger',
    place: '12 rue du Douet',
    description: 'Deux personnes forcent la porte du garage.',
  },
] as const;

/** A fact as its witness tells it. */
export interface Fact {
  readonly category: string;
  readonly level: 'information' | 'vigilance' | 'danger';
  readonly place: string;
  readonly description: string;
}

/** Three neighbours report, one alert of each level: every neighbour who asked for it is told, once. */
export async function playMainJob(stage: Stage, { douet: { communityId, people } }: Town): Promise<void> {
  await inTurn(facts, (fact, index) =>
    stage.play({
      what: `Un voisin signale : ${fact.description}`,
      level: fact.level,
      audience: neighbours,
      act: () => report(people[index], communityId, fact),
    }),
  );
}

/** Reports a fact, in the words of someone who stands there. */
export async function report(person: Person | undefined, communityId: string, fact: Fact) {
  if (!person) throw new Error('there is nobody to report');
  const alert = await person.client.reportAlert({
    params: { communityId },
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: {
      category: fact.category,
      description: fact.description,
      place: { description: fact.place },
      happenedAt: new Date().toISOString(),
      emergencyCalled: fact.level === 'danger' ? 'yes' : 'not-needed',
    },
  });
  expectThat(alert.level === fact.level, `${alert.headline} came out as ${alert.level}`);
  expectThat(alert.status === 'published', `${alert.headline} is ${alert.status}`);
  return alert;
}
