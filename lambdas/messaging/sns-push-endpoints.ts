import {
  CreatePlatformEndpointCommand,
  InvalidParameterException,
  SetEndpointAttributesCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { Platform } from '../../contract/resident-words.ts';
import type { PushEndpoints } from './push-endpoints.ts';

/** The platform applications that the operator made; an empty ARN means that push is not set up for that platform. */
type Applications = Readonly<Record<Platform, string>>;

/** When a token is known under other attributes, SNS says so in words that carry the endpoint's ARN. */
const knownEndpoint = /Endpoint (arn:aws[\w-]*:sns:\S+) already exists with the same Token/;

/**
 * Endpoints in SNS. An endpoint that exists but was disabled is given back disabled, hence the second call.
 * https://docs.aws.amazon.com/sns/latest/dg/mobile-platform-endpoint.html
 */
export function snsPushEndpoints(sns: SNSClient, applications: Applications): PushEndpoints {
  const create = async (PlatformApplicationArn: string, Token: string) => {
    try {
      return (await sns.send(new CreatePlatformEndpointCommand({ PlatformApplicationArn, Token }))).EndpointArn;
    } catch (refusal) {
      if (refusal instanceof InvalidParameterException) return knownEndpoint.exec(refusal.message)?.[1];
      throw refusal;
    }
  };

  return {
    connect: async (platform, token) => {
      const application = applications[platform];
      if (application === '') return { failure: 'push-not-configured' };
      const endpointArn = await create(application, token);
      if (!endpointArn) return { failure: 'token-refused' };
      await sns.send(
        new SetEndpointAttributesCommand({ EndpointArn: endpointArn, Attributes: { Token: token, Enabled: 'true' } }),
      );
      return { endpointArn };
    },
  };
}
