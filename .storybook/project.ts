/** The project that the stories' sandbox serves. */
export const project = 'story123';

/** Whom its campaign begins with. */
export const seed = { users: 500, seed: 1 };

/** Where the sandbox answers, below Storybook itself. */
export const folder = 'prefinery';
