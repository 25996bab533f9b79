import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';

const lambdaRecord = z.looseObject({
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }),
});

/** A record as Lambda hands it to a function: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-example.html */
export type LambdaStreamRecord = z.infer<typeof lambdaRecord>;

/** Turns the SDK's record into Lambda's: dates become seconds, and binary values base 64. */
export function toLambdaRecord(record: StreamRecord, eventSourceARN: string, awsRegion: string): LambdaStreamRecord {
  const { dynamodb = {} } = record;
  const created = Math.floor((dynamodb.ApproximateCreationDateTime?.getTime() ?? 0) / 1000);
  const shaped = {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: created },
    ...(record.userIdentity === undefined ? {} : { userIdentity: userIdentityOf(record.userIdentity) }),
    eventSourceARN,
  };
  return lambdaRecord.parse(JSON.parse(JSON.stringify(shaped, binaryAsText)));
}

/** Lambda names these two fields otherwise than DynamoDB Streams. */
function userIdentityOf({ Type, PrincipalId }: NonNullable<StreamRecord['userIdentity']>) {
  return { type: Type, principalId: PrincipalId };
}

function binaryAsText(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
