import { describe, expect, test } from '@jest/globals';
import { categories } from '../../../../contract/categories.ts';
import { referenceOperations } from '../../../../contract/operations/reference.ts';
import { alertLinkPage } from '../../../../lambdas/domain/pages/alert-link-page.ts';
import { openAlertLink } from '../../../../lambdas/use-cases/alerts/open-alert-link.ts';
import { getHealth } from '../../../../lambdas/use-cases/reference/get-health.ts';
import { getOpenApi } from '../../../../lambdas/use-cases/reference/get-open-api.ts';
import { listCategories } from '../../../../lambdas/use-cases/reference/list-categories.ts';

const request = {
  language: 'fr',
  caller: undefined,
  params: undefined,
  query: undefined,
  headers: undefined,
  body: undefined,
} as const;

describe('what anyone may read', () => {
  test('the service says that it is up', async () => {
    expect(await getHealth()(request)).toEqual({ status: 'ok' });
  });

  test('every category is listed, as the contract shows it', async () => {
    const answer = await listCategories()(request);
    expect(referenceOperations.listCategories.responses[200].parse(answer)).toEqual({ items: categories });
  });

  test('the page of a link is the same for every alert, and tells nothing of it', async () => {
    const pageOf = (alertId: string) => openAlertLink()({ ...request, params: { alertId } });
    const page = await pageOf('01JDB2Q4M8Z6V3N5T7W9X1Y0AB');
    expect(page).toBe(alertLinkPage());
    expect(await pageOf('01JDB2Q4M8Z6V3N5T7W9X1Y0AC')).toBe(page);
  });
});

describe('the OpenAPI document', () => {
  test('is read at its first request only', async () => {
    let reads = 0;
    const readOpenApi = async () => {
      reads += 1;
      return { openapi: `3.1.${reads}` };
    };
    const useCase = getOpenApi({ readOpenApi });
    expect(reads).toBe(0);
    expect(await useCase(request)).toEqual({ openapi: '3.1.1' });
    expect(await useCase(request)).toEqual({ openapi: '3.1.1' });
  });

  test('is read again when reading it failed', async () => {
    let failing = true;
    const readOpenApi = async () => {
      if (failing) throw new Error('no file');
      return { openapi: '3.1.1' };
    };
    const useCase = getOpenApi({ readOpenApi });
    await expect(useCase(request)).rejects.toThrow('no file');
    failing = false;
    expect(await useCase(request)).toEqual({ openapi: '3.1.1' });
  });
});
