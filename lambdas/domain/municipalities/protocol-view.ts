import type { AnswerOf } from '../../../contract/exchange.ts';
import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { type Protocol, protocolInForce } from './protocol.ts';

/** A protocol as officers see it: also whether it is in force. */
export function protocolView(protocol: Protocol, now: Date): AnswerOf<typeof municipalitiesOperations.getProtocol> {
  return { ...protocol, signatories: [...protocol.signatories], inForce: protocolInForce(protocol, now) };
}
