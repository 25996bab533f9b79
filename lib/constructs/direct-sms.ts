import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Access, allowOnNumbers } from './access.ts';

/**
 * The right to send an SMS to one number. A number has no ARN: the right to publish is therefore given for all that is not a topic or an
 * endpoint.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
 */
export function sendSms(senderId: string): Access {
  const publish = new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['sns:Publish'],
    notResources: ['arn:aws:sns:*:*:*'],
  });
  return { address: senderId, statements: [publish] };
}

/** As {@link sendSms}, and the right to learn and lift a number's opt-out. */
export function directSms(senderId: string): Access {
  const optOuts = allowOnNumbers('sns:CheckIfPhoneNumberIsOptedOut', 'sns:OptInPhoneNumber');
  return { ...optOuts, address: senderId, statements: [...sendSms(senderId).statements, ...optOuts.statements] };
}
