import * as z from 'zod';
import { invalidParameter } from '../errors.ts';
import type { Attributes } from '../stores/attributes.ts';
import type { SnsStores } from '../stores/stores.ts';
import type { Protocol } from '../stores/subscriptions.ts';

/** The protocols that are delivered here; an e-mail subscription is refused rather than kept and never served. */
export const supportedProtocol = z.enum(['sms', 'application', 'sqs', 'lambda']);

/** A number as SMS wants it: E.164. */
export const phoneNumberPattern = /^\+[1-9]\d{4,14}$/;

/** @throws SnsError InvalidParameter when the protocol cannot reach the endpoint */
export function checkEndpoint(stores: SnsStores, protocol: Protocol, endpoint: string): void {
  if (protocol === 'sms' && !phoneNumberPattern.test(endpoint)) {
    throw invalidParameter(`Invalid SMS endpoint: ${endpoint}`);
  }
  if (protocol === 'application' && stores.endpoints.find(endpoint) === undefined) {
    throw invalidParameter(`Endpoint Reason: Endpoint does not exist for endpoint ${endpoint}`);
  }
  if ((protocol === 'sqs' || protocol === 'lambda') && !endpoint.startsWith(`arn:aws:${protocol}:`)) {
    throw invalidParameter(`${protocol.toUpperCase()} endpoint ARN`);
  }
}

const knownAttributes = ['RawMessageDelivery', 'RedrivePolicy', 'DeliveryPolicy', 'SubscriptionRoleArn'];

/** @throws SnsError InvalidParameter for an attribute that AWS does not have, or that is not applied here (filter policies) */
export function checkAttributes(attributes: Attributes): void {
  const unknown = Object.keys(attributes).find((name) => !knownAttributes.includes(name));
  if (unknown !== undefined) {
    throw invalidParameter(`AttributeName Reason: ${unknown} is not supported`);
  }
}
