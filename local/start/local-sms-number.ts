/** SMS can be answered here without any setting: a short code of nobody's. */
export const localSmsNumber = '36180';
