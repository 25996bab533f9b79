import type { SpecialCategory } from '../../../lambdas/domain/municipalities/special-category.ts';

/** Heath fires, which Saint-Sébastien-sur-Loire warns of by itself, but for what a test says otherwise. */
export function aSpecialCategory(differences: Partial<SpecialCategory> = {}): SpecialCategory {
  return {
    inseeCode: '44190',
    categoryId: 'feu_de_landes',
    label: { fr: 'Feu de landes', en: 'Heath fire' },
    capCategory: 'Fire',
    level: 'danger',
    senders: 'officers',
    audience: 'neighbours',
    livesHours: 12,
    ...differences,
  };
}
