import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Component, type ReactNode, Suspense } from 'react';

interface BoundaryProps {
  children: ReactNode;
  onReset: () => void;
}

/** An error boundary as most apps have it. */
class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  reset = () => {
    this.props.onReset();
    this.setState({ failed: false });
  };
  override render = () =>
    this.state.failed ? (
      <button type="button" onClick={this.reset}>
        Try again
      </button>
    ) : (
      this.props.children
    );
}

/** A Suspense boundary and an error boundary with a retry, for tests and stories of parts that suspend. */
export const Suspended = ({ children }: { children: ReactNode }) => (
  <QueryErrorResetBoundary>
    {({ reset }) => (
      <Boundary onReset={reset}>
        <Suspense fallback="One moment">{children}</Suspense>
      </Boundary>
    )}
  </QueryErrorResetBoundary>
);
