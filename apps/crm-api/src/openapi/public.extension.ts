/** Marks an operation that needs no session, until the document says so in OpenAPI's own way. */
export const publicExtension = 'x-public';
