// A stylesheet is imported for its effect: bundlers give it no default export.
// oxlint-disable-next-line unicorn/require-module-specifiers -- without it, this would be no module.
export {};
