import { invalidParameter } from '../errors.ts';

/** SNS lists a hundred at a time. */
const pageSize = 100;

/** Part of a list; `nextToken` is there when more follows. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextToken?: string;
}

/** Reads the page that starts after the one that gave the token. */
export function pageOf<Item extends { readonly seq: number }>(
  token: string | undefined,
  read: (after: number, limit: number) => Item[],
): Page<Item> {
  const items = read(positionOf(token), pageSize + 1);
  const last = items[pageSize - 1];
  return items.length > pageSize && last !== undefined
    ? { items: items.slice(0, pageSize), nextToken: tokenOf(last.seq) }
    : { items };
}

const tokenOf = (position: number): string => Buffer.from(`after:${position}`).toString('base64url');

function positionOf(token: string | undefined): number {
  if (token === undefined || token === '') {
    return 0;
  }
  const position = /^after:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (position === undefined) {
    throw invalidParameter('NextToken Reason: the token is not valid');
  }
  return Number(position);
}
