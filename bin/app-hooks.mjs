// Hooks of `module.register`: one ES module is other code than its file has. They run in a thread of their own.
let app;

export const initialize = (given) => {
  app = given;
};

export const resolve = (specifier, context, next) =>
  specifier === app.url ? { url: app.url, format: 'module', shortCircuit: true } : next(specifier, context);

export const load = (url, context, next) =>
  url === app.url ? { source: app.source, format: 'module', shortCircuit: true } : next(url, context);
