import type { AnswerOf } from '../../../contract/exchange.ts';
import type { referenceOperations } from '../../../contract/operations/reference.ts';
import type { UseCase } from '../use-case.ts';

type OpenApi = AnswerOf<typeof referenceOperations.getOpenApi>;

interface Dependencies {
  readonly readOpenApi: () => Promise<OpenApi>;
}

/** Reads the document at its first request, and keeps it. */
export const getOpenApi = ({ readOpenApi }: Dependencies): UseCase<typeof referenceOperations.getOpenApi> => {
  let document: OpenApi | undefined;
  return async () => {
    document ??= await readOpenApi();
    return document;
  };
};
