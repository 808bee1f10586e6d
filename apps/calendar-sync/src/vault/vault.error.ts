/** Something sealed cannot be read. Carries neither the bytes nor what they would say. */
export class VaultError extends Error {
  override readonly name = 'VaultError';

  constructor(
    /**
     * `vault_key_unknown`: sealed under a key that is not configured (removed too early?).
     * `vault_opening_refused`: altered, cut, or sealed for another agent or purpose.
     */
    readonly code: 'vault_key_unknown' | 'vault_opening_refused',
    message: string,
  ) {
    super(message);
  }
}
