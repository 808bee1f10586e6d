/** The role that owns the product's database in an embedded cluster, and runs the migrations. */
export const databaseOwner = { role: 'alt', database: 'alt' } as const;

/** @returns the owner's address; the server listens on loopback only */
export function ownerUrl(port: number, password: string): string {
  const url = new URL(`postgres://127.0.0.1:${port}/${databaseOwner.database}`);
  url.username = databaseOwner.role;
  url.password = password;
  return url.href;
}
