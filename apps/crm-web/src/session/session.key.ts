/** Under which the cache holds who is signed in; null: nobody. */
export const sessionKey = ['session'] as const;
