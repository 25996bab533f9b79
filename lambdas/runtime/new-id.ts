import { ulid } from 'ulid';

/** A new identifier, as use cases ask for it: those of later moments come after it. */
export const newId = (now: Date): string => ulid(now.getTime());
