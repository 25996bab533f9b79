/**
 * French mobile numbers. A general library costs a function 100 to 200 KB and 5 ms at each cold start; the numbering plan
 * needed here is small and public (ARCEP, decision 2018-0881 on mobile number blocks; the blocks of 0709 as in Google's
 * libphonenumber, https://github.com/google/libphonenumber).
 */

/** Mobile numbers of the overseas departments, which dial like metropolitan France: what follows the 0, by country code. */
const overseas = {
  '590': /69[01]\d{6}|7090[0-4]\d{4}/, // Guadeloupe, Saint-Martin, Saint-Barthélemy
  '594': /694\d{6}|7093[0-3]\d{4}/, // Guyane
  '596': /69[67]\d{6}|7091[0-3]\d{4}/, // Martinique
  '262': /(?:639(?!98)|69[23])\d{6}|709(?:2[0-3]|3[5-7])\d{4}/, // Mayotte, La Réunion; 06 39 98 is metropolitan, for fiction
};

/** Those of metropolitan France, and of the territories with a numbering plan of their own, by country code. */
const others = {
  '33': /[67]\d{8}/,
  '508': /[45]\d{5}|708\d{6}/, // Saint-Pierre-et-Miquelon
  '687': /[5-9]\d{5}/, // Nouvelle-Calédonie
  '689': /8[79]\d{6}/, // Polynésie française
  '681': /[48]\d{5}/, // Wallis-et-Futuna
};

const spellings = Object.entries({ ...others, ...overseas }).map(([code, { source }]) => `${code}(?:${source})`);

/** E.164 of a mobile number of metropolitan France, of an overseas department, or of an overseas territory. */
export const phonePattern = new RegExp(`^\\+(?:${spellings.join('|')})$`);

/** Reads `06 12 34 56 78`, `0033 6…`, `+33 (0)6…` or an overseas spelling as E.164; what it cannot read comes back without its separators. */
export function normalisePhone(written: string): string {
  const digits = written.replace(/\(0\)/g, '').replace(/[\s.\-/()\u00a0]/g, '');
  const international = digits.replace(/^00/, '+');
  if (!/^0[67]\d{8}$/.test(international)) return international;
  const national = international.slice(1);
  const found = Object.entries(overseas).find(([, { source }]) => new RegExp(`^(?:${source})$`).test(national));
  return `+${found?.[0] ?? '33'}${national}`;
}
