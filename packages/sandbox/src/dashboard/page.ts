/** Address of the folder that the page is in: the sandbox's own, with a slash at the end. */
export const home = new URL('.', window.location.href).href;

/** The sandbox's address without a slash at the end, as scripts and links begin with it. */
export const sandboxAddress = home.replace(/\/$/, '');
