import * as z from 'zod';
import { entries } from '../xml.ts';
import { attributesField, type Operation, operation } from './operation.ts';

const createPlatformApplication = operation(
  z.object({
    Name: z.string().regex(/^[\w.-]{1,256}$/, 'Name'),
    Platform: z.enum(['GCM', 'APNS', 'APNS_SANDBOX']),
    Attributes: attributesField,
  }),
  ({ Name, Platform, Attributes }, { arns, stores }) => {
    const arn = arns.application(Platform, Name);
    stores.applications.save(arn, { ...stores.applications.find(arn)?.attributes, ...shown(Attributes) });
    return { PlatformApplicationArn: arn };
  },
);

/** Credentials are neither kept nor shown. */
function shown(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const { PlatformCredential, PlatformPrincipal, ...others } = attributes;
  return others;
}

const applicationArn = z.object({ PlatformApplicationArn: z.string() });

const getPlatformApplicationAttributes = operation(applicationArn, ({ PlatformApplicationArn }, { stores }) => ({
  Attributes: entries({ Enabled: 'true', ...stores.applications.get(PlatformApplicationArn).attributes }),
}));

const setPlatformApplicationAttributes = operation(
  applicationArn.extend({ Attributes: attributesField }),
  ({ PlatformApplicationArn, Attributes }, { stores }) => {
    const { attributes } = stores.applications.get(PlatformApplicationArn);
    stores.applications.save(PlatformApplicationArn, { ...attributes, ...shown(Attributes) });
    return undefined;
  },
);

const deletePlatformApplication = operation(applicationArn, ({ PlatformApplicationArn }, { stores }) => {
  stores.applications.delete(PlatformApplicationArn);
  return undefined;
});

/** Operations on platform applications. */
export const applicationOperations: Readonly<Record<string, Operation>> = {
  CreatePlatformApplication: createPlatformApplication,
  DeletePlatformApplication: deletePlatformApplication,
  GetPlatformApplicationAttributes: getPlatformApplicationAttributes,
  SetPlatformApplicationAttributes: setPlatformApplicationAttributes,
};
