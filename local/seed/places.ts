/** Real communes, by their INSEE codes: Saint-Sébastien-sur-Loire and its neighbours. */
export const communes = { saintSebastien: '44190', vertou: '44215', reze: '44143', nantes: '44109' } as const;

/** One quarter of Saint-Sébastien-sur-Loire. */
export const quarter = {
  name: 'Le Douet',
  area: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [-1.5096, 47.2071],
        [-1.5049, 47.2019],
        [-1.4987, 47.2008],
        [-1.4958, 47.2043],
        [-1.4975, 47.2086],
        [-1.5031, 47.2098],
        [-1.5096, 47.2071],
      ] as [number, number][],
    ],
  },
};
