/** The first page of the site. */
import { type Assets, Colophon, Frame } from './Page.tsx';
import { addSlash } from './slash.ts';

interface HomeProps {
  assets: Assets;
  /** The first sample of the README, highlighted. */
  sample: string;
  /** Name of the live sample that is shown. */
  live: string;
}

const points = [
  {
    title: 'Parts that fit into your page',
    text: 'Forms, referral links, leaderboards: accessible, in four languages, in your own look or in your own elements.',
    link: './components.html',
    action: 'Every component, live',
  },
  {
    title: 'Promises that settle',
    text: 'The vendor’s callbacks never come when its script is blocked. Every call of the kit ends, with a typed error that says what to do.',
    link: './errors.html',
    action: 'Every error and its cure',
  },
  {
    title: 'A campaign on your machine',
    text: 'The sandbox has a real database and the same API. Develop and test without an account, with every failure on demand.',
    link: './sandbox.html',
    action: 'The sandbox',
  },
  {
    title: 'Identity, done safely',
    text: 'Your server signs the address of its own session. Nothing secret reaches the browser, and nobody acts as somebody else.',
    link: './identity.html',
    action: 'How to sign',
  },
];

export const Home = ({ assets, sample, live }: HomeProps) => (
  <Frame
    title="prefinery-kit: waitlists and referrals in React"
    description="A typed client, hooks, accessible components and a local campaign for Prefinery"
    assets={assets}
    isLive
    early={addSlash}
  >
    <main id="content" className="home">
      <section className="hero">
        <div>
          <h1>A waitlist on Prefinery, in your own React app</h1>
          <p>
            A typed client, hooks, accessible components, and a local campaign to develop and test against, without an
            account and without a network.
          </p>
          <p className="actions">
            <a className="primary" href="./introduction.html">
              Get started
            </a>
            <a href="./demo/">See the demo</a>
          </p>
        </div>
        <div className="example">
          <div className="live" data-live={live} />
        </div>
      </section>
      <section className="points">
        {points.map(({ title, text, link, action }) => (
          <article key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
            <a href={link}>{action}</a>
          </article>
        ))}
      </section>
      <section className="whole">
        <div>
          <h2>This is all of it</h2>
          <p>
            A new visitor sees the form. Who has joined sees their place, their link and what it has brought them, also
            after a reload.
          </p>
        </div>
        {/* oxlint-disable-next-line react/no-danger -- It is the HTML of the project's own Markdown. */}
        <div dangerouslySetInnerHTML={{ __html: sample }} />
      </section>
      <Colophon />
    </main>
  </Frame>
);
