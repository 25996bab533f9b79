import { randomUUID } from 'node:crypto';

/** The account of everything local. */
export const localAccountId = '000000000000';

/** Makes the ARNs of one region. */
export interface Arns {
  topic(name: string): string;
  subscription(topicArn: string): string;
  application(platform: string, name: string): string;
  endpoint(applicationArn: string): string;
}

/** ARNs in the shapes that SNS gives. */
export function arnsOf(region: string): Arns {
  const prefix = `arn:aws:sns:${region}:${localAccountId}`;
  return {
    topic: (name) => `${prefix}:${name}`,
    subscription: (topicArn) => `${topicArn}:${randomUUID()}`,
    application: (platform, name) => `${prefix}:app/${platform}/${name}`,
    endpoint: (applicationArn) => `${applicationArn.replace(':app/', ':endpoint/')}/${randomUUID()}`,
  };
}

/** The platform (`GCM`, `APNS`, `APNS_SANDBOX`) in an application's or endpoint's ARN. */
export function platformOf(arn: string): string {
  return arn.split('/')[1] ?? '';
}

/** The last part of an ARN: a queue's, function's or topic's name. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
