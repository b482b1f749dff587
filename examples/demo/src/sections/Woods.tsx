import { Figures } from '../art/Figures.tsx';

/** In minutes after midnight: the night that the lines of this section stand for. */
const NIGHT = { from: 120, to: 360 };

const woods = [
  { name: 'Tiveden', place: 'Sweden', bird: 'Song thrush', minute: 140 },
  { name: 'Białowieża', place: 'Poland', bird: 'Thrush nightingale', minute: 168 },
  { name: 'Abernethy', place: 'Scotland', bird: 'Black grouse', minute: 185 },
  { name: 'Wistman’s Wood', place: 'England', bird: 'Redstart', minute: 252 },
  { name: 'Hallerbos', place: 'Belgium', bird: 'Robin', minute: 271 },
  { name: 'Irati', place: 'Navarre', bird: 'Blackbird', minute: 336 },
];

const time = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

export function Woods() {
  return (
    <section className="section woods" id="woods" aria-labelledby="woods-title">
      <h2 id="woods-title">Pick your wood.</h2>
      <p>Six of them, each recorded through one whole May. In every one somebody else sings first.</p>
      <ol>
        {woods.map(({ name, place, bird, minute }) => (
          <li key={name}>
            <p>
              <b>{name}</b> {place}
            </p>
            <p style={{ '--at': (minute - NIGHT.from) / (NIGHT.to - NIGHT.from) }}>
              <Figures>{time(minute)}</Figures> {bird}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
