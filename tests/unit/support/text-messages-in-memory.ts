import type { TextMessages } from '../../../lambdas/messaging/text-messages.ts';

/** What SNS does with SMS, in memory: what was sent, who opted out, and refusals on demand. */
export class TextMessagesInMemory implements TextMessages {
  readonly sent: { readonly phone: string; readonly text: string }[] = [];
  readonly optedOut = new Set<string>();
  /** Numbers that were opted in less than 30 days ago. */
  readonly closed = new Set<string>();
  /** Called before anything is done; what it throws is what SNS refuses. */
  before: (call: 'send' | 'isOptedOut' | 'optIn') => void = () => undefined;

  async send(phone: string, text: string) {
    this.before('send');
    this.sent.push({ phone, text });
  }

  async isOptedOut(phone: string) {
    this.before('isOptedOut');
    return this.optedOut.has(phone);
  }

  async optIn(phone: string) {
    this.before('optIn');
    if (this.closed.has(phone)) return false;
    this.optedOut.delete(phone);
    return true;
  }

  async *optedOutPages() {
    for (const phone of this.optedOut) yield [phone];
  }

  /** The code of the last SMS to this phone. */
  lastCodeOf(phone: string): string {
    const text = this.sent.findLast((message) => message.phone === phone)?.text ?? '';
    return /\d{6}/.exec(text)?.[0] ?? '';
  }
}
