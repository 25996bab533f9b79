/** Records as AWS shows them in its documentation, word for word but for the numbers. */

/** https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html */
export const successfulSms = {
  notification: { messageId: '34d9b400-c6dd-5444-820d-fbeb0f1f54cf', timestamp: '2016-06-28 00:40:34.558' },
  delivery: {
    phoneCarrier: 'My Phone Carrier',
    mnc: 270,
    numberOfMessageParts: 1,
    destination: '+33639980100',
    priceInUSD: 0.00645,
    smsType: 'Transactional',
    mcc: 310,
    providerResponse: 'Message has been accepted by phone carrier',
    dwellTimeMs: 599,
    dwellTimeMsUntilDeviceAck: 1344,
  },
  status: 'SUCCESS',
};

export const failedSms = {
  notification: { messageId: '1077257a-92f3-5ca3-bc97-6a915b310625', timestamp: '2016-06-28 00:40:34.559' },
  delivery: {
    mnc: 0,
    numberOfMessageParts: 1,
    destination: '+33639980100',
    priceInUSD: 0.00645,
    smsType: 'Transactional',
    mcc: 0,
    providerResponse: 'Unknown error attempting to reach phone',
    dwellTimeMs: 1420,
    dwellTimeMsUntilDeviceAck: 1692,
  },
  status: 'FAILURE',
};

const endpoint = 'arn:aws:sns:us-west-2:123456789012:endpoint/GCM/vigie/6d4b34a5-9c7f-3a4b-8d0c-0b2f6f1c4c3a';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-msg-status.html */
export const successfulPush = {
  status: 'SUCCESS',
  notification: { timestamp: '2015-01-26 23:07:39.54', messageId: '9655abe4-6ed6-5734-89f7-e6a6a42de02a' },
  delivery: { statusCode: 200, dwellTimeMs: 65, destination: endpoint, attempts: 1 },
};

export const failedPush = {
  status: 'FAILURE',
  notification: { timestamp: '2015-01-26 23:29:35.678', messageId: 'c3ad79b0-8996-550a-8bfa-24f05989898f' },
  delivery: {
    statusCode: 8,
    destination: endpoint,
    attempts: 1,
    dwellTimeMs: 97,
    providerResponse: '{"multicast_id":7,"success":0,"failure":1,"results":[{"error":"MismatchSenderId"}]}',
  },
};

const mail = (resident: string) => ({
  timestamp: '2016-10-14T05:02:16.645Z',
  source: 'alertes@vigie.example',
  messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  destination: ['recipient@example.com'],
  tags: {
    'ses:configuration-set': ['ConfigSet'],
    resident: [resident],
    alert: ['01M82F8XX0Z6V3N5T7W9X1Y0AB'],
    group: ['referents-44190'],
    message: ['2'],
    said: [String(Date.parse('2016-10-14T05:02:10.000Z'))],
  },
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html */
export const sesEvents = (resident: string) => ({
  send: { eventType: 'Send', mail: mail(resident), send: {} },
  delivery: {
    eventType: 'Delivery',
    mail: mail(resident),
    delivery: {
      timestamp: '2016-10-19T23:21:04.133Z',
      processingTimeMillis: 11893,
      recipients: ['recipient@example.com'],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'mta.example.com',
    },
  },
  delay: {
    eventType: 'DeliveryDelay',
    mail: mail(resident),
    deliveryDelay: { timestamp: '2020-06-16T00:25:40.095Z', delayType: 'TransientCommunicationFailure' },
  },
  bounce: {
    eventType: 'Bounce',
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: 'recipient@example.com', action: 'failed', status: '5.1.1' }],
      timestamp: '2017-08-05T00:41:02.669Z',
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    },
    mail: mail(resident),
  },
  complaint: {
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: [{ emailAddress: 'recipient@example.com' }],
      timestamp: '2017-08-05T00:41:02.669Z',
      complaintFeedbackType: 'abuse',
    },
    mail: mail(resident),
  },
  reject: { eventType: 'Reject', mail: mail(resident), reject: { reason: 'Bad content' } },
});
