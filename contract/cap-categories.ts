/** The categories of OASIS CAP 1.2 (element `category`) that alerts fall under. Apart, so that a store that reads one carries no list of ours. */
export const capCategories = [
  'Security',
  'Fire',
  'CBRNE',
  'Transport',
  'Rescue',
  'Met',
  'Health',
  'Safety',
  'Infra',
  'Env',
  'Other',
] as const;
export type CapCategory = (typeof capCategories)[number];
