import type { referenceOperations } from '../../../contract/operations/reference.ts';
import { alertLinkPage } from '../../domain/pages/alert-link-page.ts';
import type { UseCase } from '../use-case.ts';

/** The same page for every alert, known or not: who opens a link is not known either. */
export const openAlertLink = (): UseCase<typeof referenceOperations.openAlertLink> => async () => alertLinkPage();
