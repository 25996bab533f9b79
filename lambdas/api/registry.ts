import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registryOperations } from '../../contract/operations/municipalities.ts';
import { serve } from '../http/serve.ts';
import { officialList } from '../registry/official-list.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { registerMunicipality } from '../use-cases/municipalities/register-municipality.ts';

const environment = readEnvironment('registry');

/** The build puts the list beside the bundle. */
const listFile = join(__dirname, 'municipalities.jsonl');

const dependencies = {
  communities: dynamoCommunityStore(openDatabase(dynamoClient()), environment.COMMUNITIES_TABLE),
  findOfficially: officialList(() => readFile(listFile, 'utf8')),
};

export const handler = serve(registryOperations, { registerMunicipality: registerMunicipality(dependencies) });
