/** Where `npm run dev` serves the pages, and whom it asks for `/api`. */
export function developmentAddresses(): { readonly crmApi: URL; readonly web: URL } {
  const port = process.env['CRM_API_PORT'] ?? '3000';
  return {
    crmApi: new URL(`http://localhost:${port}`),
    web: new URL(process.env['PUBLIC_URL'] ?? 'http://localhost:3010'),
  };
}
