/** As our own SMS with a code say it, in French and in English. */
const saysCode = /\bcode\b\D{0,12}(?<!\d)\d{6}(?!\d)/i;

/** Under which channel the inbox shows an SMS to one number: those that carry a confirmation code apart. */
export const directChannel = (body: string): 'code' | 'sms' => (saysCode.test(body) ? 'code' : 'sms');
