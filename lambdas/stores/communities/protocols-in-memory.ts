import type { Protocol } from '../../domain/municipalities/protocol.ts';
import type { CommunityStore } from './communities.ts';

/** @param requireRegistered throws when no municipality has that code */
export function protocolsInMemory(
  requireRegistered: (inseeCode: string) => void,
): Pick<CommunityStore, 'findProtocol' | 'putProtocol'> {
  const protocols = new Map<string, Protocol>();
  return {
    async findProtocol(inseeCode) {
      return protocols.get(inseeCode);
    },

    async putProtocol(protocol) {
      requireRegistered(protocol.inseeCode);
      protocols.set(protocol.inseeCode, structuredClone(protocol));
    },
  };
}
