import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(join(import.meta.dirname, 'cap-1.2.xsd'), 'utf8');

/** What libxml2 finds wrong with a document of CAP 1.2; nothing when it is valid. */
export async function capFaults(document: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: document, schema });
  return errors.map(({ rawMessage }) => rawMessage);
}
