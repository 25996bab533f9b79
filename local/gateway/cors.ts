import type { IncomingMessage } from 'node:http';
import type { CorsRule } from '../deployment/routes.ts';

/** Pages that are served from this machine may always call: that is where they are written. */
const localOrigin = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether a browser asks before it sends the request itself. */
export function isPreflight(rule: CorsRule | undefined, { method, headers }: IncomingMessage): boolean {
  return rule !== undefined && method === 'OPTIONS' && 'access-control-request-method' in headers;
}

/** What a browser is told before it sends a request; the origin itself comes with every answer. */
export function preflightHeaders(rule: CorsRule | undefined, request: IncomingMessage): Record<string, string> {
  if (rule === undefined || allowedOrigin(rule, request) === undefined) {
    return {};
  }
  return {
    'access-control-allow-methods': rule.AllowMethods.join(','),
    'access-control-allow-headers': rule.AllowHeaders.join(','),
    'access-control-max-age': String(rule.MaxAge),
  };
}

/** What every answer tells a browser about the page that asked. */
export function corsHeaders(rule: CorsRule | undefined, request: IncomingMessage): Record<string, string> {
  const origin = rule === undefined ? undefined : allowedOrigin(rule, request);
  if (rule === undefined || origin === undefined) {
    return {};
  }
  return {
    'access-control-allow-origin': origin,
    ...(origin === '*' ? {} : { vary: 'Origin' }),
    ...(rule.ExposeHeaders.length === 0 ? {} : { 'access-control-expose-headers': rule.ExposeHeaders.join(',') }),
    ...(rule.AllowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
  };
}

function allowedOrigin({ AllowOrigins }: CorsRule, { headers: { origin } }: IncomingMessage): string | undefined {
  if (origin === undefined) {
    return undefined;
  }
  if (AllowOrigins.includes('*')) {
    return '*';
  }
  return AllowOrigins.includes(origin) || localOrigin.test(origin) ? origin : undefined;
}
