import * as z from 'zod';
import type { NeededRight } from '../needed-right.ts';
import type { MakeArn, ReadNeeds } from './call.ts';

const sendEmail = z.object({
  FromEmailAddress: z.string(),
  ConfigurationSetName: z.string().optional(),
  Content: z.object({
    Simple: z.object({ Headers: z.array(z.unknown()).default([]) }).optional(),
    Raw: z.unknown().optional(),
  }),
});

/**
 * SES checks the sender's identity and the configuration set, and asks for the raw right too when a message has headers of its own.
 * Whatever else is asked of it, nobody has a right to.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
 */
export const sesNeeds: ReadNeeds = ({ route, body }, arn) => {
  if (route !== 'POST /v2/email/outbound-emails') return [{ action: `ses:${route}`, resource: ['*'] }];
  const { FromEmailAddress, ConfigurationSetName, Content } = sendEmail.parse(JSON.parse(body));
  const isRaw = Content.Raw !== undefined || (Content.Simple?.Headers.length ?? 0) > 0;
  const resources = [identityOf(FromEmailAddress, arn), ...configurationSetOf(ConfigurationSetName, arn)];
  return ['ses:SendEmail', ...(isRaw ? ['ses:SendRawEmail'] : [])].flatMap((action) =>
    resources.map((resource) => ({ action, resource })),
  );
};

/** `Vigie <alertes@vigie.fr>` is known by its address or by its domain. */
function identityOf(sender: string, arn: MakeArn): NeededRight['resource'] {
  const address = /<([^>]+)>/.exec(sender)?.[1] ?? sender;
  const identity = (name: string) => arn('ses', `identity/${name}`);
  return [identity(address), identity(address.slice(address.indexOf('@') + 1))];
}

function configurationSetOf(name: string | undefined, arn: MakeArn): NeededRight['resource'][] {
  return name === undefined ? [] : [[arn('ses', `configuration-set/${name}`)]];
}
