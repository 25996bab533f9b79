/** Real communes, by their INSEE codes: Saint-Sébastien-sur-Loire and its neighbours. */
export const communes = { saintSebastien: '44190', vertou: '44215', reze: '44143', nantes: '44109' } as const;

const outline = (...ring: [number, number][]) => ({ type: 'Polygon' as const, coordinates: [ring] });

/** Quarters of Saint-Sébastien-sur-Loire. */
export const quarters = {
  douet: {
    name: 'Le Douet',
    area: outline(
      [-1.5096, 47.2071],
      [-1.5049, 47.2019],
      [-1.4987, 47.2008],
      [-1.4958, 47.2043],
      [-1.4975, 47.2086],
      [-1.5031, 47.2098],
      [-1.5096, 47.2071],
    ),
  },
  riverside: {
    name: 'Bords de Loire',
    area: outline([-1.514, 47.2145], [-1.5, 47.2105], [-1.486, 47.2115], [-1.488, 47.2155], [-1.514, 47.2145]),
  },
  station: {
    name: 'La Gare',
    area: outline([-1.498, 47.1995], [-1.489, 47.1965], [-1.482, 47.1995], [-1.49, 47.203], [-1.498, 47.1995]),
  },
};
