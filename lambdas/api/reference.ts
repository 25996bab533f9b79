import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { referenceOperations } from '../../contract/operations/reference.ts';
import { serve } from '../http/serve.ts';
import { openAlertLink } from '../use-cases/alerts/open-alert-link.ts';
import { getHealth } from '../use-cases/reference/get-health.ts';
import { getOpenApi } from '../use-cases/reference/get-open-api.ts';
import { listCategories } from '../use-cases/reference/list-categories.ts';

/** The build puts the document beside the bundle. */
const documentFile = join(__dirname, 'openapi.json');

const readOpenApi = async () =>
  z.parse(referenceOperations.getOpenApi.responses[200], JSON.parse(await readFile(documentFile, 'utf8')));

export const handler = serve(referenceOperations, {
  getHealth: getHealth(),
  listCategories: listCategories(),
  getOpenApi: getOpenApi({ readOpenApi }),
  openAlertLink: openAlertLink(),
});
