/** Replace it by the id of your own project: it is in the vendor's snippet, between `/v2/` and `.js`. */
export const project = 'abcd1234';
