import { type Level, levels } from '../../contract/fields.ts';
import type { ChannelChoices } from '../story/channels.ts';
import type { NewPerson } from '../story/person.ts';

/** Someone of the demonstration, and how they want to be told. */
export interface Neighbour extends NewPerson {
  readonly channels: ChannelChoices;
}

/** It opens nothing but the platform of this demonstration. */
export const demoPassword = 'quarante-voisins';

const turn = <Item>(items: readonly [Item, ...Item[]], index: number): Item => items[index % items.length] ?? items[0];
const levelAt = (index: number): Level => turn(levels, index);

/** Numbers of the range that is kept for fiction (ARCEP, 06 39 98). */
const smsAt = (index: number, minimumLevel: Level) => ({
  phone: `+336399810${String(index).padStart(2, '0')}`,
  minimumLevel,
});
const pushAt = (index: number, minimumLevel: Level) => ({
  token: `demo-token-${index}`,
  platform: turn(['fcm', 'apns'] as const, index),
  minimumLevel,
});

/** Every mix of channels: e-mail as sign-up leaves it, each channel alone, two, all three, and nothing at all. */
const mixes: readonly [Mix, ...Mix[]] = [
  () => ({}),
  (index) => ({ email: levelAt(index) }),
  (index) => ({ email: 'off', sms: smsAt(index, levelAt(index)) }),
  (index) => ({ email: 'off', push: pushAt(index, levelAt(index)) }),
  (index) => ({ email: levelAt(index), sms: smsAt(index, levelAt(index + 1)) }),
  (index) => ({ email: levelAt(index + 1), push: pushAt(index, levelAt(index)) }),
  (index) => ({
    email: levelAt(index),
    sms: smsAt(index, levelAt(index + 1)),
    push: pushAt(index, levelAt(index + 2)),
  }),
  () => ({ email: 'off' }),
];
type Mix = (index: number) => ChannelChoices;

/** People of all mixes of channels. @param from the number of the first one; nobody has the same twice */
function people(word: string, from: number, count: number): Neighbour[] {
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    return {
      name: `${word} ${index + 1}`,
      email: `${word.toLowerCase()}-${index + 1}@demo.example`,
      password: demoPassword,
      language: turn(['fr', 'fr', 'en'] as const, index),
      channels: turn(mixes, index)(index),
    };
  });
}

/** Those of the first community, and of two others. */
export const neighbours: readonly Neighbour[] = people('Voisin', 0, 40);
export const riverside: readonly Neighbour[] = people('Voisin', 40, 12);
export const station: readonly Neighbour[] = people('Voisin', 52, 12);

/** The first one tends the communities, the others only relay. */
export const referents: readonly [Neighbour, ...Neighbour[]] = [
  { name: 'Solène, référente', email: 'referente@demo.example', password: demoPassword, channels: {} },
  ...people('Référent', 64, 7).map((one, index) => ({ ...one, email: `referent-${index + 2}@demo.example` })),
];

/** Two officers: one asks, the other confirms. */
export const townHall = { name: 'Mairie', email: 'mairie@demo.example', office: 'town-hall' } as const;
export const police = { name: 'Police municipale', email: 'police@demo.example', office: 'police' } as const;
