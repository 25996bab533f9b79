import type { meOperations } from '../../../contract/operations/me.ts';
import { unsubscriptionPage } from '../../domain/pages/unsubscription-pages.ts';
import type { UseCase } from '../use-case.ts';

/** The same page whatever the token: it is checked when the page is sent back. */
export const showUnsubscription = (): UseCase<typeof meOperations.showUnsubscription> => async () =>
  unsubscriptionPage();
