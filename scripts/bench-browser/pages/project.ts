/** The project that the script's address names. */
export const project = 'bench123';
