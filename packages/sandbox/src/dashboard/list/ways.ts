/** A way to connect an app. */
export interface Way {
  name: 'HTML' | 'React' | 'Client';
  about: string;
  /** What is copied. */
  what: string;
  text: string;
}

/** What to paste into an app, so that it calls this sandbox in place of the vendor. */
export function waysFor(project: string, address: string): readonly Way[] {
  const script = `${address}/widget/v2/${project}.js`;
  return [
    {
      name: 'HTML',
      about: 'Paste it before the end of the page’s head. Only the address of the script differs from production.',
      what: 'the script tags',
      text: `<script>
  window.prefinery = window.prefinery || function () {
    (window.prefinery.q = window.prefinery.q || []).push(arguments);
  };
</script>
<script defer src="${script}"></script>`,
    },
    {
      name: 'React',
      about: 'Leave scriptUrl out in production.',
      what: 'the provider',
      text: `import { PrefineryProvider, SignupForm } from '@prefinery-kit/react';

<PrefineryProvider project="${project}" scriptUrl="${script}">
  <SignupForm />
</PrefineryProvider>`,
    },
    {
      name: 'Client',
      about: 'For any other framework, or none.',
      what: 'the client',
      text: `import { createPrefinery } from '@prefinery-kit/core';

const prefinery = createPrefinery({
  project: '${project}',
  scriptUrl: '${script}',
});`,
    },
  ];
}
