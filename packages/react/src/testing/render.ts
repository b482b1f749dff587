import {
  render,
  renderHook,
  type RenderHookOptions,
  type RenderHookResult,
  type RenderOptions,
  type RenderResult,
} from '@testing-library/react';
import type { ReactNode } from 'react';
import { cleanUpLater, createTestPage, type PrefineryTestResult, type PrefineryTestOptions } from './page.tsx';

/** Options of Testing Library's `render`, and of what is around `ui`. */
export interface RenderWithPrefineryOptions extends Omit<RenderOptions, 'queries' | 'wrapper'>, PrefineryTestOptions {}

/**
 * Renders below a `PrefineryProvider` on a fake vendor. Page, client and cache are new each time, so tests do not
 * affect each other, even if your test runner has no automatic cleanup.
 *
 * @example
 * ```tsx
 * const vendor = createFakeVendor({ users: [{ email: 'amy@example.com' }] });
 * renderWithPrefinery(<Waitlist />, { vendor });
 * await userEvent.type(screen.getByLabelText('E-mail address'), 'bob@example.com{Enter}');
 * expect(await screen.findByText('You are number 2.')).toBeVisible();
 * ```
 *
 * @returns the result of Testing Library's `render`, and `vendor`, `client` and `queryClient`
 */
export function renderWithPrefinery(
  ui: ReactNode,
  options: RenderWithPrefineryOptions = {},
): RenderResult & PrefineryTestResult {
  const { vendor, identity, queryClient, timeout, wrapper: around, ...renderOptions } = options;
  const { wrapper, page } = createTestPage({ vendor, identity, queryClient, timeout, wrapper: around });
  const rendered = render(ui, { ...renderOptions, wrapper });
  cleanUpLater(() => {
    rendered.unmount();
    rendered.container.remove();
  });
  return { ...rendered, ...page };
}

/** Options of Testing Library's `renderHook`, and of what is around the hook. */
export interface RenderHookWithPrefineryOptions<Props>
  extends Omit<RenderHookOptions<Props>, 'queries' | 'wrapper'>, PrefineryTestOptions {}

/**
 * The same for a hook of your own that uses the kit's hooks.
 *
 * @example
 * ```ts
 * const { result, vendor } = renderHookWithPrefinery(() => useUser());
 * await waitFor(() => expect(result.current.data).toBeNull());
 * ```
 *
 * @returns the result of Testing Library's `renderHook`, and `vendor`, `client` and `queryClient`
 */
export function renderHookWithPrefinery<Result, Props>(
  hook: (props: Props) => Result,
  options: RenderHookWithPrefineryOptions<Props> = {},
): RenderHookResult<Result, Props> & PrefineryTestResult {
  const { vendor, identity, queryClient, timeout, wrapper: around, ...renderOptions } = options;
  const { wrapper, page } = createTestPage({ vendor, identity, queryClient, timeout, wrapper: around });
  const rendered = renderHook(hook, { ...renderOptions, wrapper });
  cleanUpLater(rendered.unmount);
  return { ...rendered, ...page };
}
