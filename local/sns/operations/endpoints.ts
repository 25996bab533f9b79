import * as z from 'zod';
import { announceDeviceEvent } from '../deliveries/device-events.ts';
import { invalidParameter, notFound } from '../errors.ts';
import type { PlatformEndpoint } from '../stores/endpoints.ts';
import type { SnsStores } from '../stores/stores.ts';
import { entries } from '../xml.ts';
import { attributesField, type Operation, operation } from './operation.ts';

/**
 * The same token with the same attributes gives the same endpoint, which stays disabled if it was
 * (https://docs.aws.amazon.com/sns/latest/api/API_CreatePlatformEndpoint.html).
 */
const createPlatformEndpoint = operation(
  z.object({
    PlatformApplicationArn: z.string(),
    Token: z.string().min(1).max(4096),
    CustomUserData: z.string().max(2048).default(''),
    Attributes: attributesField,
  }),
  ({ PlatformApplicationArn, Token, CustomUserData, Attributes }, { arns, stores }) => {
    stores.applications.get(PlatformApplicationArn);
    const userData = Attributes.CustomUserData ?? CustomUserData;
    const existing = stores.endpoints.findByToken(PlatformApplicationArn, Token);
    if (existing !== undefined && existing.userData !== userData) {
      throw tokenTaken(existing);
    }
    const arn = existing?.arn ?? arns.endpoint(PlatformApplicationArn);
    if (existing === undefined) {
      const enabled = Attributes.Enabled !== 'false';
      stores.endpoints.save({ arn, applicationArn: PlatformApplicationArn, token: Token, userData, enabled });
    }
    return { EndpointArn: arn };
  },
);

const tokenTaken = ({ arn }: PlatformEndpoint) =>
  invalidParameter(`Token Reason: Endpoint ${arn} already exists with the same Token, but different attributes.`);

const endpointArn = z.object({ EndpointArn: z.string() });

function existingEndpoint(stores: SnsStores, arn: string): PlatformEndpoint {
  const endpoint = stores.endpoints.find(arn);
  if (endpoint === undefined) {
    throw notFound('Endpoint does not exist');
  }
  return endpoint;
}

const getEndpointAttributes = operation(endpointArn, ({ EndpointArn }, { stores }) => {
  const { token, enabled, userData } = existingEndpoint(stores, EndpointArn);
  const data = userData === '' ? {} : { CustomUserData: userData };
  return { Attributes: entries({ Enabled: String(enabled), Token: token, ...data }) };
});

const setEndpointAttributes = operation(
  endpointArn.extend({ Attributes: attributesField }),
  async ({ EndpointArn, Attributes }, { stores, delivery }) => {
    const endpoint = existingEndpoint(stores, EndpointArn);
    const token = Attributes.Token ?? endpoint.token;
    const owner = stores.endpoints.findByToken(endpoint.applicationArn, token);
    if (owner !== undefined && owner.arn !== EndpointArn) {
      throw tokenTaken(owner);
    }
    const enabled = Attributes.Enabled === undefined ? endpoint.enabled : Attributes.Enabled === 'true';
    const userData = Attributes.CustomUserData ?? endpoint.userData;
    const changed = { ...endpoint, token, enabled, userData };
    stores.endpoints.save(changed);
    if (token !== endpoint.token || enabled !== endpoint.enabled) {
      await announceDeviceEvent(stores, delivery.toTopic, changed, 'EndpointUpdated');
    }
    return undefined;
  },
);

/** Deleting twice is no error; a topic's subscription to the endpoint stays and delivers nothing. */
const deleteEndpoint = operation(endpointArn, ({ EndpointArn }, { stores }) => {
  stores.endpoints.delete(EndpointArn);
  return undefined;
});

/** Operations on devices. */
export const endpointOperations: Readonly<Record<string, Operation>> = {
  CreatePlatformEndpoint: createPlatformEndpoint,
  GetEndpointAttributes: getEndpointAttributes,
  SetEndpointAttributes: setEndpointAttributes,
  DeleteEndpoint: deleteEndpoint,
};
