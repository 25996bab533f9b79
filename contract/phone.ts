/**
 * French mobile numbers. A general library costs a function 100 to 200 KB and 5 ms at each cold start; the numbering plan
 * needed here is small and public (ARCEP, decision 2018-0881 on mobile number blocks; the blocks of 0709 as in Google's
 * libphonenumber, https://github.com/google/libphonenumber).
 */

/** Mobile blocks of the overseas territories that dial like metropolitan France: what follows the 0, by country code. */
const overseasBlocks = {
  '590': '69[01]|7090[0-4]', // Guadeloupe, Saint-Martin, Saint-Barthélemy
  '594': '694|7093[0-3]', // Guyane
  '596': '69[67]|7091[0-3]', // Martinique
  '262': '639|69[23]|7092[0-3]|7093[5-7]', // Mayotte, La Réunion
};

/** E.164 of a mobile number of metropolitan France, of an overseas department, or of an overseas territory. */
export const phonePattern =
  /^\+(?:33[67]\d{8}|590(?:69[01]|709)\d{6}|594(?:694|709)\d{6}|596(?:69[67]|709)\d{6}|262(?:639|69[23])\d{6}|508(?:[45]\d{5}|708\d{6})|687[5-9]\d{5}|689(?:87|89)\d{6}|681[48]\d{5})$/;

/** Reads `06 12 34 56 78`, `0033 6…`, `+33 (0)6…` or an overseas spelling as E.164; what it cannot read comes back without its separators. */
export function normalisePhone(written: string): string {
  const digits = written.replace(/\(0\)/g, '').replace(/[\s.\-/()\u00a0]/g, '');
  const international = digits.replace(/^00/, '+');
  if (!/^0[67]\d{8}$/.test(international)) return international;
  const overseas = Object.entries(overseasBlocks).find(([, block]) => block.test(international));
  return `+${overseas?.[0] ?? '33'}${international.slice(1)}`;
}
