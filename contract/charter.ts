/** The charter that every member accepts; a new text gets a new version, and everyone accepts again. */
export const currentCharterVersion = '2026-01';
