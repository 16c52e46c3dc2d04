import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiToken } from '../config.ts';

/** Finds the token of a request by its `Authorization` header; undefined if it has none that is known. */
export type Access = (authorization: string | undefined) => ApiToken | undefined;

/**
 * Compares hashes, which are equally long, and always all of them: how long it takes says nothing about how much of a token was
 * right.
 */
export function createAccess(tokens: readonly ApiToken[]): Access {
  const known = tokens.map((token) => ({ token, hash: hashOf(token.token) }));
  return (authorization = '') => {
    const [, sent = ''] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    const hash = hashOf(sent);
    return known.filter((each) => timingSafeEqual(each.hash, hash)).at(0)?.token;
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
