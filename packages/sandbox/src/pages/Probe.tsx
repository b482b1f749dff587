/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';

export interface ProbePageProps {
  project: string;
  scriptUrl: string;
  /** What the page's script sends with its requests. */
  token: string;
  /** How long to wait for a callback, in ms. */
  wait: number;
  /** Whether the probe knows the project's identity verification secret. */
  signs: boolean;
  /** Whether the probe has a key of the REST API. */
  hasKey: boolean;
  /** Whether the probe knows the webhook secret. */
  checksWebhooks: boolean;
}

const yes = (given: boolean, name: string) =>
  given ? <span class="given">given</span> : <span class="missing">not given ({name})</span>;

/** The page of the probe, for somebody with a project of their own. */
export const probePage = ({ project, scriptUrl, token, wait, signs, hasKey, checksWebhooks }: ProbePageProps): string =>
  String(
    <>
      {raw('<!doctype html>')}
      <html
        lang="en"
        data-project={project}
        data-token={token}
        data-wait={wait}
        data-script={new URL(scriptUrl).hostname}
      >
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>Probe of {project} · Prefinery sandbox</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="probe.css" />
          <script src="probe.js" defer />
        </head>
        <body>
          <header>
            <h1>Probe of the hosted service</h1>
            <p>
              Finds out how Prefinery answers where its documentation says nothing. The report has names of fields and
              kinds of values, and no data of people.
            </p>
          </header>
          <main>
            <section class="panel" aria-labelledby="about">
              <h2 id="about">What is probed</h2>
              <dl>
                <div>
                  <dt>Project</dt>
                  <dd>
                    <code>{project}</code>
                  </dd>
                </div>
                <div>
                  <dt>Script</dt>
                  <dd>
                    <code>{scriptUrl}</code>
                  </dd>
                </div>
                <div>
                  <dt>Identity verification secret</dt>
                  <dd>{yes(signs, 'PREFINERY_IDENTITY_SECRET')}</dd>
                </div>
                <div>
                  <dt>Key of the REST API</dt>
                  <dd>{yes(hasKey, 'PREFINERY_API_KEY')}</dd>
                </div>
                <div>
                  <dt>Webhook secret</dt>
                  <dd>{yes(checksWebhooks, 'PREFINERY_WEBHOOK_SECRET')}</dd>
                </div>
              </dl>
            </section>
            <form class="panel" aria-labelledby="parts">
              <h2 id="parts">What to do</h2>
              <p>
                The probe always reads: it calls commands as an unknown visitor, and draws forms and pages. Your project
                may count an impression.
              </p>
              <fieldset>
                <label class="choice">
                  <input type="checkbox" name="writes" />
                  <span>
                    Also add two users
                    <small>They stay on the list until you delete them in Prefinery.</small>
                  </span>
                </label>
                <div class="fields" hidden>
                  <label>
                    First address
                    <input type="email" name="first" autocomplete="off" placeholder="you+probe1@example.com" />
                  </label>
                  <label>
                    Second address
                    <input type="email" name="second" autocomplete="off" placeholder="you+probe2@example.com" />
                  </label>
                  <p class="note">
                    Addresses of your own that have not joined. Prefinery may send mails to them. They do not get into
                    the report.
                  </p>
                </div>
                {hasKey && (
                  <label class="choice">
                    <input type="checkbox" name="limit" />
                    <span>
                      Also exceed the limit of the REST API
                      <small>Your key is refused for about a minute.</small>
                    </span>
                  </label>
                )}
              </fieldset>
              <button type="submit">Start</button>
            </form>
            <section class="panel" aria-labelledby="result" id="run" hidden>
              <h2 id="result" tabindex={-1}>
                Result
              </h2>
              <p role="status" id="status" />
              <p role="alert" id="problem" hidden />
              <ol id="steps" />
              <p class="note" id="webhooks" />
              <button type="button" id="finish" hidden>
                Write the report
              </button>
              <div id="written" hidden>
                <p>
                  Written to <code id="file" />. Read it before you attach it to an issue.
                </p>
                <textarea id="readable" readonly rows={20} aria-label="The report in words" />
              </div>
            </section>
            <div id="frames" aria-hidden="true" />
          </main>
        </body>
      </html>
    </>,
  );

/** A page of its own with the vendor's snippet, which the probe's page has in a frame. */
export const stagePage = ({
  scriptUrl,
  project,
  hasForms,
}: {
  scriptUrl: string;
  project: string;
  hasForms: boolean;
}) =>
  String(
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>A page with the script</title>
          <script src="spy.js" />
          <script>
            {raw(
              'window.prefinery=window.prefinery||function(){(window.prefinery.q=window.prefinery.q||[]).push(arguments)};' +
                "window.probeAnswers=[];prefinery('getReferrerCode',function(answer){window.probeAnswers.push(answer)})",
            )}
          </script>
          <script src={scriptUrl} defer />
        </head>
        <body>
          {hasForms && (
            <>
              <div class="prefinery-form-embed" />
              <form
                class="pfy-signup-form"
                method="post"
                action={`https://i.prefinery.com/projects/${project}/users/post`}
              >
                <input type="email" name="user[profile][email]" aria-label="E-mail" />
                {[
                  'referrer',
                  'referral_token',
                  'utm_source',
                  'utm_medium',
                  'utm_campaign',
                  'utm_term',
                  'utm_content',
                ].map((name) => (
                  <input type="hidden" name={name} value="" />
                ))}
              </form>
            </>
          )}
        </body>
      </html>
    </>,
  );
