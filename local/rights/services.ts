import type { LocalConfig } from '../local-config.ts';
import type { ReadNeeds } from './calls/call.ts';
import { cognitoNeeds } from './calls/cognito.ts';
import { dynamoDbNeeds } from './calls/dynamodb.ts';
import { kmsNeeds } from './calls/kms.ts';
import { sesNeeds } from './calls/ses.ts';
import { snsNeeds } from './calls/sns.ts';
import { sqsNeeds } from './calls/sqs.ts';
import { refuseInJson, refuseInXml, type WriteRefusal } from './refusal.ts';

/** A service that functions call. */
export interface Service {
  readonly engine: keyof LocalConfig['endpoints'];
  readonly needs: ReadNeeds;
  readonly refuse: WriteRefusal;
}

/** By the name that signatures have of them. */
export const services: ReadonlyMap<string, Service> = new Map([
  ['dynamodb', { engine: 'dynamodb', needs: dynamoDbNeeds, refuse: refuseInJson(400) }],
  ['sns', { engine: 'sns', needs: snsNeeds, refuse: refuseInXml }],
  ['sqs', { engine: 'sqs', needs: sqsNeeds, refuse: refuseInJson(403) }],
  ['ses', { engine: 'ses', needs: sesNeeds, refuse: refuseInJson(403) }],
  ['kms', { engine: 'kms', needs: kmsNeeds, refuse: refuseInJson(400) }],
  ['cognito-idp', { engine: 'cognito', needs: cognitoNeeds, refuse: refuseInJson(400) }],
]);
