import type { LocalAccount } from '../local-config.ts';
import type { ChannelChoices } from '../story/channels.ts';

/** One password for all of the seed: it opens nothing but what listens on the loopback of this machine. */
export const seedPassword = 'voisins-de-vigie';

const at = (name: string): string => `${name}@vigie.example`;

/** The town hall and the police of Saint-Sébastien-sur-Loire. */
export const officers = [
  { office: 'town-hall', email: at('mairie'), name: 'Maryvonne Le Goff' },
  { office: 'police', email: at('police'), name: 'Yann Cadiou' },
] as const;

/** A resident of the seeded community. */
export interface SeededResident {
  readonly email: string;
  readonly name: string;
  readonly language?: 'fr' | 'en';
  readonly address: string;
  readonly channels: ChannelChoices;
}

/** Who founds the community and admits its members. */
export const referent: SeededResident = {
  email: at('referente'),
  name: 'Solène Rabouin',
  address: '12 rue du Douet',
  channels: {
    email: 'information',
    sms: { phone: '+33639980001', minimumLevel: 'danger' },
    push: { token: 'seed-token-referente', platform: 'fcm', minimumLevel: 'information' },
  },
};

/** Numbers are of the range that is kept for fiction (ARCEP, 06 39 98). */
const phone = (number: number): string => `+3363998${String(number).padStart(4, '0')}`;

export const residents: readonly SeededResident[] = [
  {
    email: at('voisin'),
    name: 'Gwenaël Moreau',
    address: '3 rue du Douet',
    channels: { sms: { phone: phone(2), minimumLevel: 'vigilance' } },
  },
  { email: at('amina'), name: 'Amina Diallo', address: '5 rue du Douet', channels: { email: 'information' } },
  {
    email: at('bernard'),
    name: 'Bernard Guérin',
    address: '8 rue du Douet',
    channels: { email: 'off', sms: { phone: phone(3), minimumLevel: 'danger' } },
  },
  {
    email: at('chloe'),
    name: 'Chloé Batard',
    address: '2 allée des Lilas',
    channels: { push: { token: 'seed-token-chloe', platform: 'apns', minimumLevel: 'information' } },
  },
  {
    email: at('david'),
    name: 'David Ollivier',
    address: '4 allée des Lilas',
    channels: { email: 'danger', push: { token: 'seed-token-david', platform: 'fcm', minimumLevel: 'vigilance' } },
  },
  {
    email: at('elena'),
    name: 'Elena Popescu',
    language: 'en',
    address: '6 allée des Lilas',
    channels: { email: 'information' },
  },
  {
    email: at('francois'),
    name: 'François Huet',
    address: '9 allée des Lilas',
    channels: { sms: { phone: phone(4), minimumLevel: 'information' } },
  },
  {
    email: at('genevieve'),
    name: 'Geneviève Bouyer',
    address: '1 impasse du Verger',
    channels: { email: 'danger', sms: { phone: phone(5), minimumLevel: 'danger' } },
  },
  {
    email: at('hugo'),
    name: 'Hugo Leray',
    address: '3 impasse du Verger',
    channels: { push: { token: 'seed-token-hugo', platform: 'fcm', minimumLevel: 'danger' } },
  },
  {
    email: at('ines'),
    name: 'Inès Belkacem',
    address: '7 impasse du Verger',
    channels: { email: 'vigilance', push: { token: 'seed-token-ines', platform: 'apns', minimumLevel: 'vigilance' } },
  },
  { email: at('jean'), name: 'Jean Thébaud', address: '14 rue du Douet', channels: { email: 'off' } },
  {
    email: at('karine'),
    name: 'Karine Picot',
    address: '16 rue du Douet',
    channels: { email: 'information', sms: { phone: phone(6), minimumLevel: 'vigilance' } },
  },
];

/** Those whom a newcomer can try. */
export const seedAccounts: readonly LocalAccount[] = [
  ...officers.map(({ office, email }) => ({ role: office, email, password: seedPassword })),
  { role: 'referent', email: referent.email, password: seedPassword },
  ...residents.map(({ email }) => ({ role: 'resident' as const, email, password: seedPassword })),
];
