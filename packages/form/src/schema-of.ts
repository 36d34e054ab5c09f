/**
 * Makes a schema, or parts of one. What builds the browser's code knows that this does nothing else, and leaves out the
 * schemas that nothing there asks (`manualPureFunctions` in web/vite.config.ts), and with them their library.
 */
export function schemaOf<Schema>(make: () => Schema): Schema {
  return make()
}
