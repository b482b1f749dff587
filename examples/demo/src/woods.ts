/** A wood that was recorded, and its first bird. */
export interface Wood {
  name: string;
  place: string;
  bird: string;
  /** When the bird starts to sing, in minutes after midnight. */
  minute: number;
}

/** The default of an order: the wood of the blackbird. */
export const irati: Wood = { name: 'Irati', place: 'Navarre', bird: 'Blackbird', minute: 336 };

export const woods: readonly Wood[] = [
  { name: 'Tiveden', place: 'Sweden', bird: 'Song thrush', minute: 140 },
  { name: 'Białowieża', place: 'Poland', bird: 'Thrush nightingale', minute: 168 },
  { name: 'Abernethy', place: 'Scotland', bird: 'Black grouse', minute: 185 },
  { name: 'Wistman’s Wood', place: 'England', bird: 'Redstart', minute: 252 },
  { name: 'Hallerbos', place: 'Belgium', bird: 'Robin', minute: 271 },
  irati,
];
