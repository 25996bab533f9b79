/** A ULID in Crockford's alphabet, after the path of an alert's page. */
const alertLink = /\/a\/([0-9A-HJKMNP-TV-Z]{26})(?![0-9A-Za-z])/i;

/** The alert that a text links to. */
export function alertIdIn(text: string): string | undefined {
  return alertLink.exec(text)?.[1]?.toUpperCase();
}
