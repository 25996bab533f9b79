const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The resident of a Cognito account: the account's UUID written as a ULID is written, so that no look-up stands between a token
 * and its resident, and Cognito's own identifier is never shown.
 * @param subject the claim `sub`, a UUID
 */
export function residentIdOf(subject: string): string {
  let rest = BigInt(`0x${subject.replaceAll('-', '')}`);
  let id = '';
  for (let position = 0; position < 26; position += 1) {
    id = `${alphabet[Number(rest & 31n)]}${id}`;
    rest >>= 5n;
  }
  return id;
}
