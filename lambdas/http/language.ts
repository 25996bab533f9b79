import type { Language } from '../../contract/fields.ts';

/**
 * The language to answer in: French, unless the caller prefers English.
 * @param header `Accept-Language`, RFC 9110 section 12.5.4
 */
export function preferredLanguage(header: string | undefined): Language {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .map(([range = '', weight = 'q=1']) => ({
      tag: range.toLowerCase().slice(0, 2),
      weight: Number(weight.trim().slice(2)),
    }))
    .filter(({ tag, weight }) => (tag === 'fr' || tag === 'en') && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return ranked[0]?.tag === 'en' ? 'en' : 'fr';
}
