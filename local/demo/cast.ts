import { type Level, levels } from '../../contract/fields.ts';
import type { ChannelChoices } from '../story/channels.ts';
import type { NewPerson } from '../story/person.ts';

/** A neighbour of the demonstration, and how they want to be told. */
export interface Neighbour extends NewPerson {
  readonly channels: ChannelChoices;
}

const headCount = 40;

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

export const neighbours: readonly Neighbour[] = Array.from({ length: headCount }, (_, index) => ({
  name: `Voisin ${index + 1}`,
  email: `voisin-${index + 1}@demo.example`,
  password: demoPassword,
  language: turn(['fr', 'fr', 'en'] as const, index),
  channels: turn(mixes, index)(index),
}));
