import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { type Language, personName } from '../../contract/fields.ts';
import { residentIdOf } from '../domain/residents/resident-id.ts';
import type { AccountDescription, OwnAccount } from './accounts.ts';

/** Cognito's UUIDs are of no version that RFC 9562 knows, which `z.uuid()` asks for. */
export const subject = z.guid();

/** Cognito takes up to 2,048 characters for a name. */
const longestName = 80;

/** Who has an account and gave no name that can be shown: their address is nobody's business. */
const someone: Readonly<Record<Language, string>> = { fr: 'Voisin', en: 'Neighbour' };

/** What Cognito keeps of a person. Attributes are what whoever signs up made of them: the name is read as any name is. */
export function descriptionOf(attributes: readonly AttributeType[]): OwnAccount {
  const language = attribute(attributes, 'locale')?.toLowerCase().startsWith('en') ? 'en' : 'fr';
  const email = attribute(attributes, 'email') ?? '';
  const name = z.safeParse(personName, attribute(attributes, 'name')?.trim().slice(0, longestName));
  return {
    email,
    emailVerified: email !== '' && attribute(attributes, 'email_verified') !== 'false',
    name: name.success ? name.data : someone[language],
    language,
  };
}

/** The address counts as verified: the invitation reaches nobody else. */
export function attributesOf({ email, name, language }: AccountDescription): AttributeType[] {
  return [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'name', Value: name },
    { Name: 'locale', Value: language },
  ];
}

/** @throws Error when the account has no `sub` that is a UUID, which Cognito always gives */
export function residentOfAccount(attributes: readonly AttributeType[] = []): string {
  const read = z.safeParse(subject, attribute(attributes, 'sub'));
  if (!read.success) throw new Error('the account has no subject');
  return residentIdOf(read.data);
}

function attribute(attributes: readonly AttributeType[], name: string): string | undefined {
  return attributes.find(({ Name }) => Name === name)?.Value;
}
