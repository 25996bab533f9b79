import { type Access, allow, type Permission } from '../constructs/access.ts';

const endpointActions = [
  'sns:CreatePlatformEndpoint',
  'sns:GetEndpointAttributes',
  'sns:SetEndpointAttributes',
  'sns:DeleteEndpoint',
];

/**
 * The right to keep the endpoints of a platform application, made by hand because it holds the secrets of Google or Apple.
 * @param applicationArn nothing when this kind of push is not configured
 */
export function platformApplication(applicationArn: string | undefined): Access {
  if (!applicationArn) return { address: '', statements: [] };
  const { endpoints, wildcards } = endpointsOf(applicationArn);
  return { address: applicationArn, statements: [allow(endpointActions, [applicationArn, endpoints])], wildcards };
}

type ApplicationArns = readonly (string | undefined)[];

/** The right to look at the endpoints of platform applications, those that are configured. */
export const readEndpoints = (...applicationArns: ApplicationArns) =>
  allowOnEndpoints('sns:GetEndpointAttributes', applicationArns);

/** The right to push to one device of platform applications, those that are configured. */
export const publishToEndpoints = (...applicationArns: ApplicationArns) =>
  allowOnEndpoints('sns:Publish', applicationArns);

function allowOnEndpoints(action: string, applicationArns: ApplicationArns): readonly Permission[] {
  const configured = applicationArns.filter((applicationArn) => applicationArn !== undefined).map(endpointsOf);
  return configured.map(({ endpoints, wildcards }) => ({ statements: [allow([action], [endpoints])], wildcards }));
}

function endpointsOf(applicationArn: string) {
  const endpoints = `${applicationArn.replace(':app/', ':endpoint/')}/*`;
  const reason = 'One endpoint per device, made at run time: the application they belong to is all that is known.';
  return { endpoints, wildcards: { [endpoints]: reason } };
}
