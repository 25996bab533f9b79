import { KMSClient } from '@aws-sdk/client-kms';
import { once } from '../domain/once.ts';
import { clientSettings } from './clients.ts';

/** Made with the first plate. */
export const kmsClient = once(() => new KMSClient(clientSettings));
