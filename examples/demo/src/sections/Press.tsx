import { HostedForm, HostedFormButton, useScript } from '@prefinery-kit/react';
import { Clock } from '../art/Clock.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';

/** The page for the press, with the hosted form of the service. */
export function Press() {
  const { status } = useScript();
  return (
    <>
      <Header />
      <main className="press">
        <section className="press-story" aria-labelledby="title">
          <div>
            <h1 id="title">For the press.</h1>
            <p className="lead">
              Alarms wake people by frightening them. A wood wakes everybody every day, and nobody minds. Merle is that
              half hour, in a room.
            </p>
            <dl>
              <div>
                <dt>What</dt>
                <dd>A bedside clock without an alarm. It plays a dawn chorus that takes half an hour.</dd>
              </div>
              <div>
                <dt>When</dt>
                <dd>Batch one is 400 clocks, in March. The waitlist decides whose.</dd>
              </div>
              <div>
                <dt>How much</dt>
                <dd>$189, paid when it ships.</dd>
              </div>
              <div>
                <dt>Who</dt>
                <dd>Two sound engineers and a carpenter, in a village with more blackbirds than people.</dd>
              </div>
            </dl>
            {status !== 'disabled' && <HostedFormButton className="press-button">Join the list</HostedFormButton>}
          </div>
          <Clock />
        </section>
        <section className="section press-form" aria-labelledby="press-form">
          <div>
            <h2 id="press-form">Wake up with one.</h2>
            <p>Every clock goes by the list, ours too. If you want to write about a morning, join, and tell us.</p>
          </div>
          {status === 'disabled' ? (
            <p className="turned-off">The form comes from the waitlist service, which you turned off.</p>
          ) : (
            <HostedForm texts={{ label: 'Join the list' }} />
          )}
        </section>
      </main>
      <Footer />
    </>
  );
}
