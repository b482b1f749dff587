import { forgetVisitor } from '@prefinery-kit/core/testing';
import { beforeAll } from 'vitest';

// The files share one origin, and so its cookies. Each file begins as a new visitor.
beforeAll(forgetVisitor);
