import {
  render,
  renderHook,
  type RenderHookOptions,
  type RenderHookResult,
  type RenderOptions,
  type RenderResult,
} from '@testing-library/react';
import type { ReactNode } from 'react';
import { cleanUpLater, setStage, type PrefineryTestResult, type PrefineryTestOptions } from './stage.tsx';

/** Options of Testing Library's `render`, and what stands around `ui`. */
export interface RenderWithPrefineryOptions extends Omit<RenderOptions, 'queries' | 'wrapper'>, PrefineryTestOptions {}

/**
 * Renders below a `PrefineryProvider` on a fake vendor. Page and cache are new each time: no test knows of another, also
 * where your test runner takes nothing down by itself.
 *
 * @example
 * ```tsx
 * const vendor = createFakeVendor({ users: [{ email: 'amy@example.com' }] });
 * renderWithPrefinery(<Waitlist />, { vendor });
 * await userEvent.type(screen.getByLabelText('E-mail address'), 'bob@example.com{Enter}');
 * expect(await screen.findByText('You are number 2.')).toBeVisible();
 * ```
 *
 * @returns what Testing Library's `render` does, and `vendor`, `client` and `queryClient`
 */
export function renderWithPrefinery(
  ui: ReactNode,
  options: RenderWithPrefineryOptions = {},
): RenderResult & PrefineryTestResult {
  const { vendor, identity, queryClient, timeout, wrapper: around, ...renderOptions } = options;
  const { wrapper, stage } = setStage({ vendor, identity, queryClient, timeout, wrapper: around });
  const rendered = render(ui, { ...renderOptions, wrapper });
  cleanUpLater(() => {
    rendered.unmount();
    rendered.container.remove();
  });
  return { ...rendered, ...stage };
}

/** Options of Testing Library's `renderHook`, and what stands around the hook. */
export interface RenderHookWithPrefineryOptions<Props>
  extends Omit<RenderHookOptions<Props>, 'queries' | 'wrapper'>, PrefineryTestOptions {}

/**
 * The same for a hook of your own that uses the kit's.
 *
 * @example
 * ```ts
 * const { result, vendor } = renderHookWithPrefinery(() => useUser());
 * await waitFor(() => expect(result.current.data).toBeNull());
 * ```
 *
 * @returns what Testing Library's `renderHook` does, and `vendor`, `client` and `queryClient`
 */
export function renderHookWithPrefinery<Result, Props>(
  hook: (props: Props) => Result,
  options: RenderHookWithPrefineryOptions<Props> = {},
): RenderHookResult<Result, Props> & PrefineryTestResult {
  const { vendor, identity, queryClient, timeout, wrapper: around, ...renderOptions } = options;
  const { wrapper, stage } = setStage({ vendor, identity, queryClient, timeout, wrapper: around });
  const rendered = renderHook(hook, { ...renderOptions, wrapper });
  cleanUpLater(rendered.unmount);
  return { ...rendered, ...stage };
}
