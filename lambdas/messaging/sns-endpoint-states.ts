import { GetEndpointAttributesCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { EndpointStates } from './endpoint-states.ts';

export function snsEndpointStates(sns: SNSClient): EndpointStates {
  return {
    isDisabled: async (endpointArn) => {
      try {
        const { Attributes } = await sns.send(new GetEndpointAttributesCommand({ EndpointArn: endpointArn }));
        return Attributes?.Enabled === 'false';
      } catch (error) {
        if (error instanceof Error && error.name.startsWith('NotFound')) return true;
        throw error;
      }
    },
  };
}
