// Import it for its effect: bundlers give no default export.
export {};
