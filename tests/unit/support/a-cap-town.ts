import type { CapSourceTerms } from '../../../contract/operations/cap-sources.ts';
import { readXml } from '../../../lambdas/sources/read-xml.ts';
import type { FetchFailure, Validators, WebAnswer } from '../../../lambdas/sources/web-documents.ts';
import { inMemoryCapSourceStore } from '../../../lambdas/stores/communities/in-memory-cap-sources.ts';
import { listCapSources } from '../../../lambdas/use-cases/cap/list-cap-sources.ts';
import { pollCapSources } from '../../../lambdas/use-cases/cap/poll-cap-sources.ts';
import { putCapSource } from '../../../lambdas/use-cases/cap/put-cap-source.ts';
import { removeCapSource } from '../../../lambdas/use-cases/cap/remove-cap-source.ts';
import { callerOf, type Townsperson } from './a-town.ts';
import { anOfficialTown, list } from './an-official-town.ts';
import { saintSebastien } from './places.ts';

export const feedUrl = 'https://alertes.example/feed.xml';

export const terms = (differences: Partial<CapSourceTerms> = {}): CapSourceTerms => ({
  url: feedUrl,
  name: 'Météo de l’Ouest',
  categories: [{ capCategory: 'Met', category: 'weather' }],
  area: { geocodes: [{ value: '44190' }] },
  automatic: false,
  audience: 'all-communities',
  ...differences,
});

const { inseeCode } = saintSebastien;
const asked = { language: 'fr', query: undefined, headers: undefined, body: undefined } as const;

/** Saint-Sébastien with its officers, what can be found on the web, and what is told of sources that are refused. */
export async function aCapTown() {
  const town = await anOfficialTown();
  const isRegistered = async (code: string) => (await town.communities.findMunicipality(code)) !== undefined;
  const capSources = inMemoryCapSourceStore(isRegistered);
  const web = new Map<string, string | Uint8Array | FetchFailure>();
  const fetched: string[] = [];
  const refused: string[] = [];
  const faults: unknown[] = [];
  let ids = 0;
  const dependencies = {
    ...town.dependencies,
    capSources,
    documents: { fetch: async (url: string, known: Validators = {}) => answerOf(web, fetched, url, known) },
    readXml,
    // In the order in which they are made, whatever the clock says.
    newId: () => {
      ids += 1;
      return `01M82F8XX0Z6V3N5T7${String(ids).padStart(8, '0')}`;
    },
    onRefused: ({ sourceId }: { sourceId: string }, reason: string) => void refused.push(`${sourceId}: ${reason}`),
    onFault: (_: unknown, fault: unknown) => void faults.push(fault),
  };
  const put = (
    differences: Partial<CapSourceTerms> = {},
    {
      sourceId = 'meteo',
      by = 'townHall',
      code = inseeCode,
    }: { sourceId?: string; by?: Townsperson; code?: string } = {},
  ) =>
    putCapSource(dependencies)({
      ...asked,
      params: { inseeCode: code, sourceId },
      body: terms(differences),
      caller: callerOf(by),
    });
  const sources = async (by: Townsperson = 'townHall') =>
    (await listCapSources(dependencies)({ ...asked, params: { inseeCode }, caller: callerOf(by) })).items;
  const lastResult = async () => (await sources())[0]?.lastResult;
  return {
    ...town,
    dependencies,
    web,
    fetched,
    refused,
    faults,
    put,
    sources,
    lastResult,
    remove: (sourceId = 'meteo', by: Townsperson = 'townHall') =>
      removeCapSource(dependencies)({ ...asked, params: { inseeCode, sourceId }, caller: callerOf(by) }),
    poll: () => pollCapSources(dependencies)(),
    /** What the web gives at the source's address from now on. */
    gives: (document: string | Uint8Array | FetchFailure, url = feedUrl) => void web.set(url, document),
    /** The alerts of the municipality as its town hall reads them, newest first. */
    listed: async () => (await list(town.dependencies)).items,
  };
}

export type CapTown = Awaited<ReturnType<typeof aCapTown>>;

const failures = /^(?:address-not-public|too-\w+|unreachable|compressed|status-\d+)$/;

function answerOf(
  web: ReadonlyMap<string, string | Uint8Array | FetchFailure>,
  fetched: string[],
  url: string,
  known: Validators,
): WebAnswer {
  fetched.push(url);
  const found = web.get(url);
  if (found === undefined) return { kind: 'failed', reason: 'status-404' };
  if (typeof found === 'string' && failures.test(found)) return { kind: 'failed', reason: found as FetchFailure };
  const bytes = Buffer.from(found);
  const etag = `"${bytes.length}-${bytes.at(-40)}-${bytes.toString('base64').length}-${hash(bytes)}"`;
  return known.etag === etag ? { kind: 'unchanged' } : { kind: 'document', bytes, url, validators: { etag } };
}

const hash = (bytes: Buffer) => bytes.reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7);
