/**
 * Who an SMS comes from, as SNS takes it: the number that can be answered where there is one, else the sender id; without either, the
 * carrier's own.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
 */
export function smsSender(senderId: string | undefined, number: string | undefined): Record<string, string> {
  if (number) return { 'AWS.MM.SMS.OriginationNumber': number };
  return senderId ? { 'AWS.SNS.SMS.SenderID': senderId } : {};
}
