import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { residentIdOf } from '../domain/resident-id.ts';
import type { AccountDescription } from './accounts.ts';

const longestName = 80;

/** What Cognito keeps of a person; a name that nobody gave is the start of the address. */
export function descriptionOf(attributes: readonly AttributeType[]): AccountDescription {
  const email = attribute(attributes, 'email') ?? '';
  const name = attribute(attributes, 'name')?.trim() || email.replace(/@.*/, '');
  const language = attribute(attributes, 'locale')?.toLowerCase().startsWith('en') ? 'en' : 'fr';
  return { email, name: name.slice(0, longestName), language };
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

/** @throws Error when the account has no `sub`, which Cognito always gives */
export function residentOfAccount(attributes: readonly AttributeType[] = []): string {
  const subject = attribute(attributes, 'sub');
  if (!subject) throw new Error('the account has no subject');
  return residentIdOf(subject);
}

function attribute(attributes: readonly AttributeType[], name: string): string | undefined {
  return attributes.find(({ Name }) => Name === name)?.Value;
}
