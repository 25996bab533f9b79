/** By what a server knows a document that it gave (RFC 9110, validators). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Why a document was not had: told to officers and to the log. */
export type FetchFailure =
  | 'address-not-public'
  | 'too-many-redirects'
  | 'too-large'
  | 'too-slow'
  | 'compressed'
  | 'unreachable'
  | `status-${number}`;

export type WebAnswer =
  | { readonly kind: 'document'; readonly bytes: Uint8Array; readonly url: string; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: FetchFailure };

/** Documents of the web, at addresses that anyone may give. */
export interface WebDocuments {
  /** @param known asks for the document only if it is another by now */
  fetch(url: string, known?: Validators): Promise<WebAnswer>;
}

/** No more than this is read of a document. */
export const bytesAtMost = 900 * 1024;
export const redirectsAtMost = 3;
export const fetchTimeoutMs = 10_000;
